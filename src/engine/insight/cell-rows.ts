import { NumberTable } from "./number-table";

/** Numbers couples of numbers, from 1. */
export interface Couples {
  numberOf(a: number, b: number): number;
}

/** Begins without any. */
export function createCouples(): Couples {
  const table = new NumberTable();
  let count = 0;
  return {
    numberOf(a, b) {
      const known = table.get(a, b, 0, 0);
      if (known !== 0) return known;
      table.set(a, b, 0, 0, ++count);
      return count;
    },
  };
}

/** By the number of the ports asked about, what was judged of them; 0 or undefined: nothing yet. */
export type RowsByPorts = number[] | Int32Array;

export const NO_ROWS: RowsByPorts = [];

/**
 * Keeps what was judged by what the two sides let through, the families and the ports asked about.
 *
 * @param portCount - numbers of ports are below it
 */
export function createCellRows(portCount: number): (e: number, i: number, code: number) => RowsByPorts {
  const table = new NumberTable();
  const rows: RowsByPorts[] = [NO_ROWS];
  return (e, i, code) => {
    const known = table.get(e, i, code, 0);
    if (known !== 0) return rows[known] ?? NO_ROWS;
    const made = portCount <= DENSE_UP_TO ? new Int32Array(portCount) : [];
    table.set(e, i, code, 0, rows.push(made) - 1);
    return made;
  };
}

/** Of more different ports few are asked of the same sides. */
const DENSE_UP_TO = 512;
