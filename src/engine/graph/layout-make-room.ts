import type { Density } from "./density";
import { type Body, bodyOf, crowdedMeetings, meetingsOf, movedBy } from "./layout-bodies";
import type { PlacedUnit } from "./layout-boxes";

/** What a pill pushes aside stands so far from it. */
const PUSHED_GAP = 14;

/**
 * Makes room for pills that came before known units: what they crowd moves right, no further than it must, so that rows
 * and their order stay; in a tall picture, where pills stand above, whole rows move down. What still crowds something,
 * because a unit has grown, moves below it.
 *
 * @param pills - ids of all pills
 * @param gap - between a unit and what it moved below
 */
export function makeRoom(
  units: readonly PlacedUnit[],
  pills: ReadonlySet<string>,
  density: Density,
  gap: number,
): readonly PlacedUnit[] {
  const bodies = units.map((unit) => bodyOf(unit, pills));
  const inRows = density.shape === "tall" ? lowerRows(bodies) : bodies;
  return moveBelow(pushRight(inRows, density.padding.side), gap).map(({ unit }) => unit);
}

/** From the left, past the frame and what stands in the same row; what is above or below is left to itself. */
function pushRight(bodies: readonly Body[], frame: number): readonly Body[] {
  const pushed: { readonly home: Body; readonly now: Body }[] = [];
  return inOrder(
    bodies,
    (a, b) => a.core.x - b.core.x,
    (home) => {
      let by = Math.max(0, frame - Math.min(home.core.x, ...home.pills.map(({ x }) => x)));
      for (const left of pushed) {
        const isInColumn = left.home.core.x + left.home.core.width > home.core.x;
        if (isInColumn) continue;
        for (const { other, own, clearance } of meetingsOf(left.now, home)) {
          const end = other.x + other.width;
          const isLevel = other.y < own.y + own.height + clearance && own.y < other.y + other.height + clearance;
          if (isLevel && own.x < end + clearance) by = Math.max(by, end + PUSHED_GAP - own.x);
        }
      }
      const now = movedBy(home, by, 0);
      pushed.push({ home, now });
      return now;
    },
  );
}

/** From the top, rows as wholes, below what they stood below. */
function lowerRows(bodies: readonly Body[]): readonly Body[] {
  const above: Body[] = [];
  let row: { readonly y: number; readonly by: number } | null = null;
  const levels = new Map<number, Body[]>();
  for (const body of bodies) levels.set(body.core.y, [...(levels.get(body.core.y) ?? []), body]);
  const shifts = new Map<number, number>();
  for (const [y, level] of [...levels].sort(([a], [b]) => a - b)) {
    // no row overtakes the one above it, or becomes one with it
    let by: number = row === null ? 0 : Math.max(0, row.y + row.by + 1 - y);
    for (const own of level) {
      for (const other of above) {
        for (const meeting of crowdedMeetings(other, own)) {
          by = Math.max(by, meeting.other.y + meeting.other.height + meeting.clearance - meeting.own.y);
        }
      }
    }
    row = { y, by };
    shifts.set(y, by);
    above.push(...level.map((body) => movedBy(body, 0, by)));
  }
  return bodies.map((body) => movedBy(body, 0, shifts.get(body.core.y) ?? 0));
}

/** From the top, each below what it crowds. */
function moveBelow(bodies: readonly Body[], gap: number): readonly Body[] {
  const settled: Body[] = [];
  return inOrder(
    bodies,
    (a, b) => a.core.y - b.core.y || a.core.x - b.core.x,
    (home) => {
      let now = home;
      for (;;) {
        const body = now;
        const ways = settled
          .flatMap((other) => crowdedMeetings(other, body))
          .map(({ other, own, clearance }) => other.y + other.height + Math.max(gap, clearance) - own.y);
        if (ways.length === 0) break;
        now = movedBy(now, 0, Math.min(...ways));
      }
      settled.push(now);
      return now;
    },
  );
}

/** Moves bodies one after the other, and gives them back in the order in which they came. */
function inOrder(
  bodies: readonly Body[],
  compare: (a: Body, b: Body) => number,
  move: (body: Body) => Body,
): readonly Body[] {
  const order = bodies.map((_, i) => i);
  order.sort((i, j) => {
    const [a, b] = [bodies[i], bodies[j]];
    return a && b ? compare(a, b) || i - j : 0;
  });
  const moved = [...bodies];
  for (const i of order) {
    const body = bodies[i];
    if (body) moved[i] = move(body);
  }
  return moved;
}
