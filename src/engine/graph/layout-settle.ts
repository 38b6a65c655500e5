import { isNear, type Placed } from "./layout-boxes";

/**
 * Clears overlaps: from the top, each box that is nearer than `clearance` to one above or beside moves down, `gap` below
 * it. Boxes that crowd nobody stay exactly where they are.
 */
export function settle<P extends Placed>(boxes: readonly P[], clearance: number, gap: number): readonly P[] {
  const fromTop = boxes
    .map((box, i) => ({ box, i }))
    .sort((a, b) => a.box.y - b.box.y || a.box.x - b.box.x || a.i - b.i);
  if (
    !isCrowded(
      fromTop.map(({ box }) => box),
      clearance,
    )
  )
    return boxes;
  const settled: P[] = [];
  const out = [...boxes];
  for (const { box, i } of fromTop) {
    const free = clear(box, settled, clearance, gap);
    settled.push(free);
    out[i] = free;
  }
  return out;
}

/** A box moved down until it crowds none of the others. */
export function clear<P extends Placed>(box: P, others: readonly Placed[], clearance: number, gap: number): P {
  let moved = box;
  for (;;) {
    const hits = others.filter((other) => isNear(other, moved, clearance));
    if (hits.length === 0) return moved;
    moved = { ...moved, y: Math.min(...hits.map((hit) => hit.y + hit.height)) + Math.max(gap, clearance) };
  }
}

function isCrowded(fromTop: readonly Placed[], clearance: number): boolean {
  return fromTop.some((box, i) => {
    for (let j = i + 1; j < fromTop.length; j++) {
      const below = fromTop[j];
      if (below === undefined || below.y >= box.y + box.height + clearance) return false;
      if (isNear(box, below, clearance)) return true;
    }
    return false;
  });
}
