import { expect, test } from "vitest";
import { wholeBesideCard } from "./whole-beside-card";

const free = { width: 448, height: 648 };
const bounds = { x: 100, y: 0, width: 500, height: 300 };

test("a picture that has room beside the card is shown there as a whole", () => {
  expect(wholeBesideCard({ x: 0, y: 0, zoom: 1 }, bounds, free)).toEqual({ x: -56, y: 204, zoom: 0.8 });
});

test("it never becomes larger than it is shown now", () => {
  expect(wholeBesideCard({ x: 0, y: 0, zoom: 0.5 }, bounds, free)?.zoom).toBe(0.5);
});

test("a picture that would become much smaller is not shown as a whole", () => {
  expect(wholeBesideCard({ x: 0, y: 0, zoom: 1.4 }, bounds, free)).toBeNull();
  expect(wholeBesideCard({ x: 0, y: 0, zoom: 1 }, null, free)).toBeNull();
});
