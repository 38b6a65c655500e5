import { PortSetPool } from "./port-set-pool";
import type { SideRow } from "./side-rows";

/**
 * The row of two ways in which something may be, it is not known which: sure is what both let through. Equal for the same
 * two rows; null is a row that lets everything through.
 */
export function eitherRow(a: SideRow | null, b: SideRow | null, pool: PortSetPool): SideRow | null {
  if (a === b) return a;
  const one = a ?? b;
  const two = a === null ? null : b;
  if (one === null) return null;
  const byOther = known.get(one) ?? new WeakMap<object, SideRow>();
  known.set(one, byOther);
  const row = byOther.get(two ?? EVERYTHING) ?? joinRows(one, two, pool);
  byOther.set(two ?? EVERYTHING, row);
  return row;
}

/** A row may be joined with many that come and go with edits: it must not hold them. */
const known = new WeakMap<SideRow, WeakMap<object, SideRow>>();
/** Stands for the row that lets everything through. */
const EVERYTHING = {};

function joinRows(a: SideRow, b: SideRow | null, pool: PortSetPool): SideRow {
  const possibleOf = (index: number) => (b === null ? PortSetPool.ALL : (b.possible[index] ?? PortSetPool.NONE));
  const sureOf = (index: number) => (b === null ? PortSetPool.ALL : (b.sure[index] ?? PortSetPool.NONE));
  const join = (ids: Uint32Array, pair: (id: number, index: number) => number) => Uint32Array.from(ids, pair);
  return {
    sure: join(a.sure, (id, index) => pool.intersection(id, sureOf(index))),
    possible: join(a.possible, (id, index) => pool.union(id, possibleOf(index))),
  };
}
