import { expect, test } from "vitest";
import { defaultWish, type EdgeState, type Graph, type GraphEdge, type GraphNode } from "../../engine";
import { collapsedNote, filteredNote, notDrawnNote } from "./count-notes";

const none = { allowed: 0, open: 0, partly: 0, denied: 0, mixed: 0, depends: 0 };
const empty: Graph = {
  namespaces: [],
  nodes: [],
  edges: [],
  notDrawn: none,
  filteredOut: 0,
  doors: [],
  links: [],
  drawnForChange: [],
};
const drawAll = { ...defaultWish, drawAll: true };

function line(source: string, target: string, state: EdgeState = "allowed"): GraphEdge {
  const id = `${source}→${target}`;
  return {
    id,
    source,
    target,
    state,
    label: "",
    sentence: "",
    droppedAt: "none",
    assumes: [],
    switched: [],
    expectation: null,
  };
}

function namespaceNode(name: string): GraphNode {
  const box = { x: 0, y: 0, width: 10, height: 10 };
  const counts = { podCount: 1, workloadCount: 1, policyCount: 0 };
  return {
    kind: "namespace",
    id: `namespace ${name}`,
    name,
    ...box,
    ...counts,
    implied: false,
    assumed: false,
    ingress: "open",
    egress: "open",
  };
}

test("where every pair has a line, nothing is said", () => {
  expect(notDrawnNote({ ...empty, edges: [line("a", "b")] }, defaultWish, [])).toBeNull();
});

test("pairs without a line are counted by state, denied ones first", () => {
  const graph = { ...empty, notDrawn: { ...none, open: 30, denied: 1412, mixed: 2 } };
  expect(notDrawnNote(graph, defaultWish, [])).toEqual({
    words: "1,412 denied, 30 open and 2 mixed pairs not drawn.",
    action: "draw-all",
  });
  expect(notDrawnNote({ ...empty, notDrawn: { ...none, open: 1 } }, defaultWish, [])?.words).toBe(
    "1 open pair not drawn.",
  );
});

test("pairs that a rule without peers lets through are told apart: a line with anyone stands for them", () => {
  const graph = { ...empty, notDrawn: { ...none, denied: 13, open: 10, allowed: 4, partly: 1 } };
  expect(notDrawnNote(graph, defaultWish, [])).toEqual({
    words: "13 denied and 10 open pairs not drawn, and 5 that a line with anyone stands for.",
    action: "draw-all",
  });
  const onlyThose = (count: number) => ({ ...empty, notDrawn: { ...none, depends: count } });
  expect(notDrawnNote(onlyThose(4), defaultWish, [])?.words).toBe(
    "4 pairs not drawn: a line with anyone stands for them.",
  );
  expect(notDrawnNote(onlyThose(1), defaultWish, [])?.words).toBe(
    "1 pair not drawn: a line with anyone stands for it.",
  );
});

test("mixed pairs may be open and denied ones, for which no line stands", () => {
  const graph = { ...empty, notDrawn: { ...none, mixed: 2, allowed: 1 } };
  expect(notDrawnNote(graph, defaultWish, [])?.words).toBe(
    "2 mixed pairs not drawn, and 1 that a line with anyone stands for.",
  );
});

test("lines that are shown for a node are no longer missing", () => {
  const graph = { ...empty, notDrawn: { ...none, open: 3, denied: 1 } };
  const besides = [line("a", "b", "open"), line("b", "a", "denied")];
  expect(notDrawnNote(graph, defaultWish, besides)?.words).toBe("2 open pairs not drawn.");
});

test("once all are drawn, that is said, and the way back is offered", () => {
  const graph = { ...empty, edges: [line("a", "b"), line("b", "a")] };
  expect(notDrawnNote(graph, drawAll, [])).toEqual({ words: "All 2 pairs drawn.", action: "draw-less" });
  expect(notDrawnNote({ ...graph, filteredOut: 5 }, drawAll, [])?.words).toBe(
    "All 2 pairs that pass the filter drawn.",
  );
});

test("beyond what a page can hold, the rest is still counted", () => {
  const edges = Array.from({ length: 4000 }, (_, i) => line("a", `b${i}`));
  const note = notDrawnNote({ ...empty, edges, notDrawn: { ...none, denied: 8000 } }, drawAll, []);
  expect(note).toEqual({ words: "A page holds 4,000 lines: 8,000 denied pairs not drawn.", action: "draw-less" });
  const beyond = { ...empty, edges, notDrawn: { ...none, allowed: 7 } };
  expect(notDrawnNote(beyond, drawAll, [])?.words).toBe("A page holds 4,000 lines: 7 allowed pairs not drawn.");
});

test("what the filter hides is counted", () => {
  expect(filteredNote(empty)).toBeNull();
  const some = { ...empty, edges: [line("a", "b")], filteredOut: 1 };
  expect(filteredNote(some)?.words).toBe("1 pair hidden by the filter.");
  expect(filteredNote({ ...empty, filteredOut: 120 })?.words).toBe("Nothing passes: 120 pairs hidden by the filter.");
});

test("collapsed namespaces are counted and can be opened", () => {
  const graph = { ...empty, nodes: [namespaceNode("shop"), namespaceNode("mail")] };
  expect(collapsedNote(graph, defaultWish)).toEqual({ words: "2 namespaces collapsed.", action: "open-all" });
  expect(collapsedNote(empty, defaultWish)).toBeNull();
});

test("opened namespaces can be collapsed again, once the user had a say in it", () => {
  const frame = {
    x: 0,
    y: 0,
    width: 10,
    height: 10,
    podCount: 1,
    policyCount: 0,
    implied: false,
    assumed: false,
  } as const;
  const open = (name: string) =>
    ({ ...frame, id: `container ${name}`, name, ingress: "open", egress: "open" }) as const;
  const graph = { ...empty, namespaces: [open("shop"), open("mail")] };
  expect(collapsedNote(graph, defaultWish)).toBeNull();
  expect(collapsedNote(graph, { ...defaultWish, collapsed: [] })).toEqual({
    words: "All 2 namespaces open.",
    action: "collapse-all",
  });
  const half = { ...graph, nodes: [namespaceNode("jobs")] };
  expect(collapsedNote(half, defaultWish)?.words).toBe("1 of 3 namespaces collapsed.");
});
