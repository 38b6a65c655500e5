import type { EndKins } from "../../insight/matrix/end-kins";
import type { EdgeState } from "../graph";
import type { CellJudge, JudgedCell } from "./cell-judge";

/** What the cells of a matrix come to, those of all rows and columns. */
export interface MatrixCounts {
  /** Cells that count, by state: the pairs that a graph of the same form draws, or says that it does not draw. */
  readonly states: Readonly<Record<EdgeState, number>>;
  /** Namespaces among themselves that have a cell. */
  readonly within: number;
  /** Cells that the filter hides. */
  readonly filtered: number;
  /** Cells that the last edit changed. */
  readonly changed: number;
}

/** What the cells of one row, or of one column, come to. */
export interface LineCounts {
  /** Those that count, or are of one namespace. */
  readonly shown: Int32Array;
  /** Of these those through which something gets, surely. */
  readonly through: Int32Array;
  /** Of these those that are denied. */
  readonly denied: Int32Array;
}

/** Counts the cells of a matrix bit by bit. */
export interface MatrixCounter {
  /**
   * Goes on counting.
   *
   * @param work - how many pairs of workloads are looked at before it rests
   * @returns whether all are counted
   */
  goOn(work: number): boolean;
  /** How many pairs of kins are counted, of {@link total}. */
  readonly done: () => number;
  readonly total: number;
  /** Of all cells; by kin those of its rows and of its columns. To be read when all are counted. */
  readonly counts: () => MatrixCounts;
  readonly rows: LineCounts;
  readonly columns: LineCounts;
}

/**
 * Prepares to count.
 *
 * @param partsOf - how many workloads an end stands for, by its position
 */
export function createMatrixCounter(kins: EndKins, judge: CellJudge, partsOf: (end: number) => number): MatrixCounter {
  const { firsts, seconds, sizes } = kins;
  const size = firsts.length;
  const states: Record<EdgeState, number> = { allowed: 0, open: 0, partly: 0, denied: 0, mixed: 0, depends: 0 };
  const all = { within: 0, filtered: 0, changed: 0 };
  const [rows, columns] = [lineCounts(size), lineCounts(size)];
  let done = 0;
  const add = (cell: JudgedCell | null, cells: number) => {
    if (cell === null || cell.kind === "aside") return;
    if (cell.change !== null) all.changed += cells;
    if (cell.kind === "counted") states[cell.pair.state] += cells;
    else all[cell.kind] += cells;
  };
  const addLine = (lines: LineCounts, kin: number, cell: JudgedCell | null, cells: number) => {
    if (cell === null || cell.kind === "aside" || cell.kind === "filtered") return;
    lines.shown[kin] = (lines.shown[kin] ?? 0) + cells;
    const { state } = cell.pair;
    if (state === "denied") lines.denied[kin] = (lines.denied[kin] ?? 0) + cells;
    else if (getsThrough(cell)) lines.through[kin] = (lines.through[kin] ?? 0) + cells;
  };
  const count = (source: number, target: number) => {
    const [own, others] = [sizes[source] ?? 0, sizes[target] ?? 0];
    const from = firsts[source] ?? 0;
    if (source !== target) {
      const cell = judge(from, firsts[target] ?? 0);
      add(cell, own * others);
      addLine(rows, source, cell, others);
      addLine(columns, target, cell, own);
      return;
    }
    const itself = judge(from, from);
    add(itself, own);
    const sibling = own > 1 ? judge(from, seconds[source] ?? 0) : null;
    add(sibling, own * (own - 1));
    for (const lines of [rows, columns]) {
      addLine(lines, source, itself, 1);
      addLine(lines, source, sibling, own - 1);
    }
  };
  return {
    goOn(work) {
      let left = work;
      while (done < size * size && left > 0) {
        const [source, target] = [Math.floor(done / size), done % size];
        count(source, target);
        left -= partsOf(firsts[source] ?? 0) * partsOf(firsts[target] ?? 0);
        done++;
      }
      return done === size * size;
    },
    done: () => done,
    total: size * size,
    counts: () => ({ states, ...all }),
    rows,
    columns,
  };
}

/** Whether something surely gets through. */
function getsThrough({ pair }: JudgedCell): boolean {
  if (pair.state === "mixed") return pair.pairs.through > 0;
  return pair.state !== "denied" && pair.state !== "depends";
}

function lineCounts(size: number): LineCounts {
  return { shown: new Int32Array(size), through: new Int32Array(size), denied: new Int32Array(size) };
}
