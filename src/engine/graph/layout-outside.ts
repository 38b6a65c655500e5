import type { Density } from "./density";
import { extentOf, isNear, type Placed, type Sized } from "./layout-boxes";
import { settle } from "./layout-settle";

/** Where a tag belongs: its right end, so that a longer name grows away from the cluster. */
export type OutsideHomes = ReadonlyMap<string, { readonly x: number; readonly y: number }>;

/** Tags with their homes. */
export interface PlacedOutside {
  readonly homes: OutsideHomes;
  readonly tags: readonly Placed[];
}

/** Columns at the left of the cluster, in the middle of its height; as many as it takes not to be higher than it. */
export function placeOutside(
  outside: readonly Sized[],
  frames: readonly Placed[],
  homes: OutsideHomes,
  density: Density,
): PlacedOutside {
  const slots = slotsFor(outside, frames, density);
  const known = outside.flatMap((tag): Placed[] => {
    const at = homes.get(tag.id);
    return at === undefined ? [] : [{ ...tag, x: at.x - tag.width, y: at.y }];
  });
  const tags = [...settle(known, 4, TAG_GAP)];
  const newHomes = new Map(known.map(({ id, width, x, y }) => [id, { x: x + width, y }]));
  const taken: Placed[] = [...tags, ...known];
  for (const tag of outside) {
    if (newHomes.has(tag.id)) continue;
    const at = (slot: Slot): Placed => ({ ...tag, x: slot.right - tag.width, y: slot.y });
    const free = slots.find((slot) => {
      const place = at(slot);
      return !taken.some((other) => isNear(other, place, TAG_GAP - 2));
    });
    const { bottom } = extentOf(taken, { right: 0, bottom: 0 });
    const place = at(free ?? { right: slots[0]?.right ?? 0, y: bottom + TAG_GAP });
    tags.push(place);
    taken.push(place);
    newHomes.set(tag.id, { x: place.x + place.width, y: place.y });
  }
  return { homes: newHomes, tags };
}

/** The least between two tags. */
const TAG_GAP = 14;
/** At least so many in a column, however flat the cluster is. */
const LEAST_ROWS = 5;

interface Slot {
  readonly right: number;
  readonly y: number;
}

/** How wide the outside is beside a cluster of this height, with the way to it. */
export function widthOfOutside(outside: readonly Sized[], height: number, density: Density): number {
  return density.outsideGap + columnsFor(outside, height, density).columns * columnWidth(outside);
}

function columnsFor(outside: readonly Sized[], height: number, { outsideHeight, name }: Density) {
  const pitch = outsideHeight + (name === "roomy" ? 48 : name === "close" ? 24 : TAG_GAP);
  const fitting = Math.max(LEAST_ROWS, Math.floor(height / pitch));
  const columns = Math.max(1, Math.ceil(outside.length / fitting));
  return { pitch, fitting, columns, rows: Math.ceil(outside.length / columns) };
}

function columnWidth(outside: readonly Sized[]): number {
  return Math.max(0, ...outside.map(({ width }) => width)) + TAG_GAP * 2;
}

/** Free places, the nearest column first; those below the last row are for what is new later. */
function slotsFor(outside: readonly Sized[], frames: readonly Placed[], density: Density): readonly Slot[] {
  const left = frames.reduce((least, { x }) => Math.min(least, x), 0) - density.outsideGap;
  const { bottom } = extentOf(frames, { right: 0, bottom: 0 });
  const { pitch, fitting, columns, rows } = columnsFor(outside, bottom, density);
  const start = Math.max(0, Math.round((bottom - rows * pitch) / 2));
  const width = columnWidth(outside);
  const slots = Array.from({ length: columns * fitting }, (_, i) => {
    return { column: Math.floor(i / fitting), row: i % fitting };
  });
  return slots
    .sort((a, b) => Number(a.row >= rows) - Number(b.row >= rows))
    .map(({ column, row }) => ({ right: left - column * width, y: start + row * pitch }));
}
