import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createSession, defaultWish, type Graph, type PictureShape } from "../engine";
import { type Box, contains, overlap, type Point } from "./edges/box";
import { dropBox, placeDrops } from "./edges/drop-placement";
import { placeLabels } from "./edges/label-placement";
import { labelWishes } from "./edges/label-wishes";
import { type Route, routeOver } from "./edges/polyline";
import { routeEdges } from "./edges/route-edges";
import { spansOf } from "./edges/spans";
import { framesOf, placesOf } from "./nodes/node-places";
import type { Scene } from "./nodes/scene";
import { titleBoxes } from "./nodes/title-boxes";

const shapes: readonly PictureShape[] = ["wide", "tall"];
const folder = join(import.meta.dirname, "../examples");
const slugs = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);
const pictures = slugs.flatMap((slug) => shapes.map((shape) => ({ slug, shape })));

test.each(pictures)("$slug, $shape: no line runs over a title, a tab or another's card", ({ slug, shape }) => {
  const graph = graphOf(slug, shape);
  const { places, titles, routes } = pictureOf(graph, shape);
  expect(graph.edges.length).toBeGreaterThan(0);
  const faults = graph.edges.flatMap(({ id, source, target }) => {
    const points = traced(routeOf(routes, id));
    const isMet = (box: Box) => points.some((point) => contains(box, point));
    const cards = [...places.absolute].filter(([node, box]) => node !== source && node !== target && isMet(box));
    return [
      ...titles.filter(isMet).map(({ x, y }) => `${id} runs over the title at ${x}, ${y}`),
      ...cards.map(([node]) => `${id} runs over ${node}`),
    ];
  });
  expect(faults).toEqual([]);
});

test.each(pictures)("$slug, $shape: every label has a place where it covers nothing", ({ slug, shape }) => {
  const graph = graphOf(slug, shape);
  const { places, titles, signs, wishes, labels } = pictureOf(graph, shape);
  expect(wishes.filter(({ id }) => !labels.has(id))).toEqual([]);
  const boxes = wishes.flatMap(({ id, width, shortWidth, height }) => {
    const at = labels.get(id);
    if (!at) return [];
    const shown = at.isShort ? (shortWidth ?? width) : width;
    return [{ id, x: at.x - shown / 2, y: at.y - height / 2, width: shown, height }];
  });
  const covered = boxes.flatMap((label, i) => {
    const others = [...places.absolute.values(), ...titles, ...signs, ...boxes.slice(i + 1)];
    return others.filter((other) => overlap(label, other)).map(({ x, y }) => `${label.id} covers ${x}, ${y}`);
  });
  expect(covered).toEqual([]);
});

test.each(pictures)(
  "$slug, $shape: every pill has a place of its own, clear of nodes, titles and tabs",
  ({ slug, shape }) => {
    const { places, titles } = pictureOf(graphOf(slug, shape), shape);
    const pills = [...places.absolute].filter(([id]) => /^(service|ingress) /.test(id));
    const others = [...places.absolute, ...titles.map((title) => ["a title", title] as const)];
    const faults = pills.flatMap(([id, pill]) =>
      others.filter(([other, box]) => other !== id && overlap(pill, box)).map(([other]) => `${id} covers ${other}`),
    );
    expect(faults).toEqual([]);
  },
);

test("a line is traced where it is drawn, around its corners too", () => {
  const points = traced(routeOver([at(0, 0), at(100, 0), at(100, 50)]));
  const isNear = (x: number, y: number) => points.some((point) => Math.hypot(point.x - x, point.y - y) < 1);
  expect([isNear(50, 0), isNear(93.5, 6.5), isNear(100, 40), isNear(100, 0)]).toEqual([true, true, true, false]);
});

function graphOf(slug: string, shape: PictureShape): Graph {
  const names = readdirSync(join(folder, slug)).filter((name) => name.endsWith(".yaml"));
  const files = names.map((name) => ({ name, text: readFileSync(join(folder, slug, name), "utf8") }));
  const picture = { ...defaultWish, shape };
  return createSession().analyze(files, { profile: "kubernetes", defaultNamespace: "default", picture }).graph;
}

/** All that is worked out of a graph before it is drawn, with nothing selected, dragged or just changed. */
function pictureOf({ nodes, namespaces, doors, links, edges, notDrawn }: Graph, shape: PictureShape) {
  const scene: Scene = { nodes, namespaces, areOpenLinesDrawn: notDrawn.open === 0, doors, links, shape };
  const places = placesOf(scene, {});
  const cards = [...places.absolute.values()];
  const titles = titleBoxes(scene, places);
  const routes = routeEdges(spansOf(edges, []), places.absolute, titles, [...places.containers.values()]);
  const drops = [...placeDrops(edges, routes, cards).values()];
  const signs = drops.flatMap(({ source, target }) =>
    [source, target].flatMap((place) => (place ? [dropBox(place)] : [])),
  );
  const wishes = labelWishes(edges, new Map());
  const labels = placeLabels(wishes, routes, [...cards, ...titles, ...signs], framesOf(scene, places));
  return { places, titles, routes, signs, wishes, labels };
}

function routeOf(routes: ReadonlyMap<string, Route>, id: string): Route {
  const route = routes.get(id);
  if (route === undefined) throw new Error(`${id} has no line`);
  return route;
}

/** The drawn line, point by point, a pixel apart at most. */
function traced({ path }: Route): readonly Point[] {
  const points: Point[] = [];
  for (const [, command, numbers = ""] of path.matchAll(/([MLQ])([^MLQ]*)/g)) {
    const [a = 0, b = 0, c = a, d = b] = numbers.split(/[ ,]/).map(Number);
    const from = points.at(-1) ?? at(a, b);
    const control = command === "Q" ? at(a, b) : at((from.x + c) / 2, (from.y + d) / 2);
    const steps = Math.max(1, Math.ceil(Math.hypot(a - from.x, b - from.y) + Math.hypot(c - a, d - b)));
    for (let i = 1; i <= steps; i++) {
      const t = i / steps;
      const on = (p: number, q: number, r: number) => (1 - t) ** 2 * p + 2 * t * (1 - t) * q + t ** 2 * r;
      points.push(at(on(from.x, control.x, c), on(from.y, control.y, d)));
    }
  }
  return points;
}

function at(x: number, y: number): Point {
  return { x, y };
}
