import { type Box, boundsOf, centre, grown, isSameBox, overlap, type Point } from "./box";
import { findTurns, type Obstacle, type Terrain, type Turn, terrainOf } from "./detour";
import { type EndsOfLine, endOf, spreadEnds } from "./line-ends";
import { loopRoute } from "./loop-route";
import { coordinates, type Route, routeOver, shifted } from "./polyline";

/** What is needed to know of an edge to draw its line. */
export interface Span {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  /** It goes around nothing: one of so many of a node that straight ones are a fan, and bent ones a tangle. */
  readonly isDirect?: boolean;
}

/**
 * Works out the lines of edges. An edge whose nodes are not both in `boxes` is left out; one from a node to itself is
 * a loop at its corner; of two opposite edges each keeps to its own side. What did not change since the last call costs
 * little and keeps its identity.
 *
 * @param avoid - what lines go around besides nodes; null: they go around nothing, for pictures with many edges
 */
export interface Router {
  route(
    spans: readonly Span[],
    boxes: ReadonlyMap<string, Box>,
    avoid: readonly Box[] | null,
  ): ReadonlyMap<string, Route>;
}

/** Distance of a line from the middle when another runs the opposite way. */
const LANE = 8;
/** Lines pass a node at a share of its height: where nodes are small, they stand close. */
const CLEARANCE = { most: 14, share: 0.42, below: 12 };
/** Room for a pair of lines between a title and the middle of their way. */
const TITLE_CLEARANCE = LANE + 4;
/** Lines that turn at the same corner pass it at different distances. */
const NEXT_TRACK = 9;
const MOST_TRACKS = 3;

/** The way between two nodes, as it was found with these boxes. */
interface FoundWay {
  readonly a: Box;
  readonly b: Box;
  readonly turns: readonly Turn[];
  readonly bounds: Box;
}

export function createRouter(): Router {
  let obstacles: readonly Obstacle[] = [];
  let terrain: Terrain = terrainOf([]);
  let ways = new Map<string, FoundWay>();
  let former = new Map<string, { readonly key: string; readonly route: Route }>();

  /** The ways of pairs that nothing has come near, or left, since they were found. */
  const updateTerrain = (next: readonly Obstacle[]) => {
    const changed = differences(obstacles, next);
    if (changed.length === 0) return;
    obstacles = next;
    terrain = terrainOf(next);
    for (const [key, { bounds }] of ways) if (changed.some((box) => overlap(box, bounds))) ways.delete(key);
  };

  const wayOf = (span: Span, a: Box, b: Box): readonly Turn[] => {
    const key = pairKey(span);
    const known = ways.get(key);
    if (known && isSameBox(known.a, a) && isSameBox(known.b, b)) return known.turns;
    const [from, to] = [centre(a), centre(b)];
    const turns = findTurns(from, to, [span.source, span.target], terrain);
    ways.set(key, { a, b, turns, bounds: grown(boundsOf([from, ...turns, to]), 1) });
    return turns;
  };

  return {
    route(spans, boxes, avoid) {
      if (avoid !== null) updateTerrain(obstaclesOf(boxes, avoid));
      const lines = spans.filter(({ source, target }) => source !== target && boxes.has(source) && boxes.has(target));
      const corners = cornersOf(lines, boxes, avoid === null ? () => [] : wayOf);
      const routes = new Map<string, Route>();
      const kept: typeof former = new Map();
      for (const span of spans) {
        const line = corners.get(span.id);
        const box = boxes.get(span.source);
        if (line === undefined && (span.source !== span.target || box === undefined)) continue;
        const key = line ? line.map(coordinates).join(" ") : JSON.stringify(box);
        const last = former.get(span.id);
        const route = last?.key === key ? last.route : line ? routeOver(line) : box ? loopRoute(box) : null;
        if (route === null) continue;
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
): ReadonlyMap<string, Route> {
  return createRouter().route(spans, boxes, avoid);
}

function obstaclesOf(boxes: ReadonlyMap<string, Box>, avoid: readonly Box[]): readonly Obstacle[] {
  return [
    ...Array.from(boxes, ([id, box]) => ({ id, ...grown(box, clearanceOf(box)) })),
    ...avoid.map((box) => ({ id: null, ...grown(box, TITLE_CLEARANCE) })),
  ];
}

function clearanceOf({ height }: Box): number {
  return Math.max(4, Math.min(CLEARANCE.most, height * CLEARANCE.share - CLEARANCE.below));
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
  wayOf: (span: Span, a: Box, b: Box) => readonly Turn[],
): ReadonlyMap<string, readonly Point[]> {
  const drawn = new Set(spans.map(({ source, target }) => `${source}\n${target}`));
  const tracks = new Map<string, string[]>();
  const ends = new Map<string, EndsOfLine>();
  const middles = new Map<string, readonly Point[]>();
  for (const span of spans) {
    const isForward = span.source < span.target;
    const [near, far] = isForward ? [span.source, span.target] : [span.target, span.source];
    const [a, b] = [boxes.get(near), boxes.get(far)];
    if (!a || !b) continue;
    const turns = span.isDirect ? [] : wayOf({ id: span.id, source: near, target: far }, a, b);
    const way = [centre(a), ...turns.map((turn) => onTrack(turn, pairKey(span), tracks)), centre(b)];
    const isPaired = drawn.has(`${span.target}\n${span.source}`);
    const line = shifted(isForward ? way : way.reverse(), isPaired ? LANE : 0);
    middles.set(span.id, line.slice(1, -1));
    const [first, second] = [line[0], line[1]];
    const [last, beforeLast] = [line.at(-1), line.at(-2)];
    const [source, target] = isForward ? [a, b] : [b, a];
    if (!first || !second || !last || !beforeLast) continue;
    ends.set(span.id, {
      source: { nodeId: span.source, ...endOf(source, first, second) },
      target: { nodeId: span.target, ...endOf(target, last, beforeLast) },
      isStraight: turns.length === 0,
    });
  }
  const placed = spreadEnds(ends, boxes);
  const lines = new Map<string, readonly Point[]>();
  for (const [id, middle] of middles) {
    const way = placed.get(id);
    if (way) lines.set(id, [way.source, ...middle, way.target]);
  }
  return lines;
}

/** Each pair that turns at a corner has a track of its own there, as far as there is room. */
function onTrack(turn: Turn, pair: string, tracks: Map<string, string[]>): Point {
  const key = coordinates(turn);
  const pairs = tracks.get(key) ?? [];
  if (!pairs.includes(pair)) pairs.push(pair);
  tracks.set(key, pairs);
  const out = (pairs.indexOf(pair) % MOST_TRACKS) * NEXT_TRACK;
  return { x: turn.x + turn.outX * out, y: turn.y + turn.outY * out };
}

function pairKey({ source, target }: Span): string {
  return source < target ? `${source}\n${target}` : `${target}\n${source}`;
}
