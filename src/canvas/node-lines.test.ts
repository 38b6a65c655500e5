import { expect, test } from "vitest";
import type { EdgeState, Graph, GraphEdge } from "../engine";
import { linesBesides } from "./node-lines";

const edge = (id: string, state: EdgeState): GraphEdge => ({
  id,
  source: id.charAt(0),
  target: id.charAt(2),
  state,
  label: "",
  sentence: "",
  droppedAt: "none",
  assumes: [],
});
const graph: Graph = {
  namespaces: [],
  nodes: [],
  edges: [edge("a→b", "allowed"), edge("b→c", "allowed")],
  notDrawn: { allowed: 0, open: 4, partly: 0, denied: 1, mixed: 0, depends: 0 },
  filteredOut: 0,
  drawnForChange: [],
};
const lines = {
  nodeId: "a",
  revision: 1,
  edges: [edge("a→b", "allowed"), edge("a→c", "open"), edge("c→a", "denied")],
};
const ids = (edges: readonly GraphEdge[]) => edges.map(({ id }) => id);

test("a selected node adds its lines that are not drawn, what says most first", () => {
  const besides = linesBesides(graph, lines, { kind: "node", id: "a" }, 9);
  expect(ids(besides)).toEqual(["c→a", "a→c"]);
  expect(ids(linesBesides(graph, lines, { kind: "node", id: "a" }, 1))).toEqual(["c→a"]);
});

test("a selected line stays without the others of its node", () => {
  expect(ids(linesBesides(graph, lines, { kind: "edge", id: "a→c" }, 9))).toEqual(["a→c"]);
  expect(linesBesides(graph, lines, { kind: "edge", id: "a→b" }, 9)).toEqual([]);
});

test("without a selection nothing is added", () => {
  expect(linesBesides(graph, lines, null, 9)).toEqual([]);
  expect(linesBesides(graph, null, { kind: "node", id: "a" }, 9)).toEqual([]);
});
