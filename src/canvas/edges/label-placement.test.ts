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

test("a label without a free place is left out", () => {
  const near = new Map<string, Box>([
    ["a", { x: 0, y: 0, width: 100, height: 40 }],
    ["b", { x: 120, y: 0, width: 100, height: 40 }],
  ]);
  const routes = routeEdges([{ id: "ab", source: "a", target: "b" }], near);
  expect(placeLabels([{ id: "ab", ...size }], routes, [...near.values()]).size).toBe(0);
});
