import { expect, test } from "vitest";
import type { GraphEdge } from "../engine";
import { emphasisOf } from "./emphasis";

const edge = (source: string, target: string): GraphEdge => ({
  id: `${source}→${target}`,
  source,
  target,
  state: "allowed",
  label: "",
  sentence: "",
  droppedAt: "none",
  assumes: [],
});
const edges = [edge("a", "b"), edge("b", "c")];
const nodes = ["a", "b", "c"];

test("a selected node keeps its edges and their ends", () => {
  const emphasis = emphasisOf({ kind: "node", id: "a" }, edges, nodes);
  expect([...emphasis.fadedNodes]).toEqual(["c"]);
  expect(edges.map((each) => emphasis.isFadedEdge(each))).toEqual([false, true]);
});

test("a selected edge keeps itself and both ends", () => {
  const emphasis = emphasisOf({ kind: "edge", id: "b→c" }, edges, nodes);
  expect([...emphasis.fadedNodes]).toEqual(["a"]);
  expect(edges.map((each) => emphasis.isFadedEdge(each))).toEqual([true, false]);
});

test("without a selection, or with one that is gone, everything is drawn in full", () => {
  expect(emphasisOf(null, edges, nodes).fadedNodes.size).toBe(0);
  expect(emphasisOf({ kind: "edge", id: "x→y" }, edges, nodes).fadedNodes.size).toBe(0);
  expect(emphasisOf({ kind: "node", id: "x" }, edges, nodes).fadedNodes.size).toBe(0);
});
