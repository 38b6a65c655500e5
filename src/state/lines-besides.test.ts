import { expect, test } from "vitest";
import type { EdgeState, Graph, GraphEdge } from "../engine";
import { linesBesides } from "./lines-besides";

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

const graph: Graph = {
  namespaces: [],
  nodes: [],
  edges: [line("a", "b"), line("b", "c")],
  notDrawn: { allowed: 0, open: 4, partly: 0, denied: 1, mixed: 0, depends: 0 },
  filteredOut: 0,
  doors: [],
  links: [],
  drawnForChange: [],
};
const lines = { nodeId: "a", revision: 1, edges: [line("a", "b"), line("a", "c", "open"), line("c", "a", "denied")] };
const node = (id: string) => ({ kind: "node", id }) as const;
const ids = (edges: readonly GraphEdge[]) => edges.map(({ id }) => id);

test("a selected node adds its lines that are not drawn, what says most first", () => {
  expect(ids(linesBesides(graph, lines, node("a"), 9))).toEqual(["c→a", "a→c"]);
  expect(ids(linesBesides(graph, lines, node("a"), 2))).toEqual(["c→a", "a→c"]);
});

test("a selected line stays without the others of its node", () => {
  expect(ids(linesBesides(graph, lines, { kind: "edge", id: "a→c" }, 9))).toEqual(["a→c"]);
  expect(linesBesides(graph, lines, { kind: "edge", id: "a→b" }, 9)).toEqual([]);
});

test("without a selection, and for a node that is no longer selected, nothing is added", () => {
  expect(linesBesides(graph, lines, null, 9)).toEqual([]);
  expect(linesBesides(graph, null, node("a"), 9)).toEqual([]);
  expect(linesBesides(graph, lines, node("z"), 9)).toEqual([]);
});

test("of very many lines as many are shown as can be elements", () => {
  const many = Array.from({ length: 400 }, (_, i) => line("a", `x${i}`, "open"));
  const shown = linesBesides(graph, { ...lines, edges: [...many, line("c", "a", "denied")] }, node("a"), 300);
  expect(shown).toHaveLength(300);
  expect(shown[0]?.state).toBe("denied");
});

test("in a painted picture the lines of the node that it draws take room", () => {
  const own = ["p", "q", "r"].map((target) => line("a", target));
  const painted = { ...graph, edges: [...graph.edges, ...own] };
  expect(ids(linesBesides(painted, lines, node("a"), 4))).toEqual([]);
  const others = { ...graph, edges: [line("a", "b"), line("b", "c"), line("c", "b"), line("b", "d"), line("d", "b")] };
  expect(ids(linesBesides(others, lines, node("a"), 4))).toEqual(["c→a", "a→c"]);
  expect(ids(linesBesides(others, lines, node("a"), 2))).toEqual(["c→a"]);
});
