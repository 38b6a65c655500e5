import { PortSetPool } from "./port-set-pool";
import { ALL_SIDE, NO_SIDE, type SidePorts } from "./side-ports";

/** Makes each different {@link SidePorts} once, so that equal answers are one object. */
export interface SidePool {
  readonly pool: PortSetPool;
  /** The side of two port sets of the pool. */
  sideOf(sure: number, possible: number): SidePorts;
}

/** Makes an empty pool. */
export function createSidePool(): SidePool {
  const pool = new PortSetPool();
  const sides = new Map<number, SidePorts>();
  sides.set(keyOf(PortSetPool.ALL, PortSetPool.ALL), ALL_SIDE);
  sides.set(keyOf(PortSetPool.NONE, PortSetPool.NONE), NO_SIDE);
  return {
    pool,
    sideOf(sure, possible) {
      const key = keyOf(sure, possible);
      const known = sides.get(key);
      if (known !== undefined) return known;
      const made = { sure: pool.setOf(sure), possible: pool.setOf(possible) };
      sides.set(key, made);
      return made;
    },
  };
}

/** A pool never holds 2^26 sets, so two ids make one exact number. */
function keyOf(sure: number, possible: number): number {
  return sure * 2 ** 26 + possible;
}
