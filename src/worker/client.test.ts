import { beforeEach, expect, test } from "vitest";
import type { Analysis, AnalyzeOptions, GraphEdge, ScenarioFile, Session } from "../engine";
import { bareAnalysis, bareSession } from "./bare-session";
import { createWorkerClient } from "./client";
import type { FilesSnapshot } from "./files-change";
import { InProcessWorker } from "./in-process-worker";
import type { WorkerClient } from "./protocol";

const options: AnalyzeOptions = { profile: "kubernetes", defaultNamespace: "default" };

let workers: InProcessWorker[] = [];
let files: FilesSnapshot = { revision: 0, files: [] };
let analyses: string[] = [];
let timers: (() => void)[] = [];
let beginsBusy = false;
let thrown: string | null = null;
let client: WorkerClient;

beforeEach(() => {
  workers = [];
  files = { revision: 0, files: [{ name: "a.yaml", text: "zero" }] };
  analyses = [];
  timers = [];
  beginsBusy = false;
  thrown = null;
  client = createWorkerClient({
    createWorker: () => {
      const worker = new InProcessWorker(createFakeSession());
      worker.isBusy = beginsBusy;
      workers.push(worker);
      return worker.page;
    },
    readFiles: () => files,
    schedule: (run) => {
      timers.push(run);
      return () => {
        timers = timers.filter((timer) => timer !== run);
      };
    },
  });
});

function createFakeSession(): Session {
  return {
    ...bareSession,
    analyze: (given: readonly ScenarioFile[], { profile }, onProgress) => {
      onProgress?.();
      if (thrown !== null) throw new Error(thrown);
      const text = given.map((file) => `${file.name}=${file.text}`).join(";");
      analyses.push(text);
      return analysisNamed(`${profile} ${text}`);
    },
    explainEdge: (edgeId) => {
      if (edgeId === "gone") return null;
      throw new Error(`cannot explain ${edgeId}`);
    },
    edgesOf: (nodeId) => [{ ...edge, id: `${nodeId}→${analyses.at(-1)}` }],
  };
}

const edge: GraphEdge = {
  ...{ id: "", source: "a", target: "b", state: "open", label: "", sentence: "", droppedAt: "none" },
  ...{ assumes: [], switched: [], expectation: null },
};

function analysisNamed(name: string): Analysis {
  return { ...bareAnalysis, counts: { ...bareAnalysis.counts, otherPolicyKinds: [name] } };
}

/** Types `text` instead of the whole of a.yaml. */
function edit(text: string): void {
  const { revision } = files;
  const to = files.files[0]?.text.length ?? 0;
  files = { revision: revision + 1, files: [{ name: "a.yaml", text }] };
  client.update({
    baseRevision: revision,
    revision: revision + 1,
    changes: [{ kind: "edited", file: "a.yaml", splices: [{ from: 0, to, text }] }],
  });
}

function tick(seconds: number): void {
  for (let passed = 0; passed < seconds; passed += 1) {
    const due = timers;
    timers = [];
    for (const run of due) run();
  }
}

const kindsSent = (worker = workers[0]) => worker?.received.map((message) => message.kind);

test("a call starts the worker with all files and gives the analysis of the newest text", async () => {
  const outcome = await client.call("analyze", { options });
  expect(outcome).toMatchObject({ kind: "done", revision: 0, stale: false });
  expect(analyses).toEqual(["a.yaml=zero"]);
  expect(kindsSent()).toEqual(["sync", "call"]);
});

test("later texts travel as what changed", async () => {
  await client.call("analyze", { options });
  edit("one");
  const outcome = await client.call("analyze", { options });
  expect(outcome).toMatchObject({ kind: "done", revision: 1, stale: false });
  expect(analyses.at(-1)).toBe("a.yaml=one");
  expect(kindsSent()).toEqual(["sync", "call", "change", "call"]);
});

test("of the calls that wait, only the newest is made", async () => {
  beginsBusy = true;
  const first = client.call("analyze", { options });
  edit("one");
  const second = client.call("analyze", { options });
  edit("two");
  const third = client.call("analyze", { options });
  expect(await second).toEqual({ kind: "superseded" });
  workers[0]?.finish();
  expect(await first).toMatchObject({ kind: "done", revision: 0, stale: true });
  expect(await third).toMatchObject({ kind: "done", revision: 2, stale: false });
  expect(analyses).toEqual(["a.yaml=zero", "a.yaml=two"]);
});

test("a change that does not fit what was sent brings all files again", async () => {
  await client.call("analyze", { options });
  files = { revision: 7, files: [{ name: "b.yaml", text: "seven" }] };
  client.update({ baseRevision: 6, revision: 7, changes: [] });
  expect(await client.call("analyze", { options })).toMatchObject({ kind: "done", revision: 7, stale: false });
  expect(analyses.at(-1)).toBe("b.yaml=seven");
});

test("a worker that has lost step asks for all files and the call succeeds", async () => {
  await client.call("analyze", { options });
  files = { revision: 1, files: [{ name: "a.yaml", text: "one" }] };
  const splices = [{ from: 90, to: 99, text: "beyond the end" }];
  client.update({ baseRevision: 0, revision: 1, changes: [{ kind: "edited", file: "a.yaml", splices }] });
  expect(await client.call("analyze", { options })).toMatchObject({ kind: "done", revision: 1 });
  expect(analyses.at(-1)).toBe("a.yaml=one");
  expect(kindsSent()).toEqual(["sync", "call", "change", "call", "sync", "call"]);
});

test("a text that is opened anew is sent as a whole", async () => {
  await client.call("analyze", { options });
  files = { revision: 1, files: [] };
  client.update(null);
  await client.call("analyze", { options });
  expect(kindsSent()).toEqual(["sync", "call", "sync", "call"]);
});

test("ten seconds of silence end the worker, and the next call starts another", async () => {
  beginsBusy = true;
  const call = client.call("analyze", { options });
  tick(9);
  expect(workers[0]?.isTerminated).toBe(false);
  tick(1);
  expect(await call).toMatchObject({ kind: "hung", revision: 0, gaveUp: false });
  expect(workers[0]?.isTerminated).toBe(true);
  beginsBusy = false;
  expect(await client.call("analyze", { options })).toMatchObject({ kind: "done" });
  expect(workers).toHaveLength(2);
});

test("long work that still beats is never ended", async () => {
  beginsBusy = true;
  const call = client.call("analyze", { options });
  for (let minute = 0; minute < 20; minute += 1) {
    tick(9);
    workers[0]?.say({ kind: "beat", id: 1 });
  }
  workers[0]?.finish();
  expect(await call).toMatchObject({ kind: "done" });
  expect(workers).toHaveLength(1);
});

test("an idle worker may be silent", async () => {
  await client.call("analyze", { options });
  tick(60);
  expect(workers[0]?.isTerminated).toBe(false);
  expect(timers).toEqual([]);
});

test("a text that ended the worker twice is given up until it changes", async () => {
  thrown = "out of wits";
  const first = await client.call("analyze", { options });
  expect(first).toMatchObject({ kind: "crashed", gaveUp: false, message: expect.stringContaining("out of wits") });
  expect(await client.call("analyze", { options })).toMatchObject({ kind: "crashed", gaveUp: true });
  const third = await client.call("analyze", { options });
  expect(third).toMatchObject({ gaveUp: true, message: expect.stringContaining("out of wits") });
  expect(workers).toHaveLength(2);
  thrown = null;
  edit("harmless");
  expect(await client.call("analyze", { options })).toMatchObject({ kind: "done", revision: 1 });
});

test("a worker that reports an error fails the call it was at", async () => {
  beginsBusy = true;
  const call = client.call("analyze", { options });
  workers[0]?.emit("error", { message: "boom" });
  expect(await call).toMatchObject({ kind: "crashed", message: "boom", gaveUp: false });
});

test("an unreadable message counts as a crash", async () => {
  beginsBusy = true;
  const call = client.call("analyze", { options });
  workers[0]?.emit("messageerror", {});
  expect(await call).toMatchObject({ kind: "crashed" });
});

test("a page that may not start workers gets an outcome, not an exception", async () => {
  const barred = createWorkerClient({
    createWorker: () => {
      throw new Error("refused by policy");
    },
    readFiles: () => files,
    schedule: () => () => {},
  });
  expect(await barred.call("analyze", { options })).toMatchObject({
    kind: "crashed",
    message: expect.stringContaining("refused by policy"),
  });
});

test("what an ended worker still says is not listened to", async () => {
  beginsBusy = true;
  const call = client.call("analyze", { options });
  tick(10);
  await call;
  beginsBusy = false;
  const next = client.call("analyze", { options });
  workers[0]?.emit("error", { message: "late" });
  workers[0]?.emit("message", { data: { kind: "failed", id: 2, message: "late" } });
  expect(await next).toMatchObject({ kind: "done" });
});

test("a call of another name survives the crash of the one before it", async () => {
  await client.call("analyze", { options });
  const broken = client.call("explainEdge", { options, edgeId: "broken" });
  const analysis = client.call("analyze", { options });
  expect(await broken).toMatchObject({ kind: "crashed", message: expect.stringContaining("cannot explain broken") });
  expect(await analysis).toMatchObject({ kind: "done", stale: false });
  expect(await client.call("explainEdge", { options, edgeId: "gone" })).toMatchObject({ kind: "done", result: null });
});

test("the waiting call is made after a crash of the running one", async () => {
  thrown = "once";
  const first = client.call("analyze", { options });
  edit("one");
  const second = client.call("analyze", { options });
  expect(await first).toMatchObject({ kind: "crashed" });
  thrown = null;
  expect(await second).toMatchObject({ kind: "done", revision: 1 });
});

test("a call that waits asks what is so when it is sent", async () => {
  let asked: AnalyzeOptions["profile"] = "kubernetes";
  const first = client.call("analyze", { options });
  const second = client.call("analyze", () => ({ options: { ...options, profile: asked } }));
  asked = "calico";
  await Promise.all([first, second]);
  expect(await second).toMatchObject({ result: { counts: { otherPolicyKinds: [expect.stringContaining("calico")] } } });
});

test("what was given up is tried again once it is forgiven", async () => {
  thrown = "always";
  await client.call("analyze", { options });
  expect(await client.call("analyze", { options })).toMatchObject({ gaveUp: true });
  thrown = null;
  expect(await client.call("analyze", { options })).toMatchObject({ kind: "crashed", gaveUp: true });
  client.forgive();
  expect(await client.call("analyze", { options })).toMatchObject({ kind: "done" });
});

test("the lines of a node are of the newest text, also in a fresh worker", async () => {
  edit("one");
  const outcome = await client.call("edgesOf", { options, nodeId: "a" });
  expect(outcome).toMatchObject({ kind: "done", revision: 1, stale: false, result: [{ id: "a→a.yaml=one" }] });
});

test("an explanation in a fresh worker analyses first, and the same text once only", async () => {
  await client.call("explainEdge", { options, edgeId: "gone" });
  await client.call("analyze", { options });
  expect(analyses).toEqual(["a.yaml=zero"]);
  await client.call("analyze", { options: { ...options, profile: "calico" } });
  expect(analyses).toHaveLength(2);
});
