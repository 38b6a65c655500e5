import { expect, test } from "vitest";
import { type Box, overlap } from "./box";
import { placeLabels } from "./label-placement";
import { routeEdges } from "./route-edges";

const size = { width: 40, height: 18 };
const boxes = new Map<string, Box>([
  ["a", { x: 0, y: 0, width: 100, height: 40 }],
  ["b", { x: 400, y: 0, width: 100, height: 40 }],
]);

test("a label stands in the middle of a free line", () => {
  const routes = routeEdges([{ id: "ab", source: "a", target: "b" }], boxes);
  const place = placeLabels([{ id: "ab", ...size }], routes, [...boxes.values()]).get("ab");
  expect(place?.x).toBeCloseTo(249, 0);
});

test("labels cover neither nodes nor each other", () => {
  const spans = [
    { id: "ab", source: "a", target: "b" },
    { id: "ba", source: "b", target: "a" },
  ];
  const routes = routeEdges(spans, boxes);
  const places = placeLabels(
    [
      { id: "ab", ...size },
      { id: "ba", ...size },
    ],
    routes,
    [...boxes.values()],
  );
  const drawn = [...places.values()].map(({ x, y }) => ({ x: x - 20, y: y - 9, ...size }));
  expect(drawn).toHaveLength(2);
  const [first, second] = drawn;
  expect(first && second && overlap(first, second)).toBe(false);
  for (const label of drawn) for (const node of boxes.values()) expect(overlap(label, node)).toBe(false);
});

test("a label for which there is no room on its line stands beside it and touches it", () => {
  const near = new Map<string, Box>([
    ["a", { x: 0, y: 0, width: 100, height: 40 }],
    ["b", { x: 0, y: 100, width: 100, height: 40 }],
  ]);
  const routes = routeEdges([{ id: "ab", source: "a", target: "b" }], near);
  const sign = { x: 25, y: 40, width: 30, height: 60 };
  const place = placeLabels([{ id: "ab", ...size }], routes, [...near.values(), sign]).get("ab");
  const label = { x: (place?.x ?? 0) - 20, y: (place?.y ?? 0) - 9, ...size };
  expect(overlap(label, sign)).toBe(false);
  expect(label.x).toBeLessThan(70);
  expect(routes.get("ab")?.points.every(({ x }) => x === 50)).toBe(true);
});

test("a label without a free place is left out", () => {
  const near = new Map<string, Box>([
    ["a", { x: 0, y: 0, width: 100, height: 40 }],
    ["b", { x: 120, y: 0, width: 100, height: 40 }],
  ]);
  const routes = routeEdges([{ id: "ab", source: "a", target: "b" }], near);
  expect(placeLabels([{ id: "ab", ...size }], routes, [...near.values()]).size).toBe(0);
});

test("a label slides along its line to where no other line and no frame runs", () => {
  const crossing = new Map([
    ...boxes,
    ["c", { x: 200, y: -300, width: 100, height: 40 }],
    ["d", { x: 200, y: 300, width: 100, height: 40 }],
  ]);
  const spans = [
    { id: "ab", source: "a", target: "b" },
    { id: "cd", source: "c", target: "d" },
  ];
  const frame = { x: 180, y: -100, width: 500, height: 300 };
  const places = placeLabels([{ id: "ab", ...size }], routeEdges(spans, crossing), [...crossing.values()], [frame]);
  const x = places.get("ab")?.x ?? 0;
  expect(Math.abs(x - 250)).toBeGreaterThan(20);
  expect(Math.abs(x - 180)).toBeGreaterThan(20);
});

test("a label does not cover the arrow of its line", () => {
  const taken = { x: 100, y: 0, width: 210, height: 40 };
  const routes = routeEdges([{ id: "ab", source: "a", target: "b" }], boxes);
  const place = placeLabels([{ id: "ab", ...size }], routes, [...boxes.values(), taken]).get("ab");
  expect(place?.x).toBeLessThan(396 - 12 - 20 + 1);
});

test("two opposite lines between near nodes both have their labels", () => {
  const near = new Map<string, Box>([
    ["a", { x: 0, y: 0, width: 152, height: 60 }],
    ["b", { x: 232, y: 0, width: 152, height: 60 }],
  ]);
  const spans = [
    { id: "ab", source: "a", target: "b" },
    { id: "ba", source: "b", target: "a" },
  ];
  const wishes = spans.map(({ id }) => ({ id, ...size }));
  expect(placeLabels(wishes, routeEdges(spans, near), [...near.values()]).size).toBe(2);
});

const close = new Map<string, Box>([
  ["a", { x: 0, y: 0, width: 100, height: 40 }],
  ["b", { x: 160, y: 0, width: 100, height: 40 }],
]);

test("a label that finds no room is shortened", () => {
  const routes = routeEdges([{ id: "ab", source: "a", target: "b" }], close);
  const wish = { id: "ab", width: 70, height: 18, shortWidth: 37 };
  const place = placeLabels([wish], routes, [...close.values()]).get("ab");
  expect(place?.isShort).toBe(true);
  expect(place?.x).toBeCloseTo(125, 0);
});

test("a label that is needed stands on its line where there is no room at all, and covers little", () => {
  const between = { x: 100, y: 0, width: 70, height: 40 };
  const routes = routeEdges([{ id: "ab", source: "a", target: "b" }], boxes);
  const full = { x: 100, y: 0, width: 300, height: 40 };
  const nodes = [...boxes.values(), full];
  expect(placeLabels([{ id: "ab", ...size }], routes, nodes).size).toBe(0);
  expect(placeLabels([{ id: "ab", ...size, isNeeded: true }], routes, nodes).size).toBe(1);
  const place = placeLabels([{ id: "ab", ...size, isNeeded: true }], routes, [...boxes.values(), between]).get("ab");
  expect(place?.x).toBeGreaterThanOrEqual(190);
});

test("a label that is needed and has no room at its line stands near it, over no node", () => {
  const near = new Map<string, Box>([
    ["a", { x: 0, y: 0, width: 100, height: 40 }],
    ["b", { x: 120, y: 0, width: 100, height: 40 }],
  ]);
  const routes = routeEdges([{ id: "ab", source: "a", target: "b" }], near);
  const place = placeLabels([{ id: "ab", ...size, isNeeded: true }], routes, [...near.values()]).get("ab");
  expect(place?.isOver).toBe(false);
  const label = { x: (place?.x ?? 0) - 20, y: (place?.y ?? 0) - 9, ...size };
  for (const node of near.values()) expect(overlap(label, node)).toBe(false);
});

test("a label that is needed where nothing is free lies over something, and says so", () => {
  const near = new Map<string, Box>([
    ["a", { x: 0, y: 0, width: 100, height: 40 }],
    ["b", { x: 120, y: 0, width: 100, height: 40 }],
  ]);
  const routes = routeEdges([{ id: "ab", source: "a", target: "b" }], near);
  const all = { x: -200, y: -200, width: 800, height: 800 };
  expect(placeLabels([{ id: "ab", ...size, isNeeded: true }], routes, [all]).get("ab")?.isOver).toBe(true);
});
