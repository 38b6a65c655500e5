import { beforeEach, expect, test } from "vitest";
import type { Progress, ScenarioFile, Session } from "../engine";
import { bareAnalysis, bareSession } from "../worker/bare-session";
import { createWorkerClient } from "../worker/client";
import { InProcessWorker } from "../worker/in-process-worker";
import { type AppStore, createAppStore } from "./store";

let worker: InProcessWorker;
/** Each takes 10 ms. */
let steps: number;
/** Texts that were analysed to the end, and what was asked about them. */
let analysed: string[];
let asked: string[];
let store: AppStore;

beforeEach(() => {
  steps = 1;
  analysed = [];
  asked = [];
  store = createAppStore({
    startWorkerClient: (readFiles) =>
      createWorkerClient({
        createWorker: () => {
          worker = new InProcessWorker(session);
          return worker.page;
        },
        readFiles,
        schedule: () => () => {},
      }),
    scenario: { name: "own", files: [{ name: "a.yaml", text: "one" }] },
  });
});

const session: Session = {
  ...bareSession,
  *analyzeInSteps([file]: readonly ScenarioFile[]) {
    for (let done = 1; done <= steps; done++) yield { stage: "judging", done, total: steps };
    analysed.push(file?.text ?? "");
    return bareAnalysis;
  },
  explainEdge: (edgeId) => {
    asked.push(edgeId);
    return null;
  },
  edgesOf: (nodeId) => {
    asked.push(nodeId);
    return [];
  },
};

const analysis = () => store.getState().analysis;
const settle = () => new Promise((resolve) => setTimeout(resolve));

/** Writes another text and lets the worker begin with it; it takes many such turns to its end. */
async function begin(text: string): Promise<void> {
  store.actions.setText("a.yaml", text);
  for (let turn = 0; turn < 5; turn++) await Promise.resolve();
}

test("how far a long analysis is is known for as long as it runs", async () => {
  await settle();
  expect(analysis().progress).toBeNull();
  steps = 200;
  const seen: (Progress | null)[] = [];
  const stop = store.subscribe((state, former) => {
    if (state.analysis.progress !== former.analysis.progress) seen.push(state.analysis.progress);
  });
  store.actions.setText("a.yaml", "two");
  await settle();
  stop();
  expect(seen[0]).toEqual({ stage: "reading", done: 0, total: 0 });
  const done = seen.slice(1, -1).map((progress) => progress?.done ?? -1);
  expect(done.length).toBeGreaterThan(5);
  expect(done).toEqual(done.toSorted((a, b) => a - b));
  expect(seen.at(-1)).toBeNull();
});

test("each analysis of several begins anew with what is told of it", async () => {
  await settle();
  steps = 200;
  await begin("two");
  store.actions.setText("a.yaml", "three");
  let gaps = 0;
  const stop = store.subscribe((state, former) => {
    if (state.analysis.progress === null && former.analysis.progress !== null) gaps += 1;
  });
  await settle();
  stop();
  expect(analysed).toEqual(["one", "two", "three"]);
  expect(gaps).toBe(2);
});

test("a cancelled analysis leaves the earlier one, and nothing is told of it any more", async () => {
  await settle();
  const before = analysis().analysis;
  steps = 200;
  await begin("two");
  store.actions.cancelAnalysis();
  await settle();
  expect(analysis()).toMatchObject({ phase: "cancelled", progress: null, analysisRevision: 0 });
  expect(analysis().analysis).toBe(before);
  expect(analysed).toEqual(["one"]);
  expect(worker.isTerminated).toBe(false);
});

test("while it is cancelled nothing is asked that would make it nevertheless", async () => {
  await settle();
  steps = 200;
  await begin("two");
  store.actions.cancelAnalysis();
  await settle();
  store.actions.hover({ kind: "node", id: "a" });
  store.actions.explain("a→b");
  await settle();
  expect([analysed, asked]).toEqual([["one"], []]);
  expect(analysis().explanation).toMatchObject({ kind: "failed", edgeId: "a→b" });

  store.actions.retryAnalysis();
  await settle();
  expect(analysed).toEqual(["one", "two"]);
  expect(asked).toContain("a→b");
  expect(analysis()).toMatchObject({ phase: "idle", explanation: { kind: "ready" } });
});

test("the next edit evaluates again after a cancelled one", async () => {
  await settle();
  steps = 200;
  await begin("two");
  store.actions.cancelAnalysis();
  await settle();
  store.actions.setText("a.yaml", "three");
  expect(analysis().phase).toBe("running");
  await settle();
  expect(analysed).toEqual(["one", "three"]);
  expect(analysis().phase).toBe("idle");
});
