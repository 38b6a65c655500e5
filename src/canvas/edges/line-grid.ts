import { type Box, crosses, type Point } from "./box";
import { boxGrid } from "./box-grid";
import type { Route } from "./polyline";

/** The lines of the picture, sorted by where they run. */
export interface LineGrid {
  /** The lines other than `own` that lead through a box. */
  across(box: Box, own: Route): ReadonlySet<Route>;
  meets(box: Box, own: Route): boolean;
}

/** A straight part of a line, in the box around it. */
interface Stretch extends Box {
  readonly route: Route;
  readonly from: Point;
  readonly to: Point;
}

export function linesOf(routes: ReadonlyMap<string, Route>): LineGrid {
  const grid = boxGrid([...routes.values()].flatMap(stretchesOf));
  const across = (box: Box, own: Route) => {
    const met = grid.within(box).filter(({ route, from, to }) => route !== own && crosses(from, to, box));
    return new Set(met.map(({ route }) => route));
  };
  return { across, meets: (box, own) => across(box, own).size > 0 };
}

function stretchesOf(route: Route): readonly Stretch[] {
  return route.points.slice(1).map((to, i): Stretch => {
    const from = route.points[i] ?? to;
    const [x, y] = [Math.min(from.x, to.x), Math.min(from.y, to.y)];
    return { x, y, width: Math.abs(to.x - from.x), height: Math.abs(to.y - from.y), route, from, to };
  });
}
