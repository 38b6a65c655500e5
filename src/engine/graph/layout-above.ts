import type { Density } from "./density";
import { extentOf, isNear, type Placed, type Sized } from "./layout-boxes";
import type { OutsideHomes, PlacedOutside } from "./layout-outside";
import { settle } from "./layout-settle";

/** Between two tags, and between two rows of them. */
const TAG_GAP = 16;
/** At least so wide a row may be, however narrow the cluster is. */
const LEAST_ROW_WIDTH = 300;

/**
 * Rows above the cluster, in the middle of its width, as many as it takes not to be wider than it. A tag belongs where
 * its middle is, so that a longer name grows to both sides.
 */
export function placeAbove(
  outside: readonly Sized[],
  frames: readonly Placed[],
  homes: OutsideHomes,
  { outsideGap }: Density,
): PlacedOutside {
  const { right } = extentOf(frames, { right: 0, bottom: 0 });
  const bottom = frames.reduce((least, { y }) => Math.min(least, y), 0) - outsideGap;
  const known = outside.flatMap((tag): Placed[] => {
    const at = homes.get(tag.id);
    return at === undefined ? [] : [{ ...tag, x: at.x - tag.width / 2, y: at.y }];
  });
  const isKnown = new Set(known.map(({ id }) => id));
  const added = outside.filter(({ id }) => !isKnown.has(id));
  const tags = [...settleUpward(known)];
  const news = known.length === 0 ? inRows(added, right, bottom) : [];
  if (known.length > 0)
    for (const tag of added) news.push(placeBeside(tag, [...tags, ...known, ...news], right, bottom));
  const newHomes = [...known, ...news].map(({ id, x, y, width }) => [id, { x: x + width / 2, y }] as const);
  return { homes: new Map(newHomes), tags: [...tags, ...news] };
}

/** How high the rows above a cluster of a width are. */
export function heightOfRows(outside: readonly Sized[], width: number): number {
  return rowsOf(outside, width).reduce((sum, row) => sum + heightOf(row) + TAG_GAP, -TAG_GAP);
}

/** Fresh rows, the first of them nearest to the cluster. */
function inRows(outside: readonly Sized[], width: number, bottom: number): Placed[] {
  let y = bottom;
  return rowsOf(outside, width).flatMap((row) => {
    const top = y - heightOf(row);
    y = top - TAG_GAP;
    let x = Math.floor((width - widthOf(row)) / 2);
    return row.map((tag): Placed => {
      const left = x;
      x += tag.width + TAG_GAP;
      return { ...tag, x: left, y: top };
    });
  });
}

/** Beside the others of a row that is not full, the nearest to the cluster first; else above all of them. */
function placeBeside(tag: Sized, others: readonly Placed[], width: number, bottom: number): Placed {
  const most = Math.max(width, LEAST_ROW_WIDTH);
  const tops = [...new Set(others.map(({ y }) => y))].sort((a, b) => b - a);
  for (const y of tops) {
    const row = others.filter((other) => other.y === y);
    const left = Math.min(...row.map(({ x }) => x));
    const end = Math.max(...row.map((other) => other.x + other.width));
    if (end - left + TAG_GAP + tag.width > most) continue;
    const spots = [end + TAG_GAP, left - TAG_GAP - tag.width].map((x): Placed => ({ ...tag, x, y }));
    const isFree = (spot: Placed) =>
      spot.y + spot.height <= bottom && !others.some((other) => isNear(other, spot, TAG_GAP - 2));
    const free = spots.find(isFree);
    if (free !== undefined) return free;
  }
  const top = Math.min(bottom + TAG_GAP, ...tops);
  return { ...tag, x: Math.floor((width - tag.width) / 2), y: top - TAG_GAP - tag.height };
}

function rowsOf(outside: readonly Sized[], width: number): readonly (readonly Sized[])[] {
  const most = Math.max(width, LEAST_ROW_WIDTH);
  const rows: Sized[][] = [];
  for (const tag of outside) {
    const row = rows.at(-1);
    if (row === undefined || widthOf([...row, tag]) > most) rows.push([tag]);
    else row.push(tag);
  }
  return rows;
}

function widthOf(row: readonly Sized[]): number {
  return row.reduce((sum, { width }) => sum + width + TAG_GAP, -TAG_GAP);
}

function heightOf(row: readonly Sized[]): number {
  return Math.max(0, ...row.map(({ height }) => height));
}

/** Clears overlaps of tags that have grown, away from the cluster. */
function settleUpward(tags: readonly Placed[]): readonly Placed[] {
  const flipped = (tag: Placed): Placed => ({ ...tag, y: -tag.y - tag.height });
  return settle(tags.map(flipped), 4, TAG_GAP).map(flipped);
}
