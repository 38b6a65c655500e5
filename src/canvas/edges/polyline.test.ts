import { expect, test } from "vitest";
import { headingFromEnd, headingFromStart, routeOver, shifted } from "./polyline";

const straight = routeOver([
  { x: 100, y: 20 },
  { x: 300, y: 20 },
]);

test("marks stand at their distance from the ends and look along the line", () => {
  expect(headingFromEnd(straight, 20)).toMatchObject({ x: 280, y: 20, dx: 1, dy: 0 });
  expect(headingFromStart(straight, 20)).toMatchObject({ x: 120, y: 20, dx: 1, dy: 0 });
});

test("corners are rounded, and the line stays within them", () => {
  const { path, points } = routeOver([
    { x: 0, y: 0 },
    { x: 100, y: 0 },
    { x: 100, y: 100 },
  ]);
  expect(path).toContain("Q100.0,0.0");
  expect(points.some(({ x, y }) => Math.hypot(x - 100, y) < 6)).toBe(false);
  expect(points.at(-1)).toEqual({ x: 100, y: 100 });
});

test("a shifted line runs beside the whole of the other, around its corners", () => {
  const corners = [
    { x: 0, y: 0 },
    { x: 100, y: 0 },
    { x: 100, y: 100 },
  ];
  expect(shifted(corners, 8)).toEqual([
    { x: 0, y: -8 },
    { x: 108, y: -8 },
    { x: 108, y: 100 },
  ]);
});
