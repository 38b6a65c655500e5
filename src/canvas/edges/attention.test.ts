import { expect, test } from "vitest";
import type { EdgeState, GraphEdge } from "../../engine";
import { hasAttention, hasManyDenied, mostAttended } from "./attention";

const edge = (source: string, target: string, state: EdgeState = "denied"): GraphEdge => ({
  id: `${source}→${target}`,
  source,
  target,
  state,
  label: "",
  sentence: "",
  droppedAt: "target",
  assumes: [],
});
const denials = (count: number) => Array.from({ length: count }, (_, i) => edge(`a${i}`, "b"));

test("thirty denied lines are drawn in full, more are a background", () => {
  expect(hasManyDenied(denials(30))).toBe(false);
  expect(hasManyDenied(denials(31))).toBe(true);
});

test("lines that get through do not make denied ones faint", () => {
  expect(hasManyDenied([...denials(30), ...Array.from({ length: 90 }, (_, i) => edge(`c${i}`, "d", "allowed"))])).toBe(
    false,
  );
});

test("a line comes to the front with its node, by itself, and when an edit or the caret marks it", () => {
  const nothing = { targets: [], marked: [] };
  const ab = edge("a", "b");
  expect(hasAttention(ab, nothing)).toBe(false);
  expect(hasAttention(ab, { ...nothing, targets: [{ kind: "node", id: "b" }] })).toBe(true);
  expect(hasAttention(ab, { ...nothing, targets: [{ kind: "node", id: "c" }] })).toBe(false);
  expect(hasAttention(ab, { ...nothing, targets: [{ kind: "edge", id: "a→b" }] })).toBe(true);
  expect(hasAttention(ab, { ...nothing, marked: [new Set(), new Set(["a→b"])] })).toBe(true);
});

test("where there is room for few, lines of what is pointed at come before lines that are marked", () => {
  const edges = [edge("x", "y"), edge("a", "b"), edge("y", "z")];
  const attention = { targets: [{ kind: "node", id: "a" } as const], marked: [new Set(["x→y", "y→z"])] };
  expect(mostAttended(edges, attention, 2).map(({ id }) => id)).toEqual(["a→b", "x→y"]);
  expect(mostAttended(edges, { ...attention, marked: [] }, 2).map(({ id }) => id)).toEqual(["a→b"]);
});
