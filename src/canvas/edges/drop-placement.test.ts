import { expect, test } from "vitest";
import type { GraphEdge } from "../../engine";
import { overlap } from "./box";
import { dropBox, dropsOnce, placeDrops } from "./drop-placement";
import { routeEdges } from "./route-edges";

const boxes = new Map([
  ["a", { x: 0, y: 0, width: 100, height: 40 }],
  ["b", { x: 0, y: 30, width: 100, height: 40 }],
  ["c", { x: 400, y: 0, width: 100, height: 40 }],
]);

function denied(source: string, target: string, droppedAt: GraphEdge["droppedAt"]): GraphEdge {
  return {
    id: source + target,
    source,
    target,
    state: "denied",
    label: "",
    sentence: "",
    droppedAt,
    assumes: [],
    switched: [],
    expectation: null,
  };
}

test("the sign stands at the end that drops", () => {
  const edges = [denied("a", "c", "source"), denied("c", "a", "target")];
  const drops = placeDrops(edges, routeEdges(edges, boxes));
  expect(drops.get("ac")?.source?.x).toBeLessThan(200);
  expect(drops.get("ac")?.target).toBeNull();
  expect(drops.get("ca")?.target?.x).toBeLessThan(200);
});

test("signs of lines that meet stand apart", () => {
  const edges = [denied("a", "c", "target"), denied("b", "c", "target")];
  const drops = placeDrops(edges, routeEdges(edges, boxes, null));
  const [first, second] = [drops.get("ac")?.target, drops.get("bc")?.target];
  expect(first && second && overlap(dropBox(first), dropBox(second))).toBe(false);
});

test("where more lines meet than there is room for, no sign stands on another", () => {
  const crowd = new Map(
    [...boxes, ...Array.from({ length: 40 }, (_, i) => [`s${i}`, boxes.get("c")] as const)].flatMap(([id, box]) =>
      box ? [[id, box] as const] : [],
    ),
  );
  const edges = Array.from({ length: 40 }, (_, i) => denied("a", `s${i}`, "source"));
  const signs = [...placeDrops(edges, routeEdges(edges, crowd, null)).values()].flatMap(({ source }) => source ?? []);
  expect(signs.length).toBeGreaterThan(3);
  for (const [i, sign] of signs.entries()) {
    for (const other of signs.slice(i + 1)) expect(overlap(dropBox(sign), dropBox(other))).toBe(false);
  }
});

test("a sign stands beside a line that crosses its own, not on it", () => {
  const crossing = new Map([
    ...boxes,
    ["up", { x: 80, y: -300, width: 90, height: 40 }],
    ["down", { x: 80, y: 300, width: 90, height: 40 }],
  ] as const);
  const edges = [denied("a", "c", "source")];
  const routes = routeEdges([...edges, { id: "cross", source: "up", target: "down" }], crossing, null);
  const sign = placeDrops(edges, routes).get("ac")?.source;
  expect(Math.abs((sign?.x ?? 125) - 125)).toBeGreaterThan(5);
  expect(sign?.x).toBeLessThan(190);
});

test("a sign does not lie on a node", () => {
  const edges = [denied("a", "c", "source")];
  const routes = routeEdges(edges, boxes, null);
  const node = { x: 0, y: 0, width: 110, height: 40 };
  const sign = placeDrops(edges, routes, [node]).get("ac")?.source;
  expect(sign && overlap(dropBox(sign), node)).toBe(false);
});

test("a line that both ends drop and that was just closed shows the sign once", () => {
  const at = (x: number) => ({ x, y: 0, dx: 1, dy: 0 });
  expect(dropsOnce({ source: at(10), target: at(90) })).toEqual({ source: null, target: at(90) });
  expect(dropsOnce({ source: at(10), target: null })).toEqual({ source: at(10), target: null });
});
