import { expect, test } from "vitest";
import { type Box, boundsOf, contains, grown } from "./box";
import { createRouter, routeEdges } from "./route-edges";

const box = (x: number, y: number): Box => ({ x, y, width: 100, height: 40 });

const large = (x: number, y: number): Box => ({ x, y, width: 160, height: 60 });

function route(from: string, to: string, boxes: Record<string, Box>, opposite = false) {
  const spans = [{ id: "it", source: from, target: to }];
  if (opposite) spans.push({ id: "back", source: to, target: from });
  const routes = routeEdges(spans, new Map(Object.entries(boxes)));
  const found = routes.get("it");
  if (!found) throw new Error("no route");
  return { it: found, back: routes.get("back") };
}

test("a line runs from border to border, straight where nothing is in the way", () => {
  const { it } = route("a", "b", { a: box(0, 0), b: box(300, 0) });
  expect(it.start.x).toBeCloseTo(102);
  expect(it.end.x).toBeCloseTo(296);
  expect(it.points.every((point) => Math.abs(point.y - 20) < 0.01)).toBe(true);
  expect(it.end.dx).toBeCloseTo(1);
});

test("two directions are two parallel lines, each on its own side", () => {
  const { it, back } = route("a", "b", { a: box(0, 0), b: box(300, 0) }, true);
  expect(new Set(it.points.map(({ y }) => Math.round(y)))).toEqual(new Set([14]));
  expect(new Set(back?.points.map(({ y }) => Math.round(y)))).toEqual(new Set([26]));
});

test("two directions stay parallel around a corner", () => {
  const boxes = { a: box(0, 0), between: box(200, 0), c: box(400, 0) };
  const { it, back } = route("a", "c", boxes, true);
  const nearest = it.points.map((p) => Math.min(...(back?.points ?? []).map((q) => Math.hypot(p.x - q.x, p.y - q.y))));
  expect(Math.min(...nearest)).toBeGreaterThan(8);
});

test("a line goes around a node that stands in its way, and no farther than it must", () => {
  const between = box(200, 0);
  const { it } = route("a", "c", { a: box(0, 0), between, c: box(400, 0) });
  expect(it.points.some((point) => contains(grown(between, 4), point))).toBe(false);
  expect(Math.max(...it.points.map(({ y }) => Math.abs(y - 20)))).toBeLessThan(60);
});

test("a line finds its way through rows of nodes", () => {
  const boxes: Record<string, Box> = { a: box(0, 0), z: box(800, 500) };
  for (let x = 1; x < 5; x++) for (let y = 0; y < 6; y++) boxes[`n${x}${y}`] = box(x * 160, y * 84);
  const { it } = route("a", "z", boxes);
  const others = Object.entries(boxes).filter(([id]) => id !== "a" && id !== "z");
  for (const [, other] of others) expect(it.points.some((point) => contains(other, point))).toBe(false);
});

test("a line keeps clear of titles", () => {
  const title = { x: 180, y: 10, width: 120, height: 20 };
  const boxes = new Map([
    ["a", box(0, 0)],
    ["b", box(400, 0)],
  ]);
  const line = routeEdges([{ id: "ab", source: "a", target: "b" }], boxes, [title]).get("ab");
  expect(line?.points.some((point) => contains(title, point))).toBe(false);
});

test("a line that turns around a tab of its own card meets the side it comes to, and no part of it is under the card", () => {
  const target = { x: 448, y: 48, width: 152, height: 60 };
  const boxes = new Map([
    ["prom", { x: 28, y: 412, width: 152, height: 60 }],
    ["api", target],
    ["wall", { x: 28, y: 204, width: 300, height: 60 }],
  ]);
  const tab = { x: 479, y: 108, width: 113, height: 7 };
  for (const [source, goal] of [
    ["prom", "api"],
    ["api", "prom"],
  ] as const) {
    const line = routeEdges([{ id: "it", source, target: goal }], boxes, [tab]).get("it");
    expect(line?.points.filter((point) => contains(target, point))).toEqual([]);
    expect(line?.points.filter((point) => contains(tab, point))).toEqual([]);
    const end = goal === "api" ? line?.end : line?.start;
    expect(end?.y).toBeGreaterThan(target.y + target.height);
  }
});

test("lines to one node do not meet in one point", () => {
  const boxes = new Map<string, Box>([["hub", { x: 0, y: 0, width: 100, height: 80 }]]);
  for (let i = 0; i < 4; i++) boxes.set(`s${i}`, box(900, -30 + i * 30));
  const spans = Array.from({ length: 4 }, (_, i) => ({ id: `${i}`, source: `s${i}`, target: "hub" }));
  const ends = [...routeEdges(spans, boxes, null).values()].map(({ end }) => end.y).sort((a, b) => a - b);
  for (let i = 1; i < ends.length; i++) expect((ends[i] ?? 0) - (ends[i - 1] ?? 0)).toBeGreaterThan(11.9);
});

test("lines that turn at the same corner pass it at different distances", () => {
  const boxes = new Map([
    ["a", box(0, 0)],
    ["b", box(0, -10)],
    ["wall", { x: 200, y: -200, width: 60, height: 240 }],
    ["c", box(400, -60)],
  ]);
  const spans = [
    { id: "ac", source: "a", target: "c" },
    { id: "bc", source: "b", target: "c" },
  ];
  const routes = routeEdges(spans, boxes);
  const lowest = [...routes.values()].map(({ points }) => Math.max(...points.map(({ y }) => y)));
  expect(Math.abs((lowest[0] ?? 0) - (lowest[1] ?? 0))).toBeGreaterThan(4);
});

test("a node that reaches itself gets a loop below it", () => {
  const { it } = route("a", "a", { a: box(0, 0) });
  expect(it.points.every((point) => point.y >= 40)).toBe(true);
  expect(it.end.dy).toBeLessThan(0);
});

test("lines of other nodes go around a loop", () => {
  const boxes = new Map(Object.entries({ a: large(0, 0), b: large(240, -10), c: large(500, 30) }));
  const spans = [
    { id: "loop", source: "b", target: "b" },
    { id: "ac", source: "a", target: "c" },
  ];
  const routes = routeEdges(spans, boxes);
  const loop = boundsOf(routes.get("loop")?.points ?? []);
  const line = routes.get("ac")?.points ?? [];
  expect(line.length).toBeGreaterThan(0);
  expect(line.some((point) => contains(loop, point))).toBe(false);
});

test("a pair of lines passes a node at a distance, both of them", () => {
  const between = large(240, -10);
  const boxes = new Map(Object.entries({ a: large(0, 0), between, c: large(500, 0) }));
  const spans = [
    { id: "ac", source: "a", target: "c" },
    { id: "ca", source: "c", target: "a" },
  ];
  for (const { points } of routeEdges(spans, boxes).values())
    expect(points.some((point) => contains(grown(between, 9), point))).toBe(false);
});

test("opposite lines of large nodes lie so far apart that labels stand beside each other", () => {
  const boxes = new Map(Object.entries({ a: large(0, 0), b: large(280, 0) }));
  const spans = [
    { id: "ab", source: "a", target: "b" },
    { id: "ba", source: "b", target: "a" },
  ];
  const [one, other] = [...routeEdges(spans, boxes).values()];
  expect(Math.abs((one?.start.y ?? 0) - (other?.end.y ?? 0))).toBeCloseTo(20);
});

test("a line that a corner only just meets stays straight", () => {
  const boxes = new Map(Object.entries({ a: large(0, 0), corner: large(90, 180), c: large(0, 400) }));
  const points = routeEdges([{ id: "ac", source: "a", target: "c" }], boxes).get("ac")?.points ?? [];
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) throw new Error("no route");
  const bend = points.map(({ x, y }) => x - first.x - ((last.x - first.x) * (y - first.y)) / (last.y - first.y));
  expect(Math.max(...bend.map(Math.abs))).toBeLessThan(0.1);
});

test("an edge whose node is not in the picture has no line", () => {
  expect(routeEdges([{ id: "x", source: "a", target: "gone" }], new Map([["a", box(0, 0)]])).size).toBe(0);
});

test("nodes that touch or cover each other give a line that can be drawn", () => {
  for (const b of [box(50, 10), box(0, 0), box(100, 0)]) {
    const { it } = route("a", "b", { a: box(0, 0), b });
    expect(it.path).not.toMatch(/NaN|Infinity/);
  }
});

test("lines that an edit does not touch keep their identity", () => {
  const router = createRouter();
  const boxes = new Map([
    ["a", box(0, 0)],
    ["b", box(400, 0)],
    ["c", box(0, 300)],
    ["d", box(400, 300)],
  ]);
  const ab = { id: "ab", source: "a", target: "b" };
  const cd = { id: "cd", source: "c", target: "d" };
  const before = router.route([ab, cd], boxes, []);
  const moved = router.route([ab, cd], new Map(boxes).set("d", box(400, 340)), []);
  expect(moved.get("ab")).toBe(before.get("ab"));
  expect(moved.get("cd")).not.toBe(before.get("cd"));
});

test("a line that a new node stands in the way of goes around it, and straight again when it is gone", () => {
  const router = createRouter();
  const boxes = new Map([
    ["a", box(0, 0)],
    ["b", box(400, 0)],
  ]);
  const spans = [{ id: "ab", source: "a", target: "b" }];
  const straight = router.route(spans, boxes, []).get("ab");
  const bent = router.route(spans, new Map(boxes).set("new", box(200, 0)), []).get("ab");
  expect(bent?.path).not.toBe(straight?.path);
  expect(router.route(spans, boxes, []).get("ab")?.path).toBe(straight?.path);
});

test("lines that turn at one corner do not push each other into the node on the other side of a gap", () => {
  const boxes = new Map<string, Box>([
    ["queue", { x: 24, y: 64, width: 152, height: 60 }],
    ["api", { x: 240, y: 64, width: 163, height: 60 }],
    ["newsletter", { x: 24, y: 264, width: 172, height: 60 }],
    ["anyone", { x: 151, y: -140, width: 124, height: 48 }],
  ]);
  const titles = [
    { x: 4, y: 4, width: 197, height: 24 },
    { x: 4, y: 204, width: 227, height: 24 },
  ];
  const names = [...boxes.keys()];
  const spans = names.flatMap((source) =>
    names.flatMap((target) => (source === target ? [] : [{ id: `${source} to ${target}`, source, target }])),
  );
  const api = boxes.get("api");
  const met = [...routeEdges(spans, boxes, titles)].flatMap(([id, { points }]) =>
    !id.includes("api") && points.some((point) => api && contains(api, point)) ? [id] : [],
  );
  expect(met).toEqual([]);
});
