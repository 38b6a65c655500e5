import { expect, test } from "vitest";
import type { Box } from "../edges/box";
import { type Margins, wholeView } from "./whole-view";

const pane = { width: 400, height: 600 };
const margins: Margins = { x: 20, top: 10, bottom: 90 };
const anyZoom = { least: 0.01, most: 10 };

/** Where the bounds lie on the screen. */
function onScreen(bounds: Box, zooms = anyZoom, around = margins) {
  const { x, y, zoom } = wholeView(bounds, pane, around, zooms);
  const [left, top] = [bounds.x * zoom + x, bounds.y * zoom + y];
  return { left, top, right: left + bounds.width * zoom, bottom: top + bounds.height * zoom, zoom };
}

test("a wide picture reaches from margin to margin, and stands in the middle of the height that is left", () => {
  const { left, right, top, bottom, zoom } = onScreen({ x: -300, y: 50, width: 720, height: 200 });
  expect(zoom).toBeCloseTo(0.5);
  expect([left, right]).toEqual([20, 380]);
  expect(top - 10).toBeCloseTo(510 - bottom);
});

test("a high picture ends above what the notes cover", () => {
  const { top, bottom, left, right } = onScreen({ x: 0, y: -1000, width: 100, height: 1000 });
  expect(top).toBeCloseTo(10);
  expect(bottom).toBeCloseTo(510);
  expect(left).toBeCloseTo(400 - right);
});

test("a small picture is shown no larger, and a big one no smaller, than can be read", () => {
  expect(onScreen({ x: 0, y: 0, width: 10, height: 10 }, { least: 0.1, most: 1.3 }).zoom).toBe(1.3);
  expect(onScreen({ x: 0, y: 0, width: 9000, height: 10 }, { least: 0.42, most: 1.3 }).zoom).toBe(0.42);
});

test("a picture of one point can be shown", () => {
  expect(onScreen({ x: 5, y: 5, width: 0, height: 0 }, { least: 0.1, most: 1.3 }).zoom).toBe(1.3);
});
