import { type Box, grown, type Point } from "./box";
import { boxGrid } from "./box-grid";
import type { Route } from "./polyline";

/** A label that wants a place on its edge's line. */
export interface LabelWish {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  /** It says what just happened: it stands on its line even where it covers something. */
  readonly isNeeded?: boolean;
}

/** Places on a line that are tried, as shares of its length: the middle first. */
const TRIED = [0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73, 0.2, 0.8];

/**
 * Finds a place (its middle) on each line for its label, so that no label covers a node or another label, and few
 * cover another line. A label without such a place is left out, unless it is needed; those choose first.
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  routes: ReadonlyMap<string, Route>,
  nodes: readonly Box[],
): ReadonlyMap<string, Point> {
  const places = new Map<string, Point>();
  if (wishes.length === 0) return places;
  const taken = boxGrid(nodes.map((node) => grown(node, 2)));
  const lines = boxGrid(linePoints(routes));
  const byNeed = [...wishes].sort((a, b) => Number(b.isNeeded ?? false) - Number(a.isNeeded ?? false));
  for (const wish of byNeed) {
    const route = routes.get(wish.id);
    if (!route) continue;
    const place = freePlace(wish, route, taken, lines) ?? (wish.isNeeded ? middleOf(route) : null);
    if (!place) continue;
    places.set(wish.id, place);
    taken.add(grown(boxAround(place, wish), 2));
  }
  return places;
}

interface LinePoint extends Box {
  readonly route: Route;
}

function linePoints(routes: ReadonlyMap<string, Route>): readonly LinePoint[] {
  return [...routes.values()].flatMap((route) =>
    route.points.map(({ x, y }) => ({ x, y, width: 0, height: 0, route })),
  );
}

function freePlace(
  wish: LabelWish,
  route: Route,
  taken: ReturnType<typeof boxGrid>,
  lines: ReturnType<typeof boxGrid<LinePoint>>,
): Point | null {
  let best: Point | null = null;
  let fewest = Number.POSITIVE_INFINITY;
  for (const share of TRIED) {
    const point = route.points[Math.round(share * (route.points.length - 1))];
    if (!point) continue;
    const box = boxAround(point, wish);
    if (taken.hits(box)) continue;
    const crossed = new Set(lines.within(box).map((each) => each.route));
    crossed.delete(route);
    if (crossed.size < fewest) {
      best = point;
      fewest = crossed.size;
    }
    if (crossed.size === 0) break;
  }
  return best;
}

function middleOf({ points }: Route): Point | null {
  return points[Math.floor(points.length / 2)] ?? null;
}

function boxAround(point: Point, { width, height }: LabelWish): Box {
  return { x: point.x - width / 2, y: point.y - height / 2, width, height };
}
