import type { Point } from "./box";

/** A place on a line and the direction of travel there, as a unit vector. */
export interface Heading extends Point {
  readonly dx: number;
  readonly dy: number;
}

/** A line as it is drawn. */
export interface Route {
  /** Path data, from the border of the source to the border of the target. */
  readonly path: string;
  /** Points along the visible line at equal distances, first to last. */
  readonly points: readonly Point[];
  /** The way out of the source and the way into the target. */
  readonly start: Heading;
  readonly end: Heading;
}

const ROUNDING = 26;
const SAMPLE_EVERY = 26;
const FEWEST_SAMPLES = 16;
const CURVE_STEPS = 6;

/** The same line so far to its left, in the direction of travel. */
export function shifted(corners: readonly Point[], by: number): readonly Point[] {
  if (by === 0) return corners;
  return corners.map((corner, i) => {
    const before = corners[i - 1];
    const after = corners[i + 1];
    const into = before && leftOf(before, corner);
    const out = after && leftOf(corner, after);
    const [a, b] = [into ?? out ?? { x: 0, y: 0 }, out ?? into ?? { x: 0, y: 0 }];
    const sum = { x: a.x + b.x, y: a.y + b.y };
    // At a sharp turn the outer line would shoot far beyond the corner.
    const scale = (2 * by) / Math.max(1, sum.x ** 2 + sum.y ** 2);
    return { x: corner.x + sum.x * scale, y: corner.y + sum.y * scale };
  });
}

/** A line over corners, which are rounded: it leaves the straight way so far before each. */
export function routeOver(corners: readonly Point[], rounding = ROUNDING): Route {
  const first = corners[0] ?? { x: 0, y: 0 };
  const last = corners.at(-1) ?? first;
  let path = `M${coordinates(first)}`;
  const drawn: Point[] = [first];
  for (let i = 1; i < corners.length - 1; i++) {
    const [before, corner, after] = [corners[i - 1] ?? first, corners[i] ?? first, corners[i + 1] ?? last];
    const enter = towards(corner, before, rounding);
    const leave = towards(corner, after, rounding);
    path += `L${coordinates(enter)}Q${coordinates(corner)} ${coordinates(leave)}`;
    for (let step = 0; step <= CURVE_STEPS; step++) drawn.push(onCurve(enter, corner, leave, step / CURVE_STEPS));
  }
  drawn.push(last);
  const points = resampled(drawn);
  return {
    path: `${path}L${coordinates(last)}`,
    points,
    start: { ...first, ...directionOf(first, corners[1] ?? last) },
    end: { ...last, ...directionOf(corners.at(-2) ?? first, last) },
  };
}

/** The point that lies `distance` back along the line from its end, with the direction of travel there. */
export function headingFromEnd(route: Route, distance: number): Heading {
  return headingAlong([...route.points].reverse(), distance, -1);
}

/** The point that lies `distance` along the line from its start, with the direction of travel there. */
export function headingFromStart(route: Route, distance: number): Heading {
  return headingAlong(route.points, distance, 1);
}

export function lengthOf({ points }: Route): number {
  const [a, b] = [points[0], points[1]];
  return a && b ? Math.hypot(b.x - a.x, b.y - a.y) * (points.length - 1) : 0;
}

/** Points at equal distances along a line. */
export function resampled(drawn: readonly Point[]): readonly Point[] {
  const lengths = drawn.map((point, i) => {
    const before = drawn[i - 1];
    return before ? Math.hypot(point.x - before.x, point.y - before.y) : 0;
  });
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const count = Math.max(FEWEST_SAMPLES, Math.ceil(total / SAMPLE_EVERY));
  const points: Point[] = [];
  let [i, passed] = [1, 0];
  for (let sample = 0; sample < count; sample++) {
    const wanted = (total * sample) / count;
    while (i < drawn.length - 1 && passed + (lengths[i] ?? 0) < wanted) {
      passed += lengths[i] ?? 0;
      i++;
    }
    const [from, to, length] = [drawn[i - 1], drawn[i], lengths[i] ?? 0];
    if (!from || !to) break;
    const share = length === 0 ? 0 : (wanted - passed) / length;
    points.push({ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share });
  }
  const last = drawn.at(-1);
  return last ? [...points, last] : points;
}

export function directionOf(from: Point, to: Point): { dx: number; dy: number } {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  return length === 0 ? { dx: 1, dy: 0 } : { dx: (to.x - from.x) / length, dy: (to.y - from.y) / length };
}

export function coordinates({ x, y }: Point): string {
  return `${x.toFixed(1)},${y.toFixed(1)}`;
}

function leftOf(from: Point, to: Point): Point {
  const { dx, dy } = directionOf(from, to);
  return { x: dy, y: -dx };
}

/** Where the rounding of a corner begins, on the way to the next one. */
function towards(corner: Point, next: Point, rounding: number): Point {
  const length = Math.hypot(next.x - corner.x, next.y - corner.y) || 1;
  const share = Math.min(rounding / length, 0.5);
  return { x: corner.x + (next.x - corner.x) * share, y: corner.y + (next.y - corner.y) * share };
}

function onCurve(from: Point, control: Point, to: Point, t: number): Point {
  const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t ** 2];
  return { x: a * from.x + b * control.x + c * to.x, y: a * from.y + b * control.y + c * to.y };
}

function headingAlong(points: readonly Point[], distance: number, sense: 1 | -1): Heading {
  let left = distance;
  for (let i = 1; i < points.length; i++) {
    const a = points[i - 1] ?? { x: 0, y: 0 };
    const b = points[i] ?? a;
    const step = Math.hypot(b.x - a.x, b.y - a.y);
    if (step >= left || i === points.length - 1) {
      const share = step === 0 ? 0 : Math.min(1, left / step);
      const { dx, dy } = sense === 1 ? directionOf(a, b) : directionOf(b, a);
      return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share, dx, dy };
    }
    left -= step;
  }
  return { ...(points[0] ?? { x: 0, y: 0 }), dx: 1, dy: 0 };
}
