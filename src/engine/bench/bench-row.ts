import type { BenchTask } from "./bench-task";

/** A line of the bench: what is timed, on what, and what it should come to. */
export interface BenchRow {
  readonly work: string;
  /** What it is done with: “1,000 pods, 200 workloads, 500 policies, 1.3 MB”. */
  readonly input: string;
  /** As `---` documents or as one `kind: List`; null where there is no text. */
  readonly form: "documents" | "list" | null;
  readonly how: BenchTask | CommandTask;
  /** Processes that do it one after the other: caches and compiled code are empty in each. */
  readonly processes: number;
  /** How often each process does it. */
  readonly runs: number;
  readonly reference: BenchReference | null;
  /** Milliseconds that the median must stay below; null: there is no goal. */
  readonly goalMs: number | null;
  /** MB of heap and array buffers that must not be reached; null: there is no goal. */
  readonly goalMb: number | null;
}

/** A call of the command line, timed from outside: the start of the process is part of it. */
export interface CommandTask {
  readonly kind: "command";
  readonly words: readonly string[];
}

/** What the ratio is to, measured in the same run. */
export interface BenchReference {
  readonly name: string;
  readonly task: BenchTask;
}

/** What a row came to. Times are milliseconds, memory is MB. */
export interface BenchResult extends Pick<BenchRow, "work" | "input" | "form" | "goalMs" | "goalMb"> {
  readonly runs: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  /** Median of what processors were used for it; null where it can't be known. */
  readonly cpuMs: number | null;
  /** Heap and array buffers at their most; null for a command, whose process is seen from outside only. */
  readonly peakMb: number | null;
  /** Heap and array buffers that are left while the result is held; null for a command. */
  readonly keptMb: number | null;
  /** The whole process at its most; null where it can't be known. */
  readonly processMb: number | null;
  /** Null where there is no goal. */
  readonly isMet: boolean | null;
  /** Median by that of the reference, of processor time where both are known; null without one. */
  readonly ratio: number | null;
  readonly reference: string | null;
}
