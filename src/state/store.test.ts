import { beforeEach, expect, test } from "vitest";
import type { Analysis, Explanation, GraphEdge } from "../engine";
import { bareAnalysis, bareSession } from "../worker/bare-session";
import { createWorkerClient } from "../worker/client";
import { InProcessWorker } from "../worker/in-process-worker";
import { activeFile, isExplanationOutdated, isOutdated, isVisiting, nodePositions, selectedEdge } from "./selectors";
import { type AppStore, createAppStore } from "./store";

let workers: InProcessWorker[];
let timers: (() => void)[];
let isFrozen: boolean;
let poison: string | null;
let store: AppStore;

beforeEach(() => {
  workers = [];
  timers = [];
  isFrozen = false;
  poison = null;
  store = open([{ name: "policies.yaml", text: "one" }]);
});

function open(files: readonly { readonly name: string; readonly text: string }[]): AppStore {
  const schedule = (run: () => void) => {
    timers.push(run);
    return () => {
      timers = timers.filter((timer) => timer !== run);
    };
  };
  return createAppStore({
    startWorkerClient: (readFiles) => createWorkerClient({ createWorker: startWorker, readFiles, schedule }),
    scenario: { name: "shop", files },
  });
}

function startWorker() {
  let text = "";
  const worker = new InProcessWorker({
    ...bareSession,
    analyze: (files, { profile }) => {
      text = files.map((file) => file.text).join("+");
      if (poison !== null && text.includes(poison)) throw new Error(`choked on ${poison}`);
      return analysisOf(`${profile}: ${text}`, files.length);
    },
    explainEdge: (edgeId) => (edgeId === "a→b" ? explanationOf(`why of ${text}`) : null),
    edgesOf: (nodeId) => (nodeId === "a" ? [lineOf(`line of ${text}`)] : []),
  });
  worker.isBusy = isFrozen;
  workers.push(worker);
  return worker.page;
}

/** A line of the node `a` that is not in the picture. */
function lineOf(sentence: string): GraphEdge {
  return {
    ...{ id: "a→c", source: "a", target: "c", state: "open", label: "", droppedAt: "none" },
    ...{ sentence, assumes: [], switched: [], expectation: null },
  };
}

function analysisOf(sentence: string, pods: number): Analysis {
  const edge = { id: "a→b", source: "a", target: "b", state: "allowed", label: "", droppedAt: "none" } as const;
  return {
    ...bareAnalysis,
    graph: { ...bareAnalysis.graph, edges: [{ ...edge, sentence, assumes: [], switched: [], expectation: null }] },
    counts: { ...bareAnalysis.counts, pods },
  };
}

function explanationOf(sentence: string): Explanation {
  const side = { admits: true, admittedPorts: "all ports", exception: null, isolatedBy: [], rules: [], sentence: "" };
  return {
    ...{ source: "a", destination: "b", ports: "all ports", verdict: "allowed" },
    egress: { ...side, direction: "egress" },
    ingress: { ...side, direction: "ingress" },
    assumes: [],
    oneOf: null,
    sentence,
  };
}

/** Lets every message that is under way arrive. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
const shown = () => store.getState().analysis.analysis?.graph.edges[0]?.sentence ?? null;
const phase = () => store.getState().analysis.phase;
const write = (text: string) => store.actions.setText("policies.yaml", text);

function runTimers(times = 1): void {
  for (let time = 0; time < times; time += 1) {
    const due = timers;
    timers = [];
    for (const run of due) run();
  }
}

test("the first text is analysed at once", async () => {
  store = open([{ name: "policies.yaml", text: "first" }]);
  expect(phase()).toBe("running");
  await settle();
  expect(phase()).toBe("idle");
  expect(shown()).toBe("kubernetes: first");
});

test("between an edit and its answer the picture is outdated, never current", async () => {
  await settle();
  write("two");
  expect(phase()).toBe("running");
  expect(shown()).toBe("kubernetes: one");
  expect(isOutdated(store.getState())).toBe(true);
  await settle();
  expect(shown()).toBe("kubernetes: two");
  expect(isOutdated(store.getState())).toBe(false);
});

test("while typing goes on, an older answer is shown as outdated where it is newer than the picture", async () => {
  await settle();
  const [worker] = workers;
  if (worker === undefined) throw new Error("no worker");
  worker.isBusy = true;
  write("two");
  write("three");
  await settle();
  worker.isBusy = false;
  const sentences: (string | null)[] = [];
  const outdated: boolean[] = [];
  store.subscribe((state, former) => {
    if (state.analysis.analysis === former.analysis.analysis) return;
    sentences.push(shown());
    outdated.push(isOutdated(state));
  });
  worker.finish();
  await settle();
  expect(sentences).toEqual(["kubernetes: two", "kubernetes: three"]);
  expect(outdated).toEqual([true, false]);
  expect(phase()).toBe("idle");
});

test("another profile asks again about the same text, and outdates the picture until then", async () => {
  await settle();
  store.actions.setProfile("calico");
  expect(isOutdated(store.getState())).toBe(true);
  await settle();
  expect(shown()).toBe("calico: one");
  expect(isOutdated(store.getState())).toBe(false);
});

test("a text on which the worker crashes keeps the last good picture, and is tried twice only", async () => {
  await settle();
  poison = "bad";
  write("bad");
  await settle();
  const { analysis } = store.getState();
  expect(analysis).toMatchObject({ phase: "crashed", gaveUp: true, error: expect.stringContaining("choked on bad") });
  expect(shown()).toBe("kubernetes: one");
  expect(isOutdated(store.getState())).toBe(true);
  expect(workers).toHaveLength(2);
  write("good");
  await settle();
  expect(store.getState().analysis).toMatchObject({ phase: "idle", gaveUp: false, error: null });
  expect(shown()).toBe("kubernetes: good");
});

test("what was given up is tried again when the user says so", async () => {
  await settle();
  poison = "bad";
  write("bad");
  await settle();
  poison = null;
  store.actions.retryAnalysis();
  await settle();
  expect(store.getState().analysis).toMatchObject({ phase: "idle", gaveUp: false });
  expect(shown()).toBe("kubernetes: bad");
});

test("a worker that hangs is replaced, and the text is tried again", async () => {
  await settle();
  const [worker] = workers;
  if (worker === undefined) throw new Error("no worker");
  worker.isBusy = true;
  write("two");
  isFrozen = true;
  runTimers(10);
  await settle();
  expect(store.getState().analysis).toMatchObject({ phase: "hung", gaveUp: false });
  expect(shown()).toBe("kubernetes: one");
  workers[1]?.finish();
  await settle();
  expect(phase()).toBe("idle");
  expect(shown()).toBe("kubernetes: two");
});

test("a cancelled analysis leaves the picture outdated until it is tried again", async () => {
  await settle();
  write("two");
  store.actions.cancelAnalysis();
  await settle();
  expect(phase()).toBe("cancelled");
  expect(isOutdated(store.getState())).toBe(true);
  store.actions.retryAnalysis();
  await settle();
  expect(shown()).toBe("kubernetes: two");
});

test("an explanation is of the selected edge, and follows the text", async () => {
  await settle();
  store.actions.explain("a→b");
  expect(selectedEdge(store.getState())?.id).toBe("a→b");
  expect(store.getState().analysis.explanation).toEqual({ kind: "loading", edgeId: "a→b" });
  await settle();
  expect(store.getState().analysis.explanation).toMatchObject({
    kind: "ready",
    explanation: { sentence: "why of one" },
  });
  write("two");
  expect(isExplanationOutdated(store.getState())).toBe(true);
  await settle();
  expect(store.getState().analysis.explanation).toMatchObject({
    kind: "ready",
    explanation: { sentence: "why of two" },
  });
  store.actions.selectNode("a");
  expect(store.getState().analysis.explanation).toEqual({ kind: "none" });
});

test("an explanation that comes after the selection changed is dropped", async () => {
  await settle();
  store.actions.explain("a→b");
  store.actions.clearSelection();
  await settle();
  expect(store.getState().analysis.explanation).toEqual({ kind: "none" });
});

test("the lines of the selected node follow the text, and stay while one of them is asked about", async () => {
  await settle();
  const lines = () => store.getState().analysis.nodeLines?.edges.map(({ sentence }) => sentence) ?? null;
  store.actions.selectNode("a");
  expect(lines()).toBeNull();
  await settle();
  expect(lines()).toEqual(["line of one"]);
  store.actions.explain("a→c");
  expect(selectedEdge(store.getState())?.sentence).toBe("line of one");
  write("two");
  expect(isOutdated(store.getState())).toBe(true);
  await settle();
  expect(isOutdated(store.getState())).toBe(false);
  expect(lines()).toEqual(["line of two"]);
  store.actions.selectEdge("a→b");
  expect(lines()).toBeNull();
});

test("lines that come after the selection changed, or are of an older text, are dropped", async () => {
  await settle();
  store.actions.selectNode("a");
  store.actions.clearSelection();
  await settle();
  expect(store.getState().analysis.nodeLines).toBeNull();
  const [worker] = workers;
  if (worker === undefined) throw new Error("no worker");
  worker.isBusy = true;
  store.actions.selectNode("a");
  await settle();
  write("two");
  const seen = new Set<string | undefined>();
  store.subscribe(({ analysis }) => seen.add(analysis.nodeLines?.edges[0]?.sentence));
  worker.finish();
  await settle();
  expect([...seen].filter((sentence) => sentence !== undefined)).toEqual(["line of two"]);
});

test("an example opens beside the own work, which comes back with its history and its positions", async () => {
  await settle();
  write("mine");
  store.actions.moveNode("a", { x: 1, y: 2 });
  store.actions.replaceScenario({ name: "example", files: [{ name: "example.yaml", text: "example" }] });
  expect(shown()).toBeNull();
  expect(isVisiting(store.getState())).toBe(true);
  expect(store.actions.undo()).toBeNull();
  expect(nodePositions(store.getState())).toEqual({});
  await settle();
  expect(shown()).toBe("kubernetes: example");
  store.actions.replaceScenario({ name: "another", files: [] });
  store.actions.goBack();
  await settle();
  expect(shown()).toBe("kubernetes: mine");
  expect(nodePositions(store.getState())).toEqual({ a: { x: 1, y: 2 } });
  expect(store.actions.undo()).toMatchObject({ file: "policies.yaml" });
  expect(activeFile(store.getState())?.text).toBe("one");
});

test("an answer about the former scenario is not shown in the new one", async () => {
  isFrozen = true;
  store = open([{ name: "policies.yaml", text: "former" }]);
  await settle();
  store.actions.replaceScenario({ name: "example", files: [{ name: "example.yaml", text: "example" }] });
  const sentences = new Set<string | null>();
  store.subscribe(() => sentences.add(shown()));
  workers.at(-1)?.finish();
  await settle();
  expect([...sentences].filter((sentence) => sentence !== null)).toEqual(["kubernetes: example"]);
});
