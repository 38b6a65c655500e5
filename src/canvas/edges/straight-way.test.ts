import { expect, test } from "vitest";
import { type Box, centre, contains } from "./box";
import { type Obstacle, terrainOf } from "./detour";
import { straightWay } from "./straight-way";

const a: Box = { x: 0, y: 0, width: 160, height: 60 };
const b: Box = { x: 0, y: 400, width: 160, height: 60 };
const wall = (x: number, width: number): Obstacle => ({ id: "wall", away: 0, x, y: 200, width, height: 40 });

test("a way from middle to middle stays there while it is free", () => {
  expect(straightWay(a, b, ["a", "b"], terrainOf([wall(100, 60)]))).toEqual([centre(a), centre(b)]);
});

test("a way that only just meets something runs straight beside it", () => {
  const way = straightWay(a, b, ["a", "b"], terrainOf([wall(70, 200)]));
  expect(way).not.toBeNull();
  for (const [box, end] of [
    [a, way?.[0]],
    [b, way?.[1]],
  ] as const)
    expect(end && contains(box, end)).toBe(true);
});

test("there is no straight way through what is as wide as both nodes", () => {
  expect(straightWay(a, b, ["a", "b"], terrainOf([wall(-50, 300)]))).toBeNull();
});
