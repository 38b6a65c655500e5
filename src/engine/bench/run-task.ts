import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { GCProfiler } from "node:v8";
import { parseAllDocuments } from "yaml";
import type { ScenarioFile } from "../analysis";
import { createScenarioReader } from "../read-scenario";
import { createSession } from "../session";
import { askAbout } from "./ask-about";
import type { BenchTask, TaskTimes, UpTo } from "./bench-task";
import { judgeEverything } from "./judge-everything";
import { timeNaiveJudging, timeNaiveProbes } from "./naive-reference";
import { SMALL_POLICY, type TypedFile, typedLabel, typedPort } from "./typed-file";
import { seedVerdictWorld } from "./verdict-cluster";

const OPTIONS = { profile: "kubernetes", defaultNamespace: "default" } as const;

/** Does a task so many times in this process, which does nothing else. */
export function runTask(task: BenchTask, runs: number): TaskTimes {
  switch (task.kind) {
    case "read": {
      const file = readFile(task.file);
      return measure(runs, () => startOf(task.upTo)([file]));
    }
    case "edit": {
      const files = typedFiles(task.at, readFile(task.file));
      const turns = Array.from({ length: runs + 1 }, (_, turn) => files.map((file) => file(turn)));
      const analyze = startOf(task.upTo);
      let turn = 0;
      const next = () => analyze(turns[turn++] ?? []);
      next();
      return measure(runs, next);
    }
    case "form": {
      const ask = askAbout(task.ask, readFile(task.file));
      ask();
      return measure(runs, ask);
    }
    case "judge": {
      const { cluster, policies } = seedVerdictWorld(task.world);
      return measure(runs, () => judgeEverything(cluster, policies));
    }
    case "yaml": {
      const { text } = readFile(task.file);
      return measure(runs, () => parseAllDocuments(text, { logLevel: "error" }));
    }
    case "naive-judge": {
      const ms = timeNaiveJudging(seedVerdictWorld(task.world), task.world, task.sample);
      return { ...measure(0, () => null), samples: [ms], cpuSamples: [ms] };
    }
    case "naive-probe": {
      const ms = timeNaiveProbes(readFile(task.file), readFileSync(task.probes, "utf8"), task.sample);
      return { ...measure(0, () => null), samples: [ms], cpuSamples: [ms] };
    }
  }
}

/** Times each run; the result of the last is held until the memory has been looked at. */
function measure(runs: number, work: () => unknown): TaskTimes {
  const profiler = new GCProfiler();
  const samples: number[] = [];
  const cpuSamples: number[] = [];
  let held: unknown = null;
  profiler.start();
  for (let run = 0; run < runs; run++) {
    held = null;
    const before = process.cpuUsage();
    const start = performance.now();
    held = work();
    samples.push(performance.now() - start);
    const { user, system } = process.cpuUsage(before);
    cpuSamples.push((user + system) / 1000);
  }
  const atEnd = process.memoryUsage();
  const collections = profiler.stop()?.statistics ?? [];
  const before = collections.map(({ beforeGC: { heapStatistics: heap } }) => heap.usedHeapSize + heap.externalMemory);
  const peak = before.reduce((most, bytes) => Math.max(most, bytes), atEnd.heapUsed + atEnd.external);
  globalThis.gc?.();
  const kept = process.memoryUsage();
  if (held === undefined) throw new Error("the work gives nothing");
  return {
    samples,
    cpuSamples,
    peakMb: peak / 2 ** 20,
    keptMb: (kept.heapUsed + kept.external) / 2 ** 20,
    processMb: process.resourceUsage().maxRSS / 1024,
  };
}

/** Begins with empty caches; what it gives is called with the files as they are after each edit. */
function startOf(upTo: UpTo): (files: readonly ScenarioFile[]) => object {
  if (upTo === "verdicts") {
    const reader = createScenarioReader();
    return (files) => {
      const scenario = reader.read(files, OPTIONS);
      return { reader, scenario, verdicts: judgeEverything(scenario.cluster, scenario.policies) };
    };
  }
  const session = createSession();
  let intent = 0;
  return (files) => {
    intent += 1;
    const analysis = session.analyze(files, OPTIONS, undefined, { scenario: "bench", intent: String(intent) });
    return { session, analysis };
  };
}

function typedFiles(at: Extract<BenchTask, { kind: "edit" }>["at"], file: ScenarioFile): readonly TypedFile[] {
  switch (at) {
    case "policy":
      return [typedPort(file)];
    case "label":
      return [typedLabel(file)];
    case "other-file":
      return [() => file, typedPort(SMALL_POLICY)];
  }
}

function readFile(path: string): ScenarioFile {
  return { name: "cluster.yaml", text: readFileSync(path, "utf8") };
}
