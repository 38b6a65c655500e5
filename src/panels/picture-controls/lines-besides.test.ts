import { expect, test } from "vitest";
import type { EdgeState, Graph, GraphEdge } from "../../engine";
import { linesBesides } from "./lines-besides";

function line(source: string, target: string, state: EdgeState = "allowed"): GraphEdge {
  const id = `${source}→${target}`;
  return { id, source, target, state, label: "", sentence: "", droppedAt: "none", assumes: [] };
}

const graph: Graph = {
  namespaces: [],
  nodes: [],
  edges: [line("a", "b")],
  notDrawn: { allowed: 0, open: 0, partly: 0, denied: 0, mixed: 0, depends: 0 },
  filteredOut: 0,
  drawnForChange: [],
};
const lines = { nodeId: "a", revision: 1, edges: [line("a", "b"), line("a", "c"), line("d", "a")] };
const ids = (edges: readonly GraphEdge[]) => edges.map(({ id }) => id);

test("lines besides the picture's own are those of the selected node, or the selected one of them", () => {
  expect(ids(linesBesides(graph, lines, { kind: "node", id: "a" }))).toEqual(["a→c", "d→a"]);
  expect(ids(linesBesides(graph, lines, { kind: "edge", id: "d→a" }))).toEqual(["d→a"]);
});

test("a node that is only pointed at changes no count", () => {
  expect(linesBesides(graph, lines, null)).toEqual([]);
  expect(linesBesides(graph, null, { kind: "node", id: "a" })).toEqual([]);
});

test("lines of a node that is no longer selected do not count", () => {
  expect(linesBesides(graph, lines, { kind: "node", id: "z" })).toEqual([]);
});

test("of very many lines 300 are drawn, those that say most first", () => {
  const many = Array.from({ length: 400 }, (_, i) => line("a", `x${i}`, "open"));
  const shown = linesBesides(
    graph,
    { nodeId: "a", revision: 1, edges: [...many, line("a", "c", "denied")] },
    { kind: "node", id: "a" },
  );
  expect(shown).toHaveLength(300);
  expect(shown[0]?.state).toBe("denied");
});
