import type { Box, Point } from "./box";

export type Side = "left" | "right" | "top" | "bottom";

/** An end that is to be moved apart from others. */
export interface CrowdedEnd {
  /** Along the side: x of a top or bottom, y of a left or right one. */
  readonly along: number;
  /** How much it keeps its place: a line that is straight should stay so. */
  readonly weight: number;
}

/** Where a line leaves the box of a node. */
export interface LineEnd {
  readonly side: Side;
  /** Along the side: x of a top or bottom, y of a left or right one. */
  readonly along: number;
}

/** Where a line leaves one node and enters another. */
export interface EndsOfLine {
  readonly source: NodeEnd;
  readonly target: NodeEnd;
  readonly isStraight: boolean;
}

interface NodeEnd extends LineEnd {
  readonly nodeId: string;
}

const GAP_AT_SOURCE = 2;
/** At the right and below, a card that stands for several pods has a shadow, which is not to hide an arrow. */
const GAP_AT_TARGET = { left: 4, top: 4, right: 7, bottom: 7 };
/** How much more a straight line keeps its ends than one that bends anyway. */
const STRAIGHT_WEIGHT = 8;

/** Ends of lines at one side stand so far apart where there is room. */
const SPACING = 12;
/** They keep so far from the rounded corners. */
const INSET = 8;

/** Where the way from a point inside the box to one outside leads through its border. */
export function endOf(box: Box, inside: Point, outside: Point): LineEnd {
  const [dx, dy] = [outside.x - inside.x, outside.y - inside.y];
  const toX = dx === 0 ? Infinity : ((dx > 0 ? box.x + box.width : box.x) - inside.x) / dx;
  const toY = dy === 0 ? Infinity : ((dy > 0 ? box.y + box.height : box.y) - inside.y) / dy;
  if (toX <= toY && toX !== Infinity) return { side: dx > 0 ? "right" : "left", along: inside.y + dy * toX };
  return { side: dy > 0 ? "bottom" : "top", along: inside.x + (toY === Infinity ? 0 : dx * toY) };
}

/** The point of an end, `gap` outside of the border. */
function pointOfEnd(box: Box, { side, along }: LineEnd, gap: number): Point {
  switch (side) {
    case "left":
      return { x: box.x - gap, y: along };
    case "right":
      return { x: box.x + box.width + gap, y: along };
    case "top":
      return { x: along, y: box.y - gap };
    case "bottom":
      return { x: along, y: box.y + box.height + gap };
  }
}

/**
 * The end points of lines, those at one side of a node apart from each other. A straight line of which one end had to
 * move takes its other end along as far as there is room, so that it keeps its direction and its parallel its distance.
 *
 * @param pillsAtLeft - for nodes before whose left side a pill stands how far down it reaches: no line ends there
 */
export function spreadEnds(
  lines: ReadonlyMap<string, EndsOfLine>,
  boxes: ReadonlyMap<string, Box>,
  pillsAtLeft: ReadonlyMap<string, number> = new Map(),
): ReadonlyMap<string, { readonly source: Point; readonly target: Point }> {
  const crowds = crowdsOf(lines);
  const first = spreadCrowds(crowds, boxes, pillsAtLeft, (crowded) => crowded.end.along);
  const second = spreadCrowds(crowds, boxes, pillsAtLeft, ({ id, which, end }) => {
    const line = lines.get(id);
    const other = which === "source" ? "target" : "source";
    if (!line?.isStraight || !isOpposite(end.side, line[other].side)) return end.along;
    if (sizeAt(crowds, end) > sizeAt(crowds, line[other])) return end.along;
    return end.along + (first.get(`${id}\n${other}`) ?? line[other].along) - line[other].along;
  });
  const points = new Map<string, { readonly source: Point; readonly target: Point }>();
  for (const [id, { source, target }] of lines) {
    const [from, to] = [boxes.get(source.nodeId), boxes.get(target.nodeId)];
    if (!from || !to) continue;
    const [start, end] = [second.get(`${id}\nsource`), second.get(`${id}\ntarget`)];
    points.set(id, {
      source: pointOfEnd(from, { side: source.side, along: start ?? source.along }, GAP_AT_SOURCE),
      target: pointOfEnd(to, { side: target.side, along: end ?? target.along }, GAP_AT_TARGET[target.side]),
    });
  }
  return points;
}

/** An end among those at the same side of its node. */
interface EndInCrowd {
  readonly id: string;
  readonly which: "source" | "target";
  readonly end: NodeEnd;
  readonly weight: number;
}

type Crowds = ReadonlyMap<string, readonly EndInCrowd[]>;

function crowdsOf(lines: ReadonlyMap<string, EndsOfLine>): Crowds {
  const crowds = new Map<string, EndInCrowd[]>();
  for (const [id, line] of lines) {
    const weight = line.isStraight ? STRAIGHT_WEIGHT : 1;
    for (const which of ["source", "target"] as const) {
      const end = line[which];
      const held = crowds.get(sideKey(end));
      if (held) held.push({ id, which, end, weight });
      else crowds.set(sideKey(end), [{ id, which, end, weight }]);
    }
  }
  return crowds;
}

function spreadCrowds(
  crowds: Crowds,
  boxes: ReadonlyMap<string, Box>,
  pillsAtLeft: ReadonlyMap<string, number>,
  wishOf: (crowded: EndInCrowd) => number,
): ReadonlyMap<string, number> {
  const spread = new Map<string, number>();
  for (const crowd of crowds.values()) {
    const [first] = crowd;
    const box = first && boxes.get(first.end.nodeId);
    if (!first || !box) continue;
    const wishes = crowd.map((crowded) => ({ along: wishOf(crowded), weight: crowded.weight }));
    const least = first.end.side === "left" ? pillsAtLeft.get(first.end.nodeId) : undefined;
    const along = spreadAlong(box, first.end.side, wishes, least);
    for (const [i, { id, which, end }] of crowd.entries()) spread.set(`${id}\n${which}`, along[i] ?? end.along);
  }
  return spread;
}

function sideKey({ nodeId, side }: NodeEnd): string {
  return `${nodeId}\n${side}`;
}

function sizeAt(crowds: Crowds, end: NodeEnd): number {
  return crowds.get(sideKey(end))?.length ?? 0;
}

function isOpposite(a: Side, b: Side): boolean {
  const pair = `${a} ${b}`;
  return pair === "left right" || pair === "right left" || pair === "top bottom" || pair === "bottom top";
}

/**
 * Moves the ends at one side of a box apart, each as little as possible and none past another, so that many lines do
 * not meet in one point. The result has the order of `along`.
 *
 * @param least - no end comes before it
 */
export function spreadAlong(
  box: Box,
  side: Side,
  ends: readonly CrowdedEnd[],
  least = Number.NEGATIVE_INFINITY,
): readonly number[] {
  const along = ends.map((end) => end.along);
  const isUpright = side === "left" || side === "right";
  const [start, length] = isUpright ? [box.y, box.height] : [box.x, box.width];
  const [low, high] = [Math.max(start + INSET, least), start + length - INSET];
  if (high <= low) return along;
  const order = along.map((_, i) => i).sort((a, b) => (along[a] ?? 0) - (along[b] ?? 0));
  const gap = Math.min(SPACING, (high - low) / Math.max(1, order.length - 1));
  // With the gaps taken out, keeping them apart becomes keeping them in order.
  const wishes = order.map((i, rank) => ({ at: (along[i] ?? 0) - rank * gap, weight: ends[i]?.weight ?? 1 }));
  const placed = inOrder(wishes);
  const spread = [...along];
  for (const [rank, i] of order.entries()) {
    const room = high - (order.length - 1) * gap;
    spread[i] = Math.min(Math.max(placed[rank] ?? 0, low), room) + rank * gap;
  }
  return spread;
}

/** The nearest numbers that never fall: neighbours that would, share their mean. */
function inOrder(wishes: readonly { readonly at: number; readonly weight: number }[]): readonly number[] {
  const groups: { at: number; weight: number; count: number }[] = [];
  for (const { at, weight } of wishes) {
    let group = { at, weight, count: 1 };
    for (let last = groups.at(-1); last && last.at > group.at; last = groups.at(-1)) {
      const both = last.weight + group.weight;
      const mean = (last.at * last.weight + group.at * group.weight) / both;
      group = { at: mean, weight: both, count: last.count + group.count };
      groups.pop();
    }
    groups.push(group);
  }
  return groups.flatMap(({ at, count }) => Array.from({ length: count }, () => at));
}
