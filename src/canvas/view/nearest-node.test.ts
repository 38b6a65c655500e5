import { expect, test } from "vitest";
import { nearestNode } from "./nearest-node";

const box = (x: number, y: number) => ({ x, y, width: 100, height: 40 });
const boxes = new Map([
  ["a", box(0, 0)],
  ["b", box(200, 10)],
  ["c", box(400, 0)],
  ["below", box(20, 120)],
]);

test("an arrow leads to the nearest node in its direction", () => {
  expect(nearestNode(boxes, "a", "right")).toBe("b");
  expect(nearestNode(boxes, "c", "left")).toBe("b");
  expect(nearestNode(boxes, "a", "down")).toBe("below");
  expect(nearestNode(boxes, "below", "up")).toBe("a");
});

test("an arrow towards nothing leads nowhere", () => {
  expect(nearestNode(boxes, "a", "left")).toBeNull();
  expect(nearestNode(boxes, "a", "up")).toBeNull();
  expect(nearestNode(boxes, "gone", "up")).toBeNull();
});
