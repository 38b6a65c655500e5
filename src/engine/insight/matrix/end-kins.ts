import type { PictureEnd } from "../picture-ends";

/** Ends that cannot be told apart by any verdict, put together: a kin is one row of what is judged. */
export interface EndKins {
  /** The kin of each end, by its position. */
  readonly of: Int32Array;
  /** Of each kin the position of its first end, and of its second; -1 where it has one only. */
  readonly firsts: readonly number[];
  readonly seconds: readonly number[];
  readonly sizes: readonly number[];
}

/**
 * Puts ends together.
 *
 * @param keyOf - equal for ends that are of a kin; null: it has none but itself
 */
export function findKins(
  ends: readonly PictureEnd[],
  keyOf: (end: PictureEnd, position: number) => string | null,
): EndKins {
  const of = new Int32Array(ends.length);
  const [firsts, seconds, sizes]: [number[], number[], number[]] = [[], [], []];
  const known = new Map<string, number>();
  for (const [position, end] of ends.entries()) {
    const key = keyOf(end, position);
    const kin = key === null ? undefined : known.get(key);
    if (kin === undefined) {
      of[position] = firsts.push(position) - 1;
      seconds.push(-1);
      sizes.push(1);
      if (key !== null) known.set(key, firsts.length - 1);
      continue;
    }
    of[position] = kin;
    if (seconds[kin] === -1) seconds[kin] = position;
    sizes[kin] = (sizes[kin] ?? 0) + 1;
  }
  return { of, firsts, seconds, sizes };
}
