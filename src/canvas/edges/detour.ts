import { type Box, centre, contains, crosses, grown, type Point } from "./box";
import { type BoxGrid, boxGrid } from "./box-grid";
import { coordinates } from "./polyline";

/** Something that lines go around. */
export interface Obstacle extends Box {
  /** Of a node its id, so that a line is not kept from its own ends; null for what no line ends at. */
  readonly id: string | null;
  /** How much larger it is than what it stands for, on every side. */
  readonly away: number;
}

/** A place where a line turns: the corner of an obstacle, and the way from its middle outwards. */
export interface Turn extends Point {
  readonly outX: -1 | 1;
  readonly outY: -1 | 1;
  /** Names the corner, whatever the distance at which lines turn around it. */
  readonly corner: string;
  /** That distance. */
  readonly away: number;
}

/** What stands in the way of lines. */
export interface Terrain {
  readonly grid: BoxGrid<Obstacle>;
}

/** A line may be so much longer to save a turn. */
const TURN_COST = 30;
const MOST_ROUNDS = 5;
const MOST_TURNS = 56;

export function terrainOf(obstacles: readonly Obstacle[]): Terrain {
  return { grid: boxGrid(obstacles) };
}

/** Whether the straight way leads through no obstacle, other than those of its own two ends. */
export function isFree(from: Point, to: Point, ends: readonly [string, string], { grid }: Terrain): boolean {
  return grid.between(from, to).every(({ id }) => id !== null && ends.includes(id));
}

/** So near a line may pass something that it would rather pass at a greater distance. */
const LEAST_AWAY = 3;

/** Whether a line over corners touches nothing, however near it passes, other than its own two ends. */
export function isClear(corners: readonly Point[], ends: readonly [string, string], { grid }: Terrain): boolean {
  return corners.every((to, i) => {
    const from = corners[i - 1] ?? to;
    return grid.between(from, to).every((obstacle) => {
      if (obstacle.id !== null && ends.includes(obstacle.id)) return true;
      return !crosses(from, to, grown(obstacle, LEAST_AWAY - obstacle.away));
    });
  });
}

/**
 * The turns of the shortest way from one point to another that leads through no obstacle, other than those of its own
 * two ends; none where the straight way is free, or where none was found in reasonable time.
 */
export function findTurns(from: Point, to: Point, ends: readonly [string, string], { grid }: Terrain): readonly Turn[] {
  const blockersOf = (a: Point, b: Point) => grid.between(a, b).filter(({ id }) => id === null || !ends.includes(id));
  const known = new Set<Obstacle>();
  const turns: Turn[] = [];
  let fresh = blockersOf(from, to);
  for (let round = 0; round < MOST_ROUNDS && fresh.length > 0; round++) {
    for (const obstacle of fresh) {
      known.add(obstacle);
      if (turns.length < MOST_TURNS)
        turns.push(...cornersOf(obstacle).filter((corner) => !isCovered(corner, grid, ends)));
    }
    const met = new Set<Obstacle>();
    const way = shortestWay(from, to, turns, (a, b) => {
      const blockers = blockersOf(a, b);
      for (const blocker of blockers) if (!known.has(blocker)) met.add(blocker);
      return blockers.length === 0;
    });
    if (way !== null) return way;
    fresh = [...met];
  }
  return [];
}

function cornersOf(obstacle: Obstacle): readonly Turn[] {
  const { x, y, width, height } = grown(obstacle, obstacle.id === null ? 1 : 2);
  const turn = (outX: -1 | 1, outY: -1 | 1): Turn => ({
    x: outX < 0 ? x : x + width,
    y: outY < 0 ? y : y + height,
    outX,
    outY,
    corner: `${coordinates(centre(obstacle))} ${outX} ${outY}`,
    away: obstacle.away,
  });
  return [turn(-1, -1), turn(1, -1), turn(-1, 1), turn(1, 1)];
}

function isCovered(corner: Point, grid: BoxGrid<Obstacle>, ends: readonly [string, string]): boolean {
  return grid
    .between({ x: corner.x - 0.5, y: corner.y }, { x: corner.x + 0.5, y: corner.y })
    .some((other) => contains(other, corner) && (other.id === null || !ends.includes(other.id)));
}

interface Step {
  readonly at: Point;
  readonly turn: Turn | null;
  readonly before: Step | null;
  readonly cost: number;
  /** What it costs at least to the end. */
  readonly bound: number;
}

/** Whether a stretch is free is asked only when it is about to be used, since asking is what takes time. */
function shortestWay(
  from: Point,
  to: Point,
  turns: readonly Turn[],
  isFree: (a: Point, b: Point) => boolean,
): readonly Turn[] | null {
  const open: Step[] = [{ at: from, turn: null, before: null, cost: 0, bound: distance(from, to) }];
  const reached = new Set<Point>();
  while (open.length > 0) {
    const step = takeCheapest(open);
    if (step === null || reached.has(step.at)) continue;
    if (step.before !== null && !isFree(step.before.at, step.at)) continue;
    if (step.at === to) return turnsOf(step);
    reached.add(step.at);
    for (const next of [to, ...turns]) {
      if (reached.has(next)) continue;
      const turn = next === to ? null : next;
      const cost = step.cost + distance(step.at, next) + (turn === null ? 0 : TURN_COST);
      // Safe: everything but the end itself comes from `turns`.
      open.push({ at: next, turn: turn as Turn | null, before: step, cost, bound: cost + distance(next, to) });
    }
  }
  return null;
}

function takeCheapest(open: Step[]): Step | null {
  let best = 0;
  for (let i = 1; i < open.length; i++) {
    if ((open[i]?.bound ?? 0) < (open[best]?.bound ?? 0)) best = i;
  }
  const found = open[best] ?? null;
  const last = open.pop();
  if (last !== undefined && best < open.length) open[best] = last;
  return found;
}

function turnsOf(end: Step): readonly Turn[] {
  const turns: Turn[] = [];
  for (let step = end.before; step !== null; step = step.before) if (step.turn !== null) turns.unshift(step.turn);
  return turns;
}

function distance(a: Point, b: Point): number {
  return Math.hypot(b.x - a.x, b.y - a.y);
}
