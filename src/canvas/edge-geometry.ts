/** A rectangle of the picture, in its own pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A place on a line and the direction of travel there, as a unit vector. */
export interface Heading extends Point {
  readonly dx: number;
  readonly dy: number;
}

/** What is needed to know of an edge to draw its line. */
export interface Span {
  readonly id: string;
  readonly source: string;
  readonly target: string;
}

/** The line of an edge, clear of the boxes of other nodes where that is possible. */
export interface Route {
  /** Path data, from the border of the source to the border of the target. */
  readonly path: string;
  /** Points along the visible line, first to last. */
  readonly points: readonly Point[];
  /** The way out of the source and the way into the target. */
  readonly start: Heading;
  readonly end: Heading;
}

/** Distance of a line from the middle when another runs the opposite way. */
const LANE = 8;
const GAP_AT_SOURCE = 2;
const GAP_AT_TARGET = 4;
const CLEARANCE = 10;
const SAMPLES = 24;
/** Height of a loop's control points; the loop itself stays below the title of a namespace. */
const LOOP_HEIGHT = 34;
/** How far the middle of a line may be bent out of the way of other nodes: to its own side first. */
const BENDS = [0, 30, -30, 60, -60, 95, -95, 135, -135, 180, -180, 240, -240];

/**
 * Works out the lines of edges. An edge whose nodes are not both in `boxes` is left out; one from a node to itself is
 * a loop at its corner; of two opposite edges each keeps to its own side.
 *
 * @param avoid - what lines bend around besides nodes; null: they bend around nothing, for pictures with many edges
 */
export function routeEdges(
  spans: readonly Span[],
  boxes: ReadonlyMap<string, Box>,
  avoid: readonly Box[] | null = [],
): ReadonlyMap<string, Route> {
  const drawn = new Set(spans.map((span) => directionKey(span.source, span.target)));
  const routes = new Map<string, Route>();
  for (const span of spans) {
    const source = boxes.get(span.source);
    const target = boxes.get(span.target);
    if (!source || !target) continue;
    if (span.source === span.target) {
      routes.set(span.id, loopRoute(source));
      continue;
    }
    const obstacles: Box[] = [...(avoid ?? [])];
    for (const [id, box] of avoid === null ? [] : boxes) {
      if (id !== span.source && id !== span.target) obstacles.push(grown(box, CLEARANCE));
    }
    const lane = drawn.has(directionKey(span.target, span.source)) ? LANE : 0;
    routes.set(span.id, clearRoute(source, target, lane, obstacles));
  }
  return routes;
}

/** The point that lies `distance` back along the line from its end, with the direction of travel there. */
export function headingFromEnd(route: Route, distance: number): Heading {
  return headingAlong([...route.points].reverse(), distance, -1);
}

/** The point that lies `distance` along the line from its start, with the direction of travel there. */
export function headingFromStart(route: Route, distance: number): Heading {
  return headingAlong(route.points, distance, 1);
}

/** Whether two boxes share any area. */
export function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

export function contains(box: Box, point: Point): boolean {
  return point.x > box.x && point.x < box.x + box.width && point.y > box.y && point.y < box.y + box.height;
}

export function grown(box: Box, by: number): Box {
  return { x: box.x - by, y: box.y - by, width: box.width + 2 * by, height: box.height + 2 * by };
}

function directionKey(source: string, target: string): string {
  return `${source}\n${target}`;
}

interface Curve {
  readonly from: Point;
  readonly control: Point;
  readonly to: Point;
}

function clearRoute(source: Box, target: Box, lane: number, obstacles: readonly Box[]): Route {
  let best: Route | null = null;
  let fewest = Number.POSITIVE_INFINITY;
  for (const bend of BENDS) {
    if (lane > 0 && bend < 0) continue;
    const route = curveRoute(bentCurve(source, target, lane, bend), source, target);
    const blocked = countBlocked(route.points, obstacles);
    if (blocked >= fewest) continue;
    best = route;
    fewest = blocked;
    if (blocked === 0) break;
  }
  return best ?? curveRoute(bentCurve(source, target, lane, 0), source, target);
}

function bentCurve(source: Box, target: Box, lane: number, bend: number): Curve {
  const a = centre(source);
  const b = centre(target);
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const side = { x: (b.y - a.y) / length, y: -(b.x - a.x) / length };
  const away = lane + 2 * bend;
  return {
    from: { x: a.x + side.x * lane, y: a.y + side.y * lane },
    control: { x: (a.x + b.x) / 2 + side.x * away, y: (a.y + b.y) / 2 + side.y * away },
    to: { x: b.x + side.x * lane, y: b.y + side.y * lane },
  };
}

function curveRoute(curve: Curve, source: Box, target: Box): Route {
  const first = borderParameter(curve, grown(source, GAP_AT_SOURCE), 0, 1);
  const last = Math.max(first, borderParameter(curve, grown(target, GAP_AT_TARGET), 1, 0));
  const points: Point[] = [];
  for (let i = 0; i <= SAMPLES; i++) points.push(pointAt(curve, first + ((last - first) * i) / SAMPLES));
  const from = pointAt(curve, first);
  const to = pointAt(curve, last);
  const control = partControl(curve, first, last);
  return {
    path: `M${coordinates(from)}Q${coordinates(control)} ${coordinates(to)}`,
    points,
    start: { ...from, ...directionAt(curve, first) },
    end: { ...to, ...directionAt(curve, last) },
  };
}

/** The last parameter, walking from one end towards the other, that is still inside the box. */
function borderParameter(curve: Curve, box: Box, from: number, towards: number): number {
  let inside = from;
  let outside = towards;
  for (let i = 1; i <= SAMPLES; i++) {
    const t = from + ((towards - from) * i) / SAMPLES;
    if (!contains(box, pointAt(curve, t))) {
      outside = t;
      break;
    }
    inside = t;
  }
  for (let i = 0; i < 12; i++) {
    const middle = (inside + outside) / 2;
    if (contains(box, pointAt(curve, middle))) inside = middle;
    else outside = middle;
  }
  return outside;
}

function countBlocked(points: readonly Point[], obstacles: readonly Box[]): number {
  const bounds = boundsOf(points);
  let blocked = 0;
  for (const obstacle of obstacles) {
    if (!overlap(bounds, obstacle)) continue;
    for (const point of points) if (contains(obstacle, point)) blocked++;
  }
  return blocked;
}

export function boundsOf(points: readonly Point[]): Box {
  const xs = points.map((point) => point.x);
  const ys = points.map((point) => point.y);
  const x = Math.min(...xs);
  const y = Math.min(...ys);
  return { x, y, width: Math.max(...xs) - x + 1, height: Math.max(...ys) - y + 1 };
}

/** Out at the top of the node near its right corner, and in again beside it. */
function loopRoute(box: Box): Route {
  const from = { x: box.x + box.width - 46, y: box.y - GAP_AT_SOURCE };
  const to = { x: box.x + box.width - 20, y: box.y - GAP_AT_TARGET };
  const up = { x: from.x - 16, y: box.y - LOOP_HEIGHT };
  const down = { x: to.x + 16, y: box.y - LOOP_HEIGHT };
  const points: Point[] = [];
  for (let i = 0; i <= SAMPLES; i++) {
    const t = i / SAMPLES;
    const [a, b, c, d] = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t ** 2 * (1 - t), t ** 3];
    points.push({
      x: a * from.x + b * up.x + c * down.x + d * to.x,
      y: a * from.y + b * up.y + c * down.y + d * to.y,
    });
  }
  return {
    path: `M${coordinates(from)}C${coordinates(up)} ${coordinates(down)} ${coordinates(to)}`,
    points,
    start: { ...from, ...unit(up.x - from.x, up.y - from.y) },
    end: { ...to, ...unit(to.x - down.x, to.y - down.y) },
  };
}

function headingAlong(points: readonly Point[], distance: number, sense: 1 | -1): Heading {
  let left = distance;
  for (let i = 1; i < points.length; i++) {
    const a = points[i - 1] ?? { x: 0, y: 0 };
    const b = points[i] ?? a;
    const step = Math.hypot(b.x - a.x, b.y - a.y);
    if (step >= left || i === points.length - 1) {
      const share = step === 0 ? 0 : Math.min(1, left / step);
      const { dx, dy } = unit((b.x - a.x) * sense, (b.y - a.y) * sense);
      return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share, dx, dy };
    }
    left -= step;
  }
  return { ...(points[0] ?? { x: 0, y: 0 }), dx: 1, dy: 0 };
}

function pointAt({ from, control, to }: Curve, t: number): Point {
  const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t ** 2];
  return { x: a * from.x + b * control.x + c * to.x, y: a * from.y + b * control.y + c * to.y };
}

function directionAt({ from, control, to }: Curve, t: number): { dx: number; dy: number } {
  return unit(
    (1 - t) * (control.x - from.x) + t * (to.x - control.x),
    (1 - t) * (control.y - from.y) + t * (to.y - control.y),
  );
}

/** The control point of the stretch of a quadratic curve between two parameters (its blossom). */
function partControl({ from, control, to }: Curve, first: number, last: number): Point {
  const [a, b, c] = [(1 - first) * (1 - last), first + last - 2 * first * last, first * last];
  return { x: a * from.x + b * control.x + c * to.x, y: a * from.y + b * control.y + c * to.y };
}

function unit(x: number, y: number): { dx: number; dy: number } {
  const length = Math.hypot(x, y) || 1;
  return { dx: x / length, dy: y / length };
}

function centre(box: Box): Point {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

function coordinates({ x, y }: Point): string {
  return `${x.toFixed(1)},${y.toFixed(1)}`;
}
