import { type Box, crosses, grown, type Point } from "./box";
import { type BoxGrid, boxGrid } from "./box-grid";
import { type LineGrid, linesOf } from "./line-grid";
import { headingFromStart, lengthOf, type Route } from "./polyline";

/** A label that wants a place on its edge's line. */
export interface LabelWish {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  /** Without it the line says something else: it stands on its line even where it covers something. */
  readonly isNeeded?: boolean;
  /** Width of its shorter words, for a line on which there is no room for the full ones. */
  readonly shortWidth?: number;
}

/** The middle of a label. */
export interface LabelPlace extends Point {
  /** Only the shorter words have room. */
  readonly isShort: boolean;
  /** It lies over a node, or what else is to be read or pressed. */
  readonly isOver: boolean;
}

/** A label may stand between these shares of its line. */
const SHARES = { from: 0.08, to: 0.92 };
const STEP = 4;
const MOST_TRIED = 61;
/** What a place costs, against the whole way from the middle of the line to its end. */
const COST = { line: 4, frame: 3, arrow: 4, away: 2 };
const ARROW_LENGTH = 12;
/** So far from its line a label is still seen to be its own. */
const MOST_AWAY = 24;
/** So much of a label beside its line lies on it. */
const TOUCHING = 3;

/**
 * Finds a place (its middle) on each line for its label, so that no label covers a node or another label, and it covers
 * another line, a frame or its own arrow only where it must. A label without such a place is shortened, else it stands
 * beside its line and touches it; without any place it is left out, unless it is needed: then it stands near its line, and
 * where that is impossible too it covers as little as can be. Those choose first, then those with the
 * shortest lines, which have the least choice.
 *
 * @param frames - of the cluster and its namespaces
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  routes: ReadonlyMap<string, Route>,
  nodes: readonly Box[],
  frames: readonly Box[] = [],
): ReadonlyMap<string, LabelPlace> {
  const places = new Map<string, LabelPlace>();
  if (wishes.length === 0) return places;
  const taken = boxGrid(nodes.map((node) => grown(node, 2)));
  const crossed = { lines: linesOf(routes), borders: boxGrid(frames.flatMap(bordersOf)) };
  const lines = wishes.flatMap((wish) => {
    const route = routes.get(wish.id);
    return route ? [{ wish, route, length: lengthOf(route) }] : [];
  });
  lines.sort((a, b) => Number(b.wish.isNeeded ?? false) - Number(a.wish.isNeeded ?? false) || a.length - b.length);
  for (const { wish, route, length } of lines) {
    const short = wish.shortWidth === undefined ? null : { width: wish.shortWidth, height: wish.height };
    const onLine = (size: Size) => freePlace(size, route, length, taken, crossed);
    const atLine = (size: Size) => placeBeside(size, route, length, taken, crossed.lines, -TOUCHING);
    const full = onLine(wish);
    const shortened = full === null && short !== null ? onLine(short) : null;
    const beside = full ?? shortened ?? atLine(short ?? wish);
    const near = beside ?? (wish.isNeeded ? placeNear(short ?? wish, route, length, taken) : null);
    const point = near ?? (wish.isNeeded ? leastCovering(short ?? wish, route, length, taken) : null);
    if (point === null) continue;
    const isShort = full === null && short !== null;
    places.set(wish.id, { ...point, isShort, isOver: near === null });
    taken.add(grown(boxAround(point, isShort ? short : wish), 1));
  }
  return places;
}

interface Crossed {
  readonly lines: LineGrid;
  readonly borders: BoxGrid;
}

function bordersOf({ x, y, width, height }: Box): readonly Box[] {
  const thin = 2;
  return [
    { x: x - 1, y, width: thin, height },
    { x: x + width - 1, y, width: thin, height },
    { x, y: y - 1, width, height: thin },
    { x, y: y + height - 1, width, height: thin },
  ];
}

type Size = Pick<LabelWish, "width" | "height">;

function freePlace(size: Size, route: Route, length: number, taken: BoxGrid, crossed: Crossed): Point | null {
  let best: Point | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const share of sharesOf(length)) {
    const away = Math.abs(share - 0.5) * 2 * COST.away;
    if (away >= least) break;
    const point = headingFromStart(route, share * length);
    const box = boxAround(point, size);
    if (taken.hits(box)) continue;
    const cost = away + costOf(box, route, crossed);
    if (cost >= least) continue;
    best = { x: point.x, y: point.y };
    least = cost;
  }
  return best;
}

/**
 * A place where the label only touches its line, and covers no other: the nearest to the middle.
 *
 * @param lines - null: it may cover them
 * @param away - how far from its line it stands; negative: it lies on it
 */
function placeBeside(
  size: Size,
  route: Route,
  length: number,
  taken: BoxGrid,
  lines: LineGrid | null,
  away: number,
): Point | null {
  for (const share of sharesOf(length)) {
    const { x, y, dx, dy } = headingFromStart(route, share * length);
    const reach = (Math.abs(dy) * size.width + Math.abs(dx) * size.height) / 2 + away;
    for (const side of [reach, -reach]) {
      const point = { x: x - dy * side, y: y + dx * side };
      const box = boxAround(point, size);
      if (!taken.hits(box) && !lines?.meets(box, route)) return point;
    }
  }
  return null;
}

/** A place near the line, where the label covers no node and no other label: the nearest to the line. */
function placeNear(size: Size, route: Route, length: number, taken: BoxGrid): Point | null {
  for (let away = 0; away <= MOST_AWAY; away += STEP) {
    const point = placeBeside(size, route, length, taken, null, away);
    if (point !== null) return point;
  }
  return null;
}

/** The middle first, then to both sides. */
function* sharesOf(length: number): Generator<number> {
  const step = Math.max(STEP / Math.max(length, 1), (SHARES.to - SHARES.from) / MOST_TRIED);
  yield 0.5;
  for (let away = step; 0.5 - away >= SHARES.from; away += step) {
    yield 0.5 - away;
    yield 0.5 + away;
  }
}

function costOf(box: Box, route: Route, { lines, borders }: Crossed): number {
  const { x, y, dx, dy } = route.end;
  const coversArrow = crosses({ x, y }, { x: x - dx * ARROW_LENGTH, y: y - dy * ARROW_LENGTH }, box);
  return (
    lines.across(box, route).size * COST.line + borders.within(box).length * COST.frame + (coversArrow ? COST.arrow : 0)
  );
}

/** The place nearest to the middle of all those where least is covered. */
function leastCovering(size: Size, route: Route, length: number, taken: BoxGrid): Point {
  let best: Point = headingFromStart(route, length / 2);
  let least = Number.POSITIVE_INFINITY;
  for (const share of sharesOf(length)) {
    const { x, y } = headingFromStart(route, share * length);
    const box = boxAround({ x, y }, size);
    const covered = taken.within(box).reduce((area, other) => area + sharedArea(box, other), 0);
    if (covered >= least) continue;
    best = { x, y };
    least = covered;
  }
  return { x: best.x, y: best.y };
}

function sharedArea(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}

function boxAround(point: Point, { width, height }: Size): Box {
  return { x: point.x - width / 2, y: point.y - height / 2, width, height };
}
