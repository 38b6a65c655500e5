import { type Box, boundsOf, centre, contains, grown, isSameBox, overlap, type Point } from "./box";
import { findTurns, isClear, type Obstacle, type Terrain, type Turn, terrainOf } from "./detour";
import { type EndsOfLine, endOf, spreadEnds } from "./line-ends";
import { type LoopPlace, loopRoute, placeLoop } from "./loop-route";
import { coordinates, type Route, routeOver, shifted } from "./polyline";
import { straightWay } from "./straight-way";
import { createTracks } from "./tracks";

/** What is needed to know of an edge to draw its line. */
export interface Span {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  /** It goes around nothing: one of so many of a node that straight ones are a fan, and bent ones a tangle. */
  readonly isDirect?: boolean;
  /** Width of its label, 0 where it has none: a loop is wider than what stands on it. */
  readonly labelWidth?: number;
}

/**
 * Works out the lines of edges. An edge whose nodes are not both in `boxes` is left out; one from a node to itself is
 * a loop below it; of two opposite edges each keeps to its own side. What did not change since the last call costs
 * little and keeps its identity.
 *
 * @param avoid - what lines go around besides nodes; null: they go around nothing, for pictures with many edges
 * @param frames - what loops stay in: the containers of nodes
 */
export interface Router {
  route(
    spans: readonly Span[],
    boxes: ReadonlyMap<string, Box>,
    avoid: readonly Box[] | null,
    frames?: readonly Box[],
  ): ReadonlyMap<string, Route>;
}

/**
 * Distance of a line from the middle when another runs the opposite way, at a share of its nodes' height: labels of both
 * lie beside each other, and where nodes are small the pair passes between them.
 */
const LANE = { most: 10, share: 0.25, below: 5 };
/** Lines pass a node at a share of its height: where nodes are small, they stand close. */
const CLEARANCE = { most: 14, share: 0.42, below: 12 };
/** How much farther away the middle of a pair of lines passes a node, for each pixel of its lane above `LANE.below`. */
const PAIR_CLEARANCE = 1.6;
/** Beside what is so low lines run right into the card behind it: both of a pair must have room. */
const PILL = { below: 30, away: 24, single: 6, pair: 6 + LANE.most };
/** So that a label on the loop has room. */
const LOOP_CLEARANCE = { single: 12, pair: LANE.most + 12 };
const TITLE_CLEARANCE = { single: 8, pair: LANE.most + 4 };

/** The way between two nodes, as it was found with these boxes. */
interface FoundWay {
  readonly a: Box;
  readonly b: Box;
  readonly isPaired: boolean;
  readonly way: Way;
  readonly bounds: Box;
}

/** From a point inside of one node to one inside of another. */
interface Way {
  readonly from: Point;
  readonly turns: readonly Turn[];
  readonly to: Point;
}

type WayOf = (span: Span, a: Box, b: Box, isPaired: boolean) => Way;

const directWay: WayOf = (_, a, b) => ({ from: centre(a), turns: [], to: centre(b) });

export function createRouter(): Router {
  let obstacles: readonly Obstacle[] = [];
  /** Pairs of lines need more room than single ones. */
  let terrains: Record<"single" | "pair", Terrain> = { single: terrainOf([]), pair: terrainOf([]) };
  let ways = new Map<string, FoundWay>();
  let former = new Map<string, { readonly key: string; readonly route: Route }>();

  /** The ways of pairs that nothing has come near, or left, since they were found. */
  const updateTerrain = (boxes: ReadonlyMap<string, Box>, avoid: readonly Box[], loops: Loops) => {
    const next = obstaclesOf(boxes, avoid, loops, "pair");
    const changed = differences(obstacles, next);
    if (changed.length === 0) return;
    obstacles = next;
    terrains = { single: terrainOf(obstaclesOf(boxes, avoid, loops, "single")), pair: terrainOf(next) };
    for (const [key, { bounds }] of ways) if (changed.some((box) => overlap(box, bounds))) ways.delete(key);
  };

  const wayOf: WayOf = (span, a, b, isPaired) => {
    const key = pairKey(span);
    const known = ways.get(key);
    if (known && known.isPaired === isPaired && isSameBox(known.a, a) && isSameBox(known.b, b)) return known.way;
    const way = findWay(span, a, b, terrains[isPaired ? "pair" : "single"]);
    ways.set(key, {
      a,
      b,
      isPaired,
      way,
      bounds: grown(boundsOf([centre(a), way.from, ...way.turns, way.to, centre(b)]), 1),
    });
    return way;
  };

  return {
    route(spans, boxes, avoid, frames = []) {
      const lines = spans.filter(({ source, target }) => source !== target && boxes.has(source) && boxes.has(target));
      const loops = loopsOf(spans, lines, boxes, avoid, frames);
      if (avoid !== null) updateTerrain(boxes, avoid, loops);
      const corners = cornersOf(lines, boxes, avoid === null ? directWay : wayOf, terrains.single);
      const routes = new Map<string, Route>();
      const kept: typeof former = new Map();
      for (const span of spans) {
        const line = corners.get(span.id) ?? null;
        const loop = loops.get(span.id) ?? null;
        if (line === null && loop === null) continue;
        const key = line ? line.map(coordinates).join(" ") : JSON.stringify(loop);
        const last = former.get(span.id);
        const route = last?.key === key ? last.route : line ? routeOver(line) : loop && loopRoute(loop);
        if (!route) continue;
        kept.set(span.id, { key, route });
        routes.set(span.id, route);
      }
      former = kept;
      const wanted = new Set(lines.map(pairKey));
      ways = new Map([...ways].filter(([key]) => wanted.has(key)));
      return routes;
    },
  };
}

/** The lines of edges, once. */
export function routeEdges(
  spans: readonly Span[],
  boxes: ReadonlyMap<string, Box>,
  avoid: readonly Box[] | null = [],
  frames: readonly Box[] = [],
): ReadonlyMap<string, Route> {
  return createRouter().route(spans, boxes, avoid, frames);
}

/** From middle to middle if that is free, else straight between other points, else around what is in the way. */
function findWay({ source, target }: Span, a: Box, b: Box, terrain: Terrain): Way {
  const ends = [source, target] as const;
  const turns = findTurns(centre(a), centre(b), ends, terrain);
  const straight = turns.length === 0 ? null : straightWay(a, b, ends, terrain);
  if (straight === null) return { from: centre(a), turns, to: centre(b) };
  const [from, to] = straight;
  return { from, turns: [], to };
}

/** Places of loops by their edges' ids. */
type Loops = ReadonlyMap<string, LoopPlace & { readonly source: string }>;

function loopsOf(
  spans: readonly Span[],
  lines: readonly Span[],
  boxes: ReadonlyMap<string, Box>,
  avoid: readonly Box[] | null,
  frames: readonly Box[],
): Loops {
  const ways = (avoid === null ? [] : lines).flatMap(({ source, target }) => {
    const [from, to] = [boxes.get(source), boxes.get(target)];
    return from && to ? [[centre(from), centre(to)] as const] : [];
  });
  const loops = new Map<string, LoopPlace & { readonly source: string }>();
  for (const span of spans) {
    const place = span.source === span.target ? placeLoop(span, { boxes, frames, avoid: avoid ?? [], ways }) : null;
    if (place !== null) loops.set(span.id, { ...place, source: span.source });
  }
  return loops;
}

function obstaclesOf(
  boxes: ReadonlyMap<string, Box>,
  avoid: readonly Box[],
  loops: Loops,
  lines: "single" | "pair",
): readonly Obstacle[] {
  const obstacle = (id: string | null, box: Box, away: number) => ({ id, away, ...grown(box, away) });
  return [
    ...Array.from(boxes, ([id, box]) => obstacle(id, box, clearanceOf(box, lines))),
    ...avoid.map((box) => obstacle(null, box, TITLE_CLEARANCE[lines])),
    ...[...loops.values()].flatMap(({ source, area, isRoomy }) =>
      isRoomy ? [obstacle(source, area, LOOP_CLEARANCE[lines])] : [],
    ),
  ];
}

function clearanceOf(box: Box, lines: "single" | "pair"): number {
  if (box.height < PILL.below) return PILL[lines];
  const least = Math.max(4, Math.min(CLEARANCE.most, box.height * CLEARANCE.share - CLEARANCE.below));
  return lines === "single" ? least : least + (laneOf(box, box) - LANE.below) * PAIR_CLEARANCE;
}

/** Nodes at whose left a pill stands, with how far down no line may end. */
function pillsAtLeft(boxes: ReadonlyMap<string, Box>): ReadonlyMap<string, number> {
  const pills = [...boxes.values()].filter(({ height }) => height < PILL.below);
  const reach = new Map<string, number>();
  if (pills.length === 0) return reach;
  for (const [id, { x, y, height }] of boxes) {
    if (height < PILL.below) continue;
    for (const pill of pills) {
      const [end, bottom] = [pill.x + pill.width, pill.y + pill.height];
      const isBefore = end <= x && x - end < PILL.away && bottom > y && bottom < y + height / 2;
      if (isBefore) reach.set(id, Math.max(bottom + PILL.single, reach.get(id) ?? 0));
    }
  }
  return reach;
}

function laneOf(a: Box, b: Box): number {
  return Math.max(LANE.below, Math.min(LANE.most, Math.max(a.height, b.height) * LANE.share - LANE.below));
}

/** Obstacles that are in one of the lists only. */
function differences(before: readonly Obstacle[], after: readonly Obstacle[]): readonly Obstacle[] {
  const keyOf = ({ id, x, y, width, height }: Obstacle) => `${id ?? ""} ${x} ${y} ${width} ${height}`;
  const [former, next] = [new Map(before.map((each) => [keyOf(each), each])), new Set(after.map(keyOf))];
  const gone = [...former].flatMap(([key, each]) => (next.has(key) ? [] : [each]));
  return [...gone, ...after.filter((each) => !former.has(keyOf(each)))];
}

/** The corners of each line, from border to border. */
function cornersOf(
  spans: readonly Span[],
  boxes: ReadonlyMap<string, Box>,
  wayOf: WayOf,
  terrain: Terrain,
): ReadonlyMap<string, readonly Point[]> {
  const drawn = new Set(spans.map(({ source, target }) => `${source}\n${target}`));
  const tracks = createTracks();
  const ends = new Map<string, EndsOfLine>();
  const middles = new Map<string, readonly Point[]>();
  for (const span of spans) {
    const isForward = span.source < span.target;
    const [near, far] = isForward ? [span.source, span.target] : [span.target, span.source];
    const [a, b] = [boxes.get(near), boxes.get(far)];
    if (!a || !b) continue;
    const isPaired = drawn.has(`${span.target}\n${span.source}`);
    const find = span.isDirect ? directWay : wayOf;
    const { from, turns, to } = find({ id: span.id, source: near, target: far }, a, b, isPaired);
    const lane = laneOf(a, b);
    const onTrack = (turn: Turn) => tracks.place(turn, pairKey(span), isPaired ? lane : 0, lane);
    const lineOver = (corners: readonly Point[]) => {
      const way = [from, ...corners, to];
      return shifted(isForward ? way : way.reverse(), isPaired ? lane : 0);
    };
    const tracked = lineOver(turns.map(onTrack));
    const whole = turns.length === 0 || isClear(tracked, [near, far], terrain) ? tracked : lineOver(turns);
    const [source, target] = isForward ? [a, b] : [b, a];
    const line = outsideOf(whole, source, target);
    middles.set(span.id, line.slice(1, -1));
    const [first, second] = [line[0], line[1]];
    const [last, beforeLast] = [line.at(-1), line.at(-2)];
    if (!first || !second || !last || !beforeLast) continue;
    ends.set(span.id, {
      source: { nodeId: span.source, ...endOf(source, first, second) },
      target: { nodeId: span.target, ...endOf(target, last, beforeLast) },
      isStraight: line.length === 2,
    });
  }
  const placed = spreadEnds(ends, boxes, pillsAtLeft(boxes));
  const lines = new Map<string, readonly Point[]>();
  for (const [id, middle] of middles) {
    const way = placed.get(id);
    if (way) lines.set(id, [way.source, ...middle, way.target]);
  }
  return lines;
}

/**
 * The line without its turns inside its own ends, as one around a tab at the border of a card is: it begins at the last
 * of them in its source and ends at the first in its target, so that it meets the side it comes to.
 */
function outsideOf(line: readonly Point[], source: Box, target: Box): readonly Point[] {
  const isIn = (box: Box, i: number) => contains(box, line[i] ?? { x: Number.NaN, y: Number.NaN });
  let [first, last] = [0, line.length - 1];
  while (first + 1 < last && isIn(source, first + 1)) first++;
  while (last - 1 > first && isIn(target, last - 1)) last--;
  return line.slice(first, last + 1);
}

function pairKey({ source, target }: Span): string {
  return source < target ? `${source}\n${target}` : `${target}\n${source}`;
}
