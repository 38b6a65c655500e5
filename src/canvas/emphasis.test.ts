import { expect, test } from "vitest";
import type { GraphEdge } from "../engine";
import { emphasisOf, type Focus } from "./emphasis";

const edge = (source: string, target: string): GraphEdge => ({
  id: `${source}→${target}`,
  source,
  target,
  state: "allowed",
  label: "",
  sentence: "",
  droppedAt: "none",
  assumes: [],
  switched: [],
  expectation: null,
});
const edges = [edge("a", "b"), edge("b", "c")];
const nodes = ["a", "b", "c"];
const selectedNode = (id: string): Focus => ({ target: { kind: "node", id }, rest: "faded" });
const selectedEdge = (id: string): Focus => ({ target: { kind: "edge", id }, rest: "faded" });
const looks = (focus: Focus | null) => {
  const emphasis = emphasisOf(focus, edges, nodes);
  return [...nodes.map(emphasis.lookOfNode), ...edges.map(emphasis.lookOfEdge)].join(" ");
};

test("a selected node keeps its edges and their ends", () => {
  expect(looks(selectedNode("a"))).toBe("plain plain faded plain faded");
});

test("a selected edge keeps itself and both ends", () => {
  expect(looks(selectedEdge("b→c"))).toBe("faded plain plain faded plain");
});

test("a node that the pointer rests on only dims the rest", () => {
  expect(looks({ target: { kind: "node", id: "a" }, rest: "dimmed" })).toBe("plain plain dimmed plain dimmed");
});

test("without anything pointed at, or with something that is gone, everything is drawn in full", () => {
  for (const focus of [null, selectedEdge("x→y"), selectedNode("x")]) {
    expect(looks(focus)).toBe("plain plain plain plain plain");
  }
});
