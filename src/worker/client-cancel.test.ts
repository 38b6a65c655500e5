import { beforeEach, expect, test } from "vitest";
import type { Progress, ScenarioFile, Session } from "../engine";
import { bareAnalysis, bareSession } from "./bare-session";
import { createWorkerClient } from "./client";
import type { FilesSnapshot } from "./files-change";
import { InProcessWorker } from "./in-process-worker";
import type { WorkerClient } from "./protocol";

const question = { options: { profile: "kubernetes", defaultNamespace: "default" } } as const;

let workers: InProcessWorker[];
let files: FilesSnapshot;
let timers: { readonly run: () => void; readonly delayMs: number }[];
/** Texts whose analysis came to its end. */
let analyses: string[];
/** Each takes 10 ms. */
let steps: number;
let beginsBusy: boolean;
let client: WorkerClient;

beforeEach(() => {
  workers = [];
  files = { revision: 0, files: [{ name: "a.yaml", text: "zero" }] };
  timers = [];
  analyses = [];
  steps = 200;
  beginsBusy = false;
  client = createWorkerClient({
    createWorker: () => {
      const worker = new InProcessWorker(session);
      worker.isBusy = beginsBusy;
      workers.push(worker);
      return worker.page;
    },
    readFiles: () => files,
    schedule: (run, delayMs) => {
      const timer = { run, delayMs };
      timers.push(timer);
      return () => {
        timers = timers.filter((each) => each !== timer);
      };
    },
  });
});

/** Works for `steps` before it has analysed anything. */
const session: Session = {
  ...bareSession,
  *analyzeInSteps([file]: readonly ScenarioFile[]) {
    for (let done = 1; done <= steps; done++) yield { stage: "reading", done, total: steps };
    analyses.push(file?.text ?? "");
    return bareAnalysis;
  },
};

/** Until all that can be done without anybody is done. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

/** The time for which a cancelled call may go on is over. */
function losePatience(): void {
  const due = timers.filter(({ delayMs }) => delayMs === 2000);
  timers = timers.filter((timer) => !due.includes(timer));
  for (const { run } of due) run();
}

/** Lets the worker begin with what it was sent; it takes many such turns to its end. */
async function begin(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await Promise.resolve();
}

test("a cancelled call is over at once, and the worker that lets go of it lives on", async () => {
  const running = client.call("analyze", question);
  const waiting = client.call("analyze", question);
  await begin();
  client.cancel();
  expect(await Promise.all([running, waiting])).toEqual([{ kind: "cancelled" }, { kind: "cancelled" }]);
  await settled();
  expect(analyses).toEqual([]);
  expect(timers).toEqual([]);
  expect((await client.call("analyze", question)).kind).toBe("done");
  expect(analyses).toEqual(["zero"]);
  expect([workers.length, workers[0]?.isTerminated]).toEqual([1, false]);
});

test("a worker that does not let go within two seconds is ended, and the next call works", async () => {
  beginsBusy = true;
  const running = client.call("analyze", question);
  client.cancel();
  expect(await running).toEqual({ kind: "cancelled" });
  expect(workers[0]?.isTerminated).toBe(false);
  losePatience();
  expect(workers[0]?.isTerminated).toBe(true);
  beginsBusy = false;
  expect((await client.call("analyze", question)).kind).toBe("done");
  expect(workers).toHaveLength(2);
});

test("what was asked of a worker that does not let go is asked of the next one", async () => {
  beginsBusy = true;
  void client.call("analyze", question);
  client.cancel();
  const again = client.call("analyze", question);
  beginsBusy = false;
  losePatience();
  expect((await again).kind).toBe("done");
  expect([workers.length, workers[0]?.isTerminated]).toEqual([2, true]);
});

test("an answer that was on its way when it was cancelled is not given", async () => {
  beginsBusy = true;
  const running = client.call("analyze", question);
  client.cancel();
  workers[0]?.say({ kind: "answer", id: 1, name: "analyze", revision: 0, result: bareAnalysis });
  expect(await running).toEqual({ kind: "cancelled" });
  expect(timers).toEqual([]);
});

test("a worker that has a defect while it lets go is ended", async () => {
  beginsBusy = true;
  void client.call("analyze", question);
  client.cancel();
  workers[0]?.say({ kind: "failed", id: 1, message: "choked" });
  expect(workers[0]?.isTerminated).toBe(true);
  expect(timers).toEqual([]);
});

test("cancelling where nothing runs does nothing", async () => {
  client.cancel();
  await client.call("analyze", question);
  client.cancel();
  expect(timers).toEqual([]);
  expect(workers[0]?.received.map(({ kind }) => kind)).toEqual(["sync", "call"]);
});

test("a long analysis tells how far it is", async () => {
  const seen: Progress[] = [];
  await client.call("analyze", question, (progress) => seen.push(progress));
  const done = seen.map((progress) => progress.done);
  expect(done.length).toBeGreaterThan(5);
  expect(done).toEqual(done.toSorted((a, b) => a - b));
  expect(seen[0]).toEqual({ stage: "reading", done: done[0], total: 200 });
});

test("an analysis that waits for another call tells how far that one is", async () => {
  const seen: Progress[] = [];
  const explained = client.call("explainEdge", { ...question, edgeId: "a→b" });
  await client.call("analyze", question, (progress) => seen.push(progress));
  await explained;
  expect(analyses).toEqual(["zero"]);
  expect(seen.length).toBeGreaterThan(5);
});

test("a short analysis tells nothing", async () => {
  steps = 2;
  const seen: Progress[] = [];
  await client.call("analyze", question, (progress) => seen.push(progress));
  expect(seen).toEqual([]);
});
