import { beforeEach, expect, test } from "vitest";
import type { Analysis, ScenarioFile, Session } from "../engine";
import { bareAnalysis, bareSession } from "./bare-session";
import { createWorkerClient } from "./client";
import type { FilesSnapshot } from "./files-change";
import { firstHandlers } from "./first-handlers";
import { InProcessWorker } from "./in-process-worker";
import type { Outcome, WorkerClient } from "./protocol";
import { createStages, type Stages } from "./stages";

const question = { options: { profile: "kubernetes", defaultNamespace: "default" } } as const;

let firsts: InProcessWorker[];
let fulls: InProcessWorker[];
/** What each worker analysed, as `first zero`. */
let analyses: string[];
let files: FilesSnapshot;
let timers: (() => void)[];
let arrive: (outcome: "code" | "nothing") => void;
let fetches: number;
let fullsBeginBusy: boolean;
let client: WorkerClient;
let stages: Stages;

beforeEach(() => {
  firsts = [];
  fulls = [];
  analyses = [];
  files = { revision: 0, files: [{ name: "a.yaml", text: "zero" }] };
  timers = [];
  fetches = 0;
  fullsBeginBusy = false;
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
    fetchFull: () => {
      fetches += 1;
      return new Promise((resolve, reject) => {
        arrive = (outcome) => (outcome === "code" ? resolve(createFull) : reject(new Error("no network")));
      });
    },
    needsFull: () => files.files.some(({ text }) => text.includes("Expectation")),
    schedule,
  });
  client = createWorkerClient({ createWorker: stages.createWorker, readFiles: () => files, schedule });
});

function createFull() {
  const worker = new InProcessWorker(sessionOf("full"));
  worker.isBusy = fullsBeginBusy;
  fulls.push(worker);
  return worker.page;
}

/** A session whose analysis names the worker, and all texts that it has analysed. */
function sessionOf(name: string): Session {
  let heard = "";
  return {
    ...bareSession,
    analyze: ([file]: readonly ScenarioFile[]) => {
      if (file?.text === `beyond ${name}`) throw Object.assign(new Error("left out"), { name: "LeftOut" });
      if (file?.text === `kills ${name}`) throw new Error("choked");
      analyses.push(`${name} ${file?.text}`);
      heard += ` ${file?.text}`;
      return named(`${name}:${heard}`);
    },
  };
}

const named = (name: string): Analysis => ({
  ...bareAnalysis,
  counts: { ...bareAnalysis.counts, otherPolicyKinds: [name] },
});
const nameOf = (outcome: Outcome<"analyze">) =>
  outcome.kind === "done" ? outcome.result.counts.otherPolicyKinds[0] : outcome.kind;

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

const analyze = () => client.call("analyze", question);
const explain = () => client.call("explainEdge", { ...question, edgeId: "a→b" });

function tick(seconds: number): void {
  for (let passed = 0; passed < seconds; passed += 1) {
    const due = timers;
    timers = [];
    for (const run of due) run();
  }
}

/** Until all messages that are under way have come. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

async function bringFull(): Promise<void> {
  const brought = stages.bringFull();
  arrive("code");
  await brought;
  await settled();
}

test("the first picture asks for no code", async () => {
  expect(nameOf(await analyze())).toBe("first: zero");
  expect((await client.call("edgesOf", { ...question, nodeId: "a" })).kind).toBe("done");
  expect(fetches).toBe(0);
});

test("the full worker knows all texts that the first analysed, and goes on alone", async () => {
  await analyze();
  edit("one");
  await analyze();
  await bringFull();
  expect(firsts[0]?.isTerminated).toBe(true);
  edit("two");
  expect(nameOf(await analyze())).toBe("full: zero one two");
  expect((await explain()).kind).toBe("done");
  expect([firsts.length, fulls.length]).toEqual([1, 1]);
});

test("what the first cannot answer waits for the full worker, and the picture follows the text meanwhile", async () => {
  await analyze();
  const explained = explain();
  edit("one");
  expect(nameOf(await analyze())).toBe("first: zero one");
  arrive("code");
  expect(await explained).toMatchObject({ kind: "done", revision: 0, stale: true });
});

test("the first answers until the full worker is as far", async () => {
  await analyze();
  fullsBeginBusy = true;
  await bringFull();
  edit("one");
  expect(nameOf(await analyze())).toBe("first: zero one");
  expect(firsts[0]?.isTerminated).toBe(false);
  fulls[0]?.finish();
  await settled();
  expect(firsts[0]?.isTerminated).toBe(true);
  edit("two");
  expect(nameOf(await analyze())).toBe("full: zero one two");
});

test("a call that the first is busy with is answered by the full worker, once", async () => {
  await analyze();
  if (firsts[0] !== undefined) firsts[0].isBusy = true;
  edit("one");
  const answer = analyze();
  await settled();
  await bringFull();
  expect(nameOf(await answer)).toBe("full: zero one");
  expect(firsts[0]?.isTerminated).toBe(true);
});

test("a text that speaks of expectations is for the full worker", async () => {
  edit("kind: Expectation");
  const answer = analyze();
  await settled();
  arrive("code");
  expect(nameOf(await answer)).toBe("full: kind: Expectation");
  expect(analyses).toEqual(["full kind: Expectation"]);
});

test("what turns out to be beyond the first worker is passed on to the full one", async () => {
  await analyze();
  edit("beyond first");
  const answer = analyze();
  await settled();
  arrive("code");
  expect(nameOf(await answer)).toBe("full: zero beyond first");
  await settled();
  expect([firsts[0]?.isTerminated, firsts.length, fulls.length]).toEqual([true, 1, 1]);
});

test("without code for what is beyond it, the first worker answers the next text that it can read", async () => {
  edit("beyond first");
  const answer = analyze();
  await settled();
  arrive("nothing");
  expect(await answer).toMatchObject({ kind: "crashed", gaveUp: true });
  edit("one");
  expect(nameOf(await analyze())).toBe("first: one");
  expect(firsts.length).toBe(1);
});

test("code that cannot be fetched fails the call alone, and the next one tries again", async () => {
  await analyze();
  const failing = explain();
  arrive("nothing");
  expect(await failing).toMatchObject({
    kind: "crashed",
    gaveUp: true,
    message: "a part of the page could not be fetched",
  });
  expect(firsts[0]?.isTerminated).toBe(false);
  edit("one");
  expect(nameOf(await analyze())).toBe("first: zero one");
  const again = explain();
  arrive("code");
  expect((await again).kind).toBe("done");
  expect(fetches).toBe(2);
});

test("whoever waits for code on a slow line is not taken for silent", async () => {
  await analyze();
  const explained = explain();
  await settled();
  tick(30);
  arrive("code");
  expect((await explained).kind).toBe("done");
  expect(firsts.length).toBe(1);
});

test("a first worker that falls silent is ended, though code is under way", async () => {
  await analyze();
  if (firsts[0] !== undefined) firsts[0].isBusy = true;
  void stages.bringFull();
  edit("one");
  const answer = analyze();
  await settled();
  tick(10);
  expect((await answer).kind).toBe("hung");
  expect(firsts[0]?.isTerminated).toBe(true);
  expect(nameOf(await analyze())).toBe("first: one");
});

test("after a death before the code is there a first worker starts again, later a full one", async () => {
  await analyze();
  firsts[0]?.emit("error", { message: "out of memory" });
  expect(nameOf(await analyze())).toBe("first: zero");
  await bringFull();
  fulls[0]?.emit("error", { message: "out of memory" });
  expect(nameOf(await analyze())).toBe("full: zero");
  expect([firsts.length, fulls.length]).toEqual([2, 2]);
});

test("a full worker that dies while it catches up leaves the picture to the first", async () => {
  await analyze();
  fullsBeginBusy = true;
  await bringFull();
  fulls[0]?.emit("error", { message: "out of memory" });
  expect(fulls[0]?.isTerminated).toBe(true);
  edit("one");
  expect(nameOf(await analyze())).toBe("first: zero one");
  fullsBeginBusy = false;
  expect((await explain()).kind).toBe("done");
});

test("a call that dies with the full worker fails, and so it is given up the second time", async () => {
  await analyze();
  fullsBeginBusy = true;
  await bringFull();
  const dying = [explain()];
  await settled();
  fulls[0]?.emit("error", { message: "out of memory" });
  expect(await dying[0]).toMatchObject({ kind: "crashed", gaveUp: false });
  const again = explain();
  await settled();
  fulls[1]?.emit("error", { message: "out of memory" });
  expect(await again).toMatchObject({ kind: "crashed", gaveUp: true });
});

test("what only the full worker chokes on, it tells of once it is alone", async () => {
  edit("kills full");
  expect(nameOf(await analyze())).toBe("first: kills full");
  await bringFull();
  expect(firsts[0]?.isTerminated).toBe(true);
  expect(await explain()).toMatchObject({ kind: "crashed", message: expect.stringContaining("choked") });
});

test("what waits for code is cancelled at once, and the full worker knows nothing of it", async () => {
  await analyze();
  const explained = explain();
  client.cancel();
  expect(await explained).toEqual({ kind: "cancelled" });
  arrive("code");
  await settled();
  expect(fulls[0]?.received.map(({ kind }) => kind)).toEqual(["sync", "call"]);
  edit("one");
  expect(nameOf(await analyze())).toBe("full: zero one");
});
