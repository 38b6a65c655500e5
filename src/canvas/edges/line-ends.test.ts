import { expect, test } from "vitest";
import { type EndsOfLine, endOf, type Side, spreadAlong, spreadEnds } from "./line-ends";

const spread = (side: Side, ...along: number[]) =>
  spreadAlong(
    box,
    side,
    along.map((each) => ({ along: each, weight: 1 })),
  );
const box = { x: 0, y: 0, width: 100, height: 60 };

test("a line leaves at the side that it is headed for", () => {
  expect(endOf(box, { x: 50, y: 30 }, { x: 500, y: 30 })).toEqual({ side: "right", along: 30 });
  expect(endOf(box, { x: 50, y: 30 }, { x: 50, y: -300 })).toEqual({ side: "top", along: 50 });
  expect(endOf(box, { x: 50, y: 30 }, { x: -50, y: 40 })).toEqual({ side: "left", along: 35 });
});

test("ends with room between them stay where they are", () => {
  expect(spread("right", 15, 45)).toEqual([15, 45]);
});

test("ends that crowd are moved apart around their middle, and keep their order", () => {
  expect(spread("right", 31, 29)).toEqual([36, 24]);
});

test("ends stay away from the corners, closer together where there are many", () => {
  const crowd = spread("right", 59, 60, 60, 60, 60, 60);
  expect(crowd[0]).toBeCloseTo(8);
  expect(crowd.at(-1)).toBeCloseTo(52);
});

test("a straight line keeps its place, and one that bends makes way", () => {
  const [straight, bent] = spreadAlong(box, "right", [
    { along: 30, weight: 99 },
    { along: 31, weight: 1 },
  ]);
  expect(straight).toBeCloseTo(30, 0);
  expect(bent).toBeCloseTo(42, 0);
});

test("a straight line whose one end makes way takes the other along", () => {
  const boxes = new Map([
    ["a", box],
    ["b", { ...box, x: 400 }],
    ["c", { ...box, y: 400 }],
  ]);
  const line = (source: string, along: number, isStraight: boolean): EndsOfLine => ({
    source: { nodeId: source, side: "right", along },
    target: { nodeId: "b", side: "left", along },
    isStraight,
  });
  const points = spreadEnds(
    new Map([
      ["straight", line("a", 30, true)],
      ["bent", line("c", 31, false)],
    ]),
    boxes,
  );
  const { source, target } = points.get("straight") ?? {};
  expect(target?.y).not.toBe(30);
  expect(source?.y).toBe(target?.y);
});

test("no line ends beside a pill that stands before the upper part of a side", () => {
  const box = { x: 0, y: 0, width: 100, height: 60 };
  const ends = spreadAlong(
    box,
    "left",
    [0, 10, 30].map((along) => ({ along, weight: 1 })),
    24,
  );
  expect(Math.min(...ends)).toBeGreaterThanOrEqual(24);
  expect(Math.max(...ends)).toBeLessThanOrEqual(52);
});
