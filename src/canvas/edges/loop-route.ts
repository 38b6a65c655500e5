import type { Box, Point } from "./box";
import { coordinates, directionOf, type Route, resampled } from "./polyline";

/** Height of a loop's control points; the loop itself stays below the title of a namespace. */
const HEIGHT = 34;
const STEPS = 24;

/** Out at the top of the node near its right corner, and in again beside it. */
export function loopRoute(box: Box): Route {
  const from = { x: box.x + box.width - 46, y: box.y - 2 };
  const to = { x: box.x + box.width - 20, y: box.y - 4 };
  const up = { x: from.x - 16, y: box.y - HEIGHT };
  const down = { x: to.x + 16, y: box.y - HEIGHT };
  const points: Point[] = [];
  for (let i = 0; i <= STEPS; i++) {
    const t = i / STEPS;
    const [a, b, c, d] = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t ** 2 * (1 - t), t ** 3];
    points.push({
      x: a * from.x + b * up.x + c * down.x + d * to.x,
      y: a * from.y + b * up.y + c * down.y + d * to.y,
    });
  }
  return {
    path: `M${coordinates(from)}C${coordinates(up)} ${coordinates(down)} ${coordinates(to)}`,
    points: resampled(points),
    start: { ...from, ...directionOf(from, up) },
    end: { ...to, ...directionOf(down, to) },
  };
}
