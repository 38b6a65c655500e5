import { expect, test } from "vitest";
import type { EdgeState } from "../../engine";
import { type Box, boundsOfBoxes } from "../edges/box";
import type { View } from "./free-view";
import { viewWithNeighbours } from "./neighbours-view";

const box = (x: number, y: number): Box => ({ x, y, width: 100, height: 40 });
const line = (target: string, state: EdgeState = "allowed") => ({ source: "a", target, state });
const free = { width: 500, height: 400 };
const plain: View = { x: 0, y: 0, zoom: 1 };

function isSeen(view: View, boxes: readonly Box[]): boolean {
  const bounds = boundsOfBoxes(boxes) ?? box(0, 0);
  const right = (bounds.x + bounds.width) * view.zoom + view.x;
  return bounds.x * view.zoom + view.x >= 0 && right <= free.width;
}

test("a node and the other ends of its lines come out from under the card, smaller where they must", () => {
  const boxes = new Map([
    ["a", box(30, 100)],
    ["b", box(700, 100)],
  ]);
  const moved = viewWithNeighbours(plain, "a", [line("b", "denied")], boxes, free);
  expect(moved?.zoom).toBeCloseTo(452 / 770);
  expect(moved && isSeen(moved, [...boxes.values()])).toBe(true);
});

test("where not all neighbours have room those that it may reach do, the nearest first", () => {
  const boxes = new Map([
    ["a", box(30, 100)],
    ["near", box(450, 100)],
    ["far", box(3000, 100)],
    ["denied", box(900, 100)],
  ]);
  const lines = [line("far"), line("denied", "denied"), line("near")];
  const moved = viewWithNeighbours(plain, "a", lines, boxes, free);
  const [a, near] = [box(30, 100), box(450, 100)];
  expect(moved && isSeen(moved, [a, near])).toBe(true);
  expect(moved?.zoom).toBeCloseTo(452 / 520);
});

test("neighbours that are seen already leave the picture where it is", () => {
  const boxes = new Map([
    ["a", box(30, 100)],
    ["b", box(300, 100)],
  ]);
  expect(viewWithNeighbours(plain, "a", [line("b")], boxes, free)).toBeNull();
  expect(viewWithNeighbours(plain, "gone", [], boxes, free)).toBeNull();
});

test("a picture that is seen from afar is not brought nearer", () => {
  const boxes = new Map([
    ["a", box(30, 100)],
    ["b", box(2000, 100)],
  ]);
  expect(viewWithNeighbours({ ...plain, zoom: 0.2 }, "a", [line("b")], boxes, free)?.zoom ?? 0.2).toBe(0.2);
});
