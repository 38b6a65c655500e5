import { beforeEach, expect, test } from "vitest";
import type { GraphEdge } from "../engine";
import { bareAnalysis, bareSession } from "../worker/bare-session";
import { createWorkerClient } from "../worker/client";
import { InProcessWorker } from "../worker/in-process-worker";
import { type AppStore, createAppStore } from "./store";

let timers: (() => void)[];
let asked: string[];
let store: AppStore;

beforeEach(async () => {
  timers = [];
  asked = [];
  const schedule = (run: () => void) => {
    timers.push(run);
    return () => {
      timers = timers.filter((timer) => timer !== run);
    };
  };
  let text = "";
  const session = {
    ...bareSession,
    analyze: (files: readonly { readonly text: string }[]) => {
      text = files.map((file) => file.text).join("");
      return { ...bareAnalysis };
    },
    edgesOf: (nodeId: string) => [lineOf(nodeId, text)],
    placesBehind: (edgeId: string) => {
      asked.push(edgeId);
      return [{ kind: "rule" as const, place: { file: "a.yaml", from: 0, to: 3 } }];
    },
    responsibleFor: (file: string, offset: number) => {
      asked.push(`${file} ${offset}`);
      const place = { file, from: 0, to: 3 };
      return text.includes("nothing")
        ? null
        : { kind: "rule" as const, words: `rule at ${offset}`, place, nodes: [], edges: ["a→b"], alone: [] };
    },
  };
  store = createAppStore({
    startWorkerClient: (readFiles) =>
      createWorkerClient({
        createWorker: () => new InProcessWorker(session).page,
        readFiles,
        schedule: () => () => {},
      }),
    scenario: { name: "shop", files: [{ name: "a.yaml", text: "one" }] },
    schedule,
  });
  await settle();
});

function lineOf(id: string, sentence: string): GraphEdge {
  return {
    id,
    source: id,
    target: "b",
    state: "open",
    label: "",
    droppedAt: "none",
    sentence,
    assumes: [],
    switched: [],
    expectation: null,
  };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
const rest = async () => {
  const due = timers;
  timers = [];
  for (const run of due) run();
  await settle();
};
const { analysis } = { analysis: () => store.getState().analysis };
const caretAt = (offset: number) => store.actions.setCaret({ file: "a.yaml", anchor: offset, head: offset });

test("a hovered node has its lines, unless something is selected", async () => {
  store.actions.hover({ kind: "node", id: "a" });
  await settle();
  expect(analysis().nodeLines?.nodeId).toBe("a");
  store.actions.hover(null);
  expect(analysis().nodeLines).toBeNull();
  store.actions.selectNode("c");
  store.actions.hover({ kind: "node", id: "a" });
  await settle();
  expect(analysis().nodeLines?.nodeId).toBe("c");
});

test("nothing is asked about a line that the pointer only passes", async () => {
  store.actions.hover({ kind: "edge", id: "a→b" });
  store.actions.hover({ kind: "edge", id: "a→c" });
  await rest();
  expect(asked).toEqual(["a→c"]);
  expect(analysis().placesBehind).toMatchObject({ edgeId: "a→c", places: [{ kind: "rule" }] });
});

test("the text behind the selected line stays marked while no other is hovered", async () => {
  store.actions.selectEdge("a→b");
  await rest();
  store.actions.hover({ kind: "edge", id: "a→c" });
  await rest();
  store.actions.hover(null);
  await rest();
  expect(analysis().placesBehind?.edgeId).toBe("a→b");
  store.actions.clearSelection();
  await rest();
  expect(analysis().placesBehind).toBeNull();
});

test("the caret's rule lights up when the caret rests, and goes where there is none", async () => {
  expect(analysis().spotlight).toBeNull();
  caretAt(1);
  caretAt(2);
  await rest();
  expect(asked).toEqual(["a.yaml 2"]);
  expect(analysis().spotlight).toMatchObject({ words: "rule at 2", edges: ["a→b"], revision: 0 });
  store.actions.setText("a.yaml", "nothing");
  await settle();
  await rest();
  expect(analysis().spotlight).toBeNull();
});

test("what the caret lights up is asked again after an edit", async () => {
  caretAt(1);
  await rest();
  store.actions.setText("a.yaml", "two");
  await settle();
  await rest();
  expect(analysis().spotlight?.revision).toBe(1);
});
