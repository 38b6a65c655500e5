import { type Box, contains, grown, overlap, type Point, type Route } from "./edge-geometry";

/** A label that wants a place on its edge's line. */
export interface LabelWish {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

/** Places on a line that are tried, as shares of its length: the middle first. */
const TRIED = [0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73, 0.2, 0.8];
/** Above this many lines a label no longer looks for a place that no other line crosses. */
const MOST_LINES_COMPARED = 120;

/**
 * Finds a place (its middle) on each line for its label, so that no label covers a node or another label, and few
 * cover another line. A label without such a place is left out.
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  routes: ReadonlyMap<string, Route>,
  nodes: readonly Box[],
): ReadonlyMap<string, Point> {
  const places = new Map<string, Point>();
  const taken: Box[] = nodes.map((node) => grown(node, 2));
  for (const wish of wishes) {
    const route = routes.get(wish.id);
    if (!route) continue;
    const place = bestPlace(wish, route, routes, taken);
    if (!place) continue;
    places.set(wish.id, place);
    taken.push(grown(boxAround(place, wish), 2));
  }
  return places;
}

function bestPlace(
  wish: LabelWish,
  route: Route,
  routes: ReadonlyMap<string, Route>,
  taken: readonly Box[],
): Point | null {
  let best: Point | null = null;
  let fewest = Number.POSITIVE_INFINITY;
  for (const share of TRIED) {
    const point = route.points[Math.round(share * (route.points.length - 1))];
    if (!point) continue;
    const box = boxAround(point, wish);
    if (taken.some((other) => overlap(box, other))) continue;
    const crossed = routes.size > MOST_LINES_COMPARED ? 0 : countCrossing(box, route, routes);
    if (crossed < fewest) {
      best = point;
      fewest = crossed;
    }
    if (crossed === 0) break;
  }
  return best;
}

function countCrossing(box: Box, own: Route, routes: ReadonlyMap<string, Route>): number {
  let crossing = 0;
  for (const route of routes.values()) {
    if (route !== own && route.points.some((point) => contains(box, point))) crossing++;
  }
  return crossing;
}

function boxAround(point: Point, { width, height }: LabelWish): Box {
  return { x: point.x - width / 2, y: point.y - height / 2, width, height };
}
