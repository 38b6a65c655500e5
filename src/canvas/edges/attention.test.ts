import { expect, test } from "vitest";
import type { EdgeState, GraphEdge } from "../../engine";
import { faintDenials, hasManyDenied, mostAttended } from "./attention";

const edge = (source: string, target: string, state: EdgeState = "denied"): GraphEdge => ({
  id: `${source}→${target}`,
  source,
  target,
  state,
  label: "",
  sentence: "",
  droppedAt: "target",
  assumes: [],
  switched: [],
  expectation: null,
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

test("a denied line comes to the front with its node, by itself, and when an edit or the caret marks it", () => {
  const nothing = { targets: [], marked: [] };
  const isFaint = (attention: Parameters<typeof faintDenials>[2]) =>
    faintDenials([edge("a", "b")], true, attention).has("a→b");
  expect(isFaint(nothing)).toBe(true);
  expect(isFaint({ ...nothing, targets: [{ kind: "node", id: "b" }] })).toBe(false);
  expect(isFaint({ ...nothing, targets: [{ kind: "node", id: "c" }] })).toBe(true);
  expect(isFaint({ ...nothing, targets: [{ kind: "edge", id: "a→b" }] })).toBe(false);
  expect(isFaint({ ...nothing, marked: [new Set(), new Set(["a→b"])] })).toBe(false);
});

test("more than 24 denied lines of one node stay faint, but for the one pointed at, and what gets through is full", () => {
  const node = { kind: "node", id: "b" } as const;
  const few = denials(24);
  expect(faintDenials(few, false, { targets: [node], marked: [] }).size).toBe(0);
  const many = [...denials(25), edge("c", "b", "allowed"), edge("x", "y")];
  const faint = faintDenials(many, false, { targets: [node, { kind: "edge", id: "a3→b" }], marked: [] });
  expect(faint.size).toBe(24);
  expect(faint.has("a3→b")).toBe(false);
  expect(faint.has("c→b")).toBe(false);
  expect(faint.has("x→y")).toBe(false);
});

test("partly allowed and mixed lines of a painted picture are in front as far as there is room", () => {
  const edges = [edge("a", "b", "allowed"), edge("b", "c", "partly"), edge("c", "d", "mixed"), edge("x", "y")];
  const attention = { targets: [{ kind: "node", id: "x" } as const], marked: [] };
  expect(mostAttended(edges, attention, 3).map(({ id }) => id)).toEqual(["x→y", "b→c", "c→d"]);
  expect(mostAttended(edges, attention, 2).map(({ id }) => id)).toEqual(["x→y", "b→c"]);
});

test("where there is room for few, lines of what is pointed at come before lines that are marked", () => {
  const edges = [edge("x", "y"), edge("a", "b"), edge("y", "z")];
  const attention = { targets: [{ kind: "node", id: "a" } as const], marked: [new Set(["x→y", "y→z"])] };
  expect(mostAttended(edges, attention, 2).map(({ id }) => id)).toEqual(["a→b", "x→y"]);
  expect(mostAttended(edges, { ...attention, marked: [] }, 2).map(({ id }) => id)).toEqual(["a→b"]);
});
