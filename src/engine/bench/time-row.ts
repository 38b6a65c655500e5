import { spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import type { BenchResult, BenchRow, CommandTask } from "./bench-row";
import type { BenchTask, TaskTimes } from "./bench-task";

/** Programs of this project, as paths. */
export interface BenchPrograms {
  /** This bench, called with `--task` for one task. */
  readonly bench: string;
  readonly cli: string;
}

/** Times rows one after the other; a reference is measured once for all rows that have it. */
export function createRowTimer(programs: BenchPrograms): (row: BenchRow) => Promise<BenchResult> {
  const references = new Map<string, TaskTimes>();
  const ratioTo = (task: BenchTask, medianMs: number, cpuMs: number | null): number => {
    const key = JSON.stringify(task);
    const times = references.get(key) ?? runInProcess(programs.bench, task, 1);
    references.set(key, times);
    const ratio =
      cpuMs === null ? medianMs / percentile(times.samples, 0.5) : cpuMs / percentile(times.cpuSamples, 0.5);
    return Number(ratio.toPrecision(3));
  };
  return async (row) => {
    const { work, input, form, how, processes, runs, reference, goalMs, goalMb } = row;
    const all: (TaskTimes | CommandTimes)[] = [];
    // what is built or compiled once is not part of any later call
    if (how.kind === "command") await runCommand(programs.cli, how);
    for (let i = 0; i < processes; i++) {
      all.push(how.kind === "command" ? await runCommand(programs.cli, how) : runInProcess(programs.bench, how, runs));
    }
    const samples = all.flatMap((one) => one.samples);
    const most = (member: "peakMb" | "keptMb" | "processMb") => {
      const found = all.flatMap((one) => one[member] ?? []);
      return found.length === 0 ? null : Math.round(Math.max(...found));
    };
    const medianMs = percentile(samples, 0.5);
    const cpuSamples = all.flatMap((one) => one.cpuSamples ?? []);
    const cpuMs = cpuSamples.length === 0 ? null : percentile(cpuSamples, 0.5);
    const peakMb = most("peakMb");
    const isMet = (goalMs === null || medianMs < goalMs) && (goalMb === null || (peakMb ?? 0) < goalMb);
    return {
      work,
      input,
      form,
      runs: samples.length,
      medianMs: round(medianMs),
      p95Ms: round(percentile(samples, 0.95)),
      cpuMs: cpuMs === null ? null : round(cpuMs),
      peakMb,
      keptMb: most("keptMb"),
      processMb: most("processMb"),
      goalMs,
      goalMb,
      isMet: goalMs === null && goalMb === null ? null : isMet,
      ratio: reference === null ? null : ratioTo(reference.task, medianMs, cpuMs),
      reference: reference?.name ?? null,
    };
  };
}

/** A call of the command line, as it is seen from outside. */
interface CommandTimes extends Pick<TaskTimes, "samples"> {
  readonly cpuSamples: readonly number[] | null;
  readonly peakMb: null;
  readonly keptMb: null;
  readonly processMb: number | null;
}

/** The full parser needs gigabytes for the largest text. */
const HEAP_MB = 12_000;

function runInProcess(bench: string, task: BenchTask, runs: number): TaskTimes {
  const flags = ["--expose-gc", `--max-old-space-size=${HEAP_MB}`];
  const words = [...flags, bench, "--task", JSON.stringify(task), "--runs", String(runs)];
  const { status, stdout } = spawnSync(process.execPath, words, { stdio: ["ignore", "pipe", "inherit"] });
  if (status !== 0) throw new Error(`${task.kind} ended with ${status}`);
  return JSON.parse(stdout.toString("utf8")) as TaskTimes; // printed by printTask
}

/** Its answers are read, as by a program that it is piped into, and thrown away. */
function runCommand(cli: string, { words }: CommandTask): Promise<CommandTimes> {
  const cpuBefore = cpuMsOfChildren();
  const start = performance.now();
  const child = spawn(process.execPath, [cli, ...words], { stdio: ["ignore", "pipe", "ignore"] });
  let processMb: number | null = null;
  const look = setInterval(() => {
    processMb = highestMemoryOf(child.pid) ?? processMb;
  }, 50);
  child.stdout.resume();
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      clearInterval(look);
      if (code !== 0) return reject(new Error(`${words.join(" ")} ended with ${code}`));
      const ms = performance.now() - start;
      const cpuMs = cpuMsOfChildren();
      const cpuSamples = cpuMs === null || cpuBefore === null ? null : [cpuMs - cpuBefore];
      resolve({ samples: [ms], cpuSamples, peakMb: null, keptMb: null, processMb });
    });
  });
}

/** MB, on Linux; null elsewhere and for a process that has ended. */
function highestMemoryOf(pid: number | undefined): number | null {
  try {
    const found = /VmHWM:\s*(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
    return found === null ? null : Number(found[1]) / 1024;
  } catch {
    return null;
  }
}

/** What the processes that this one started and that have ended used, on Linux; null elsewhere. */
function cpuMsOfChildren(): number | null {
  try {
    const stat = readFileSync("/proc/self/stat", "utf8");
    // after the name in brackets, which may have blanks, come the state and 12 numbers before those of children
    const [user, system] = stat
      .slice(stat.lastIndexOf(")") + 2)
      .split(" ")
      .slice(13, 15);
    return (Number(user) + Number(system)) * TICK_MS;
  } catch {
    return null;
  }
}

/** What Linux counts in towards programs, whatever the kernel counts in. */
const TICK_MS = 10;

function percentile(samples: readonly number[], part: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
