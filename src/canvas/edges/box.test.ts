import { expect, test } from "vitest";
import { type Box, crosses, overlap } from "./box";
import { boxGrid } from "./box-grid";

const box = (x: number, y: number): Box => ({ x, y, width: 100, height: 40 });

test("boxes that only touch do not overlap", () => {
  expect(overlap(box(0, 0), box(100, 0))).toBe(false);
  expect(overlap(box(0, 0), box(99, 39))).toBe(true);
});

test("a way along a border crosses nothing", () => {
  expect(crosses({ x: -50, y: 0 }, { x: 200, y: 0 }, box(0, 0))).toBe(false);
  expect(crosses({ x: -50, y: 1 }, { x: 200, y: 1 }, box(0, 0))).toBe(true);
  expect(crosses({ x: 50, y: -50 }, { x: 50, y: -10 }, box(0, 0))).toBe(false);
});

test("a grid finds what looking at every box finds", () => {
  const boxes = Array.from({ length: 60 }, (_, i) => box((i * 137) % 1500, (i * 211) % 1100));
  const grid = boxGrid(boxes);
  for (let i = 0; i < 80; i++) {
    const from = { x: (i * 71) % 1600, y: (i * 313) % 1200 };
    const to = { x: (i * 457) % 1600, y: (i * 97) % 1200 };
    const sought = new Set(boxes.filter((each) => crosses(from, to, each)));
    expect(new Set(grid.between(from, to))).toEqual(sought);
    const probe = { ...from, width: 30, height: 30 };
    expect(grid.hits(probe)).toBe(boxes.some((each) => overlap(each, probe)));
  }
});
