import { expect, test } from "vitest";
import { type Box, contains, headingFromEnd, headingFromStart, overlap, routeEdges } from "./edge-geometry";

const box = (x: number, y: number): Box => ({ x, y, width: 100, height: 40 });

function route(from: string, to: string, boxes: Record<string, Box>, opposite = false) {
  const spans = [{ id: "it", source: from, target: to }];
  if (opposite) spans.push({ id: "back", source: to, target: from });
  const routes = routeEdges(spans, new Map(Object.entries(boxes)));
  const found = routes.get("it");
  if (!found) throw new Error("no route");
  return { it: found, back: routes.get("back") };
}

test("a line runs from border to border, straight where nothing is in the way", () => {
  const { it } = route("a", "b", { a: box(0, 0), b: box(300, 0) });
  expect(it.start.x).toBeCloseTo(102, 0);
  expect(it.end.x).toBeCloseTo(296, 0);
  expect(it.points.every((point) => Math.abs(point.y - 20) < 0.01)).toBe(true);
  expect(it.end.dx).toBeCloseTo(1);
});

test("two directions are two parallel lines, each on its own side", () => {
  const { it, back } = route("a", "b", { a: box(0, 0), b: box(300, 0) }, true);
  const middle = it.points[12]?.y ?? 0;
  const middleBack = back?.points[12]?.y ?? 0;
  expect(Math.abs(middle - middleBack)).toBeCloseTo(16);
});

test("a line goes around a node that stands in its way", () => {
  const between = box(200, 0);
  const { it } = route("a", "c", { a: box(0, 0), b: between, c: box(400, 0) });
  expect(it.points.some((point) => contains(between, point))).toBe(false);
});

test("a node that reaches itself gets a loop above it", () => {
  const { it } = route("a", "a", { a: box(0, 0) });
  expect(it.points.every((point) => point.y <= 0)).toBe(true);
  expect(it.end.dy).toBeGreaterThan(0);
});

test("an edge whose node is not in the picture has no line", () => {
  expect(routeEdges([{ id: "x", source: "a", target: "gone" }], new Map([["a", box(0, 0)]])).size).toBe(0);
});

test("nodes that touch give a line without length instead of a broken one", () => {
  const { it } = route("a", "b", { a: box(0, 0), b: box(50, 10) });
  expect(it.path).not.toContain("NaN");
});

test("marks stand at their distance from the ends and look along the line", () => {
  const { it } = route("a", "b", { a: box(0, 0), b: box(300, 0) });
  expect(headingFromEnd(it, 20).x).toBeCloseTo(276, 0);
  expect(headingFromEnd(it, 20).dx).toBeCloseTo(1);
  expect(headingFromStart(it, 20).x).toBeCloseTo(122, 0);
  expect(headingFromStart(it, 20).dx).toBeCloseTo(1);
});

test("boxes that only touch do not overlap", () => {
  expect(overlap(box(0, 0), box(100, 0))).toBe(false);
  expect(overlap(box(0, 0), box(99, 39))).toBe(true);
});
