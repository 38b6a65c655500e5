import { expect, test } from "vitest";
import { gridOf } from "./nearest-edge";
import { routeEdges } from "./route-edges";

const boxes = new Map([
  ["a", { x: 0, y: 0, width: 100, height: 40 }],
  ["b", { x: 600, y: 0, width: 100, height: 40 }],
  ["c", { x: 600, y: 400, width: 100, height: 40 }],
]);
const grid = gridOf(
  routeEdges(
    [
      { id: "ab", source: "a", target: "b" },
      { id: "ac", source: "a", target: "c" },
    ],
    boxes,
  ),
);

test("the line under the pointer is found", () => {
  expect(grid.nearest({ x: 350, y: 22 }, 6)).toBe("ab");
  expect(grid.nearest({ x: 350, y: 219 }, 6)).toBe("ac");
});

test("nothing is found away from all lines", () => {
  expect(grid.nearest({ x: 350, y: 100 }, 6)).toBeNull();
});
