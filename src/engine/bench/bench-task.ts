import type { VerdictWorldSize } from "./verdict-cluster";

/** Work that a process of its own does, once or again and again. Files are paths of texts that were written before. */
export type BenchTask =
  /** Reading from nothing, up to the verdicts of everything or up to the picture; each run with empty caches. */
  | { readonly kind: "read"; readonly upTo: UpTo; readonly file: string }
  /** Typing in a text that has been read: each run is one key. */
  | { readonly kind: "edit"; readonly upTo: UpTo; readonly at: EditPlace; readonly file: string }
  /** What a form asks of a text that has been read: each run is about another namespace, but for a wish about all. */
  | { readonly kind: "form"; readonly ask: FormAsk; readonly file: string }
  /** Judging all pairs of a cluster that has been read. */
  | { readonly kind: "judge"; readonly world: VerdictWorldSize }
  /** The reference for reading: `yaml.parseAllDocuments` of the text. */
  | { readonly kind: "yaml"; readonly file: string }
  /** The reference for judging: the naive evaluator on some pairs, scaled up to all. */
  | { readonly kind: "naive-judge"; readonly world: VerdictWorldSize; readonly sample: number }
  /** The reference for probes: the naive evaluator on some of them, scaled up. */
  | { readonly kind: "naive-probe"; readonly file: string; readonly probes: string; readonly sample: number };

/** `verdicts`: all pairs of classes and address groups on all ports. `picture`: everything that the screen shows. */
export type UpTo = "verdicts" | "picture";

/** What is typed: a port of a policy, a label of a pod, or a port in another, small file. */
export type EditPlace = "policy" | "label" | "other-file";

/** What is asked: what a default deny for a namespace, or for all, would do; what the forms of a policy and of an allowance offer. */
export type FormAsk = "deny-one" | "deny-all" | "offer-policy" | "offer-allow";

/** What a process measured. */
export interface TaskTimes {
  /** Milliseconds of each run. */
  readonly samples: readonly number[];
  /** Milliseconds of processors that each run used, collector and compiler threads included: less of what else runs. */
  readonly cpuSamples: readonly number[];
  /** Heap and array buffers at their most, in MB: garbage that was not yet collected included. */
  readonly peakMb: number;
  /** Heap and array buffers that are left after a collection while the result is held, in MB; with the text. */
  readonly keptMb: number;
  /** Memory of the whole process at its most, in MB. */
  readonly processMb: number;
}
