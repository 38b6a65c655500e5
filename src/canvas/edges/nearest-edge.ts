import type { Point } from "./box";
import type { Route } from "./polyline";

/** Lines sorted into squares, so that finding the one under the pointer costs what is near. */
export interface EdgeGrid {
  /** Id of the line nearest to `point` within `reach` (the picture's own pixels), or null. */
  nearest(point: Point, reach: number): string | null;
}

const SQUARE = 80;

export function gridOf(routes: ReadonlyMap<string, Route>): EdgeGrid {
  const squares = new Map<string, { readonly id: string; readonly from: Point; readonly to: Point }[]>();
  for (const [id, { points }] of routes) {
    for (let i = 1; i < points.length; i++) {
      const [from, to] = [points[i - 1], points[i]];
      if (!from || !to) continue;
      for (const key of squaresOf(from, to)) {
        const held = squares.get(key);
        if (held) held.push({ id, from, to });
        else squares.set(key, [{ id, from, to }]);
      }
    }
  }
  return {
    nearest(point, reach) {
      let found: string | null = null;
      let least = reach;
      const [left, right] = [square(point.x - reach), square(point.x + reach)];
      const [top, bottom] = [square(point.y - reach), square(point.y + reach)];
      for (let x = left; x <= right; x++) {
        for (let y = top; y <= bottom; y++) {
          for (const { id, from, to } of squares.get(`${x},${y}`) ?? []) {
            const away = distance(point, from, to);
            if (away > least) continue;
            least = away;
            found = id;
          }
        }
      }
      return found;
    },
  };
}

function squaresOf(from: Point, to: Point): string[] {
  const keys: string[] = [];
  for (let x = square(Math.min(from.x, to.x)); x <= square(Math.max(from.x, to.x)); x++) {
    for (let y = square(Math.min(from.y, to.y)); y <= square(Math.max(from.y, to.y)); y++) keys.push(`${x},${y}`);
  }
  return keys;
}

function square(coordinate: number): number {
  return Math.floor(coordinate / SQUARE);
}

function distance(point: Point, from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const along = ((point.x - from.x) * dx + (point.y - from.y) * dy) / (dx * dx + dy * dy || 1);
  const share = Math.min(1, Math.max(0, along));
  return Math.hypot(point.x - from.x - share * dx, point.y - from.y - share * dy);
}
