import { beforeEach, expect, test } from "vitest";
import type { ScenarioFile, Session } from "../engine";
import { bareAnalysis, bareSession } from "./bare-session";
import { createWorkerClient } from "./client";
import type { FilesSnapshot } from "./files-change";
import { firstHandlers } from "./first-handlers";
import { InProcessWorker } from "./in-process-worker";
import type { WorkerClient } from "./protocol";
import { createStages, type Stages } from "./stages";

const question = { options: { profile: "kubernetes", defaultNamespace: "default" } } as const;

let firsts: InProcessWorker[];
let fulls: InProcessWorker[];
/** What came to its end where, as `first zero`. */
let analyses: string[];
let files: FilesSnapshot;
let steps: number;
let timers: (() => void)[];
let client: WorkerClient;
let stages: Stages;

beforeEach(() => {
  firsts = [];
  fulls = [];
  analyses = [];
  files = { revision: 0, files: [{ name: "a.yaml", text: "zero" }] };
  steps = 1;
  timers = [];
  const schedule = (run: () => void) => {
    timers.push(run);
    return () => {
      timers = timers.filter((timer) => timer !== run);
    };
  };
  stages = createStages({
    createFirst: () => {
      const session = sessionOf("first");
      const worker = new InProcessWorker(session, firstHandlers(session));
      firsts.push(worker);
      return worker.page;
    },
    fetchFull: async () => () => {
      const worker = new InProcessWorker(sessionOf("full"));
      fulls.push(worker);
      return worker.page;
    },
    needsFull: () => false,
    schedule,
  });
  client = createWorkerClient({ createWorker: stages.createWorker, readFiles: () => files, schedule });
});

function sessionOf(name: string): Session {
  return {
    ...bareSession,
    *analyzeInSteps([file]: readonly ScenarioFile[]) {
      for (let done = 1; done <= steps; done++) yield { stage: "reading", done, total: steps };
      analyses.push(`${name} ${file?.text}`);
      return bareAnalysis;
    },
  };
}

function write(text: string): void {
  files = { revision: files.revision + 1, files: [{ name: "a.yaml", text }] };
  client.update(null);
}

const analyze = () => client.call("analyze", question);
const settled = () => new Promise((resolve) => setTimeout(resolve));

/** A long analysis is begun, and cancelled before its end. */
async function cancelLong(text: string): Promise<void> {
  steps = 500;
  write(text);
  const running = analyze();
  for (let turn = 0; turn < 5; turn++) await Promise.resolve();
  client.cancel();
  expect(await running).toEqual({ kind: "cancelled" });
  await settled();
  steps = 1;
}

test("the first worker lets go of what is cancelled and lives on", async () => {
  await analyze();
  await cancelLong("one");
  expect((await analyze()).kind).toBe("done");
  expect(analyses).toEqual(["first zero", "first one"]);
  expect([firsts.length, firsts[0]?.isTerminated, timers]).toEqual([1, false, []]);
});

test("what the first was cancelled at is not told to the full worker", async () => {
  await analyze();
  await cancelLong("one");
  await stages.bringFull();
  await settled();
  expect(analyses).toEqual(["first zero", "full zero"]);
  expect((await analyze()).kind).toBe("done");
  expect(analyses.at(-1)).toBe("full one");
});

test("both let go of what is cancelled while the full one catches up, which then goes on alone", async () => {
  await analyze();
  steps = 500;
  write("one");
  const running = analyze();
  await stages.bringFull();
  client.cancel();
  expect(await running).toEqual({ kind: "cancelled" });
  steps = 1;
  await settled();
  expect(analyses.filter((each) => each.endsWith("one"))).toEqual([]);
  expect([firsts[0]?.isTerminated, fulls[0]?.isTerminated, timers]).toEqual([true, false, []]);
  expect((await analyze()).kind).toBe("done");
  expect(analyses.at(-1)).toBe("full one");
});

test("the full worker goes on alone also where the first lets go last", async () => {
  await analyze();
  const [first] = firsts;
  if (first !== undefined) first.isBusy = true;
  write("one");
  const running = analyze();
  await settled();
  steps = 500;
  await stages.bringFull();
  client.cancel();
  expect(await running).toEqual({ kind: "cancelled" });
  await settled();
  expect(first?.isTerminated).toBe(false);
  first?.finish();
  await settled();
  expect(first?.isTerminated).toBe(true);
});

test("the full worker alone lets go of what is cancelled", async () => {
  await stages.bringFull();
  await analyze();
  await cancelLong("one");
  expect((await analyze()).kind).toBe("done");
  expect(analyses).toEqual(["full zero", "full one"]);
  expect(fulls).toHaveLength(1);
});
