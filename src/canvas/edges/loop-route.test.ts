import { expect, test } from "vitest";
import { type Box, contains, grown, overlap } from "./box";
import { type LoopWish, loopRoute, placeLoop, type Surroundings } from "./loop-route";

const node: Box = { x: 100, y: 100, width: 200, height: 60 };
const container: Box = { x: 60, y: 50, width: 280, height: 138 };
const alone: Surroundings = { boxes: new Map([["a", node]]), frames: [container], avoid: [], ways: [] };

function place(around: Partial<Surroundings> = {}, wish: Omit<LoopWish, "source"> = {}) {
  const found = placeLoop({ source: "a", ...wish }, { ...alone, ...around });
  if (!found) throw new Error("no place");
  return found;
}

test("a loop lies below its node at the left, and it and a label on it stay in the container", () => {
  const { side, area } = place({}, { labelWidth: 40 });
  expect(side).toBe("bottom");
  expect(area.x).toBeLessThan(node.x + 20);
  expect(area.y + area.height + 9).toBeLessThanOrEqual(container.y + container.height);
});

test("a loop comes out at the right and goes in at the left, upwards into its node", () => {
  const { start, end, points } = loopRoute(place());
  expect(start.x).toBeGreaterThan(end.x);
  expect(end.dy).toBeLessThan(0);
  expect(points.every(({ y }) => y >= node.y + node.height)).toBe(true);
});

test("the sides of a loop are seen beside its label", () => {
  expect(place({}, { labelWidth: 120 }).area.width).toBeGreaterThan(150);
});

test("a loop is never wider than its node", () => {
  const { area } = place({}, { labelWidth: 400 });
  expect(area.x).toBeGreaterThan(node.x);
  expect(area.x + area.width).toBeLessThan(node.x + node.width);
});

test("a loop moves to the right where a line leaves at the left", () => {
  const { area } = place({
    ways: [
      [
        { x: 200, y: 130 },
        { x: 60, y: 260 },
      ],
    ],
  });
  expect(area.x + area.width).toBeGreaterThan(node.x + node.width - 20);
});

test("a loop keeps to the left of a tab at the right", () => {
  const tab = { x: 186, y: 160, width: 106, height: 7 };
  expect(overlap(place({ avoid: [tab] }).area, tab)).toBe(false);
});

test("where a row stands close below, the loop is small and does not meet it", () => {
  const below = { ...node, y: 178 };
  const { area, isRoomy } = place({ boxes: new Map([...alone.boxes, ["b", below]]) });
  expect(isRoomy).toBe(false);
  expect(overlap(grown(area, 1), below)).toBe(false);
});

test("where there is no room below, the loop stands at the right side", () => {
  const found = place({ boxes: new Map([...alone.boxes, ["b", { ...node, y: 166 }]]) });
  expect(found.side).toBe("right");
  const { points } = loopRoute(found);
  expect(points.some((point) => contains(node, point))).toBe(false);
});
