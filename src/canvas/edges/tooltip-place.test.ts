import { expect, test } from "vitest";
import { overlap } from "./box";
import { placeTooltip } from "./tooltip-place";

const own = { width: 200, height: 60 };
const pane = { width: 800, height: 600 };

test("the words about a line stand below the pointer, at its right", () => {
  expect(placeTooltip({ x: 300, y: 300 }, own, pane, [])).toEqual({ x: 316, y: 316 });
});

test("they do not cover the end that they tell about", () => {
  const end = { x: 330, y: 280, width: 150, height: 60 };
  const at = placeTooltip({ x: 300, y: 300 }, own, pane, [end]);
  expect(overlap(end, { ...at, ...own })).toBe(false);
  expect(at).toEqual({ x: 84, y: 316 });
});

test("between two nodes that stand close they are level with the pointer", () => {
  const ends = [
    { x: 200, y: 200, width: 200, height: 60 },
    { x: 200, y: 340, width: 200, height: 60 },
  ];
  expect(placeTooltip({ x: 300, y: 300 }, own, pane, ends)).toEqual({ x: 316, y: 270 });
});

test("at the border of the pane they stay in it", () => {
  expect(placeTooltip({ x: 790, y: 590 }, own, pane, [])).toEqual({ x: 574, y: 514 });
});

test("where the ends leave no room beside the pointer they stand at the bottom left", () => {
  const ends = [
    { x: 0, y: 200, width: 390, height: 200 },
    { x: 410, y: 200, width: 390, height: 200 },
  ];
  expect(placeTooltip({ x: 400, y: 300 }, own, pane, ends)).toEqual({ x: 56, y: 532 });
});

test("where the bottom left would cover an end, and the top would not, they stand at the top; in a narrow pane they stay in it", () => {
  const ends = [
    { x: 0, y: 150, width: 390, height: 200 },
    { x: 410, y: 150, width: 390, height: 200 },
    { x: 0, y: 500, width: 300, height: 100 },
  ];
  expect(placeTooltip({ x: 400, y: 300 }, own, pane, ends)).toEqual({ x: 56, y: 8 });
  expect(placeTooltip({ x: 100, y: 300 }, own, { width: 240, height: 600 }, ends)).toEqual({ x: 32, y: 8 });
});
