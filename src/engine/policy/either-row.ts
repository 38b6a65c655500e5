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
  const byOther = known.get(one) ?? new Map<SideRow | null, SideRow>();
  known.set(one, byOther);
  const row = byOther.get(two) ?? joinRows(one, two, pool);
  byOther.set(two, row);
  return row;
}

const known = new WeakMap<SideRow, Map<SideRow | null, SideRow>>();

function joinRows(a: SideRow, b: SideRow | null, pool: PortSetPool): SideRow {
  const possibleOf = (index: number) => (b === null ? PortSetPool.ALL : (b.possible[index] ?? PortSetPool.NONE));
  const sureOf = (index: number) => (b === null ? PortSetPool.ALL : (b.sure[index] ?? PortSetPool.NONE));
  const join = (ids: Uint32Array, pair: (id: number, index: number) => number) => Uint32Array.from(ids, pair);
  return {
    sure: join(a.sure, (id, index) => pool.intersection(id, sureOf(index))),
    possible: join(a.possible, (id, index) => pool.union(id, possibleOf(index))),
  };
}
