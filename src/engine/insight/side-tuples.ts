import type { Family } from "../net/ip-address";
import type { Direction } from "../policy/compile-policies";
import type { EndpointClass } from "../policy/endpoint-classes";
import type { Evaluation } from "../policy/evaluation";
import { anyoneEnd } from "../policy/pair-ends";
import { PortSetPool } from "../policy/port-set-pool";
import { indexOfEnd, type SideRow } from "../policy/side-rows";

/**
 * What one side says of every other end, under the evaluation and under all its other answers at once: where two cells
 * are equal, nothing that this side has to say is different. Index as in {@link SideRow}.
 */
export type TupleRow = Uint32Array;

/** The rows of classes as tuples. */
export interface SideTuples {
  rowOf(subject: EndpointClass, direction: Direction, family: Family): TupleRow;
  /** The tuple of a side that lets everything through whatever is answered: an end outside. */
  readonly everything: number;
}

/** Makes the rows when they are first asked for; those of the same policies are one. */
export function createSideTuples(evaluation: Evaluation): SideTuples {
  const { compiled, sides, alternatives } = evaluation;
  const tables = [sides, ...alternatives.map((alternative) => alternative.sides)];
  const length = indexOfEnd(compiled, anyoneEnd(compiled)) + 1;
  const numbers = new Map<SideRow | null, number>();
  const made = new Map<string, TupleRow>();
  const steps = new Map<number, number>();
  const alike: number[] = [];
  const step = (node: number, cell: number): number => {
    const key = node * MOST_SETS + cell;
    const known = steps.get(key) ?? steps.size + 1;
    steps.set(key, known);
    return known;
  };
  /** The tuple of cells that are all the same. */
  const tupleOfOne = (cell: number): number => {
    const known = alike[cell];
    if (known !== undefined) return known;
    let node = 0;
    for (let i = 0; i < tables.length; i++) node = step(step(node, cell), cell);
    alike[cell] = node;
    return node;
  };
  const makeRow = (rows: readonly (SideRow | null)[]): TupleRow => {
    const tuples = new Uint32Array(length);
    const cells = rows.flatMap((row) => (row === null ? [null, null] : [row.sure, row.possible]));
    const [first] = cells;
    const others = cells.filter((one) => one !== first);
    for (let i = 0; i < length; i++) {
      const cell = first?.[i] ?? (first === null ? PortSetPool.ALL : PortSetPool.NONE);
      let isOne = true;
      for (const other of others) isOne &&= cellIn(other, i) === cell;
      if (isOne) tuples[i] = tupleOfOne(cell);
      else tuples[i] = cells.reduce<number>((node, one) => step(node, cellIn(one, i)), 0);
    }
    return tuples;
  };
  return {
    everything: tupleOfOne(PortSetPool.ALL),
    rowOf(subject, direction, family) {
      const rows = tables.map((table) => table.rowOf(subject, direction, family));
      const key = rows.map((row) => numberOf(numbers, row)).join(" ");
      const known = made.get(key) ?? makeRow(rows);
      made.set(key, known);
      return known;
    },
  };
}

/** More than a pool will hold; a node and a cell make one exact number. */
const MOST_SETS = 2 ** 26;

function cellIn(cells: SideRow["sure"] | null | undefined, index: number): number {
  return cells == null ? PortSetPool.ALL : (cells[index] ?? PortSetPool.NONE);
}

function numberOf(numbers: Map<SideRow | null, number>, row: SideRow | null): number {
  const known = numbers.get(row) ?? numbers.size;
  numbers.set(row, known);
  return known;
}
