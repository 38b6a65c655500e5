import type { Steps } from "../../steps";
import type { CellFace } from "./cell-faces";
import type { Matrix } from "./matrix";
import type { MatrixCounts } from "./matrix-counts";
import { type AxisWish, type MatrixEnd, orderAxis } from "./matrix-ends";

/** The rows and columns of a matrix, all of them. */
export interface MatrixAxes {
  readonly ends: readonly MatrixEnd[];
  /** Positions in `ends`: who asks, in order, and who is asked. */
  readonly sources: Int32Array;
  readonly targets: Int32Array;
}

/** How far the cells of a matrix are counted. */
export interface MatrixTotals {
  /** Null while they are being counted: to be asked again. */
  readonly counts: MatrixCounts | null;
  /** Pairs that are counted, of how many. */
  readonly done: number;
  readonly total: number;
  /** By position in the axes' `ends` to how many others something gets through, and from how many; empty till all is counted. */
  readonly reaches: Int32Array;
  readonly reachedBy: Int32Array;
}

/** A part of an axis. */
export interface Stretch {
  readonly from: number;
  readonly count: number;
}

/** The cells of some rows and columns. */
export interface MatrixWindow {
  /** Ids of the ends, in the order of the cells. */
  readonly sources: readonly string[];
  readonly targets: readonly string[];
  /** Row by row, a row for each source: numbers of {@link faces}. */
  readonly cells: Uint16Array;
  readonly faces: readonly CellFace[];
}

/** So many pairs of workloads are looked at from one step to the next. */
const WORK_OF_STEP = 8_192;
/** So many of them when only how far it is is to be told. */
const WORK_OF_CALL = 150_000;

/** Lists the rows and columns; where they are sorted by what they come to, or left out for it, all cells are counted first. */
export function* matrixAxes(matrix: Matrix, wish: AxisWish): Steps<MatrixAxes> {
  const { ends, level, counter } = matrix;
  const isCounted = wish.hideEmpty || wish.sort !== "name";
  if (isCounted) yield* countAll(matrix);
  return {
    ends,
    sources: orderAxis(ends, level.kins, wish, isCounted ? counter.rows : null),
    targets: orderAxis(ends, level.kins, wish, isCounted ? counter.columns : null),
  };
}

/** Counts on for a while. */
export function* matrixTotals(matrix: Matrix): Steps<MatrixTotals> {
  const { counter, level } = matrix;
  let isDone = false;
  for (let work = 0; work < WORK_OF_CALL && !isDone; work += WORK_OF_STEP) {
    isDone = counter.goOn(WORK_OF_STEP);
    yield { stage: "judging", done: counter.done(), total: counter.total };
  }
  const ofEnds = (lines: Int32Array) => level.kins.of.map((kin) => lines[kin] ?? 0);
  return {
    counts: isDone ? counter.counts() : null,
    done: counter.done(),
    total: counter.total,
    reaches: isDone ? ofEnds(counter.rows.through) : new Int32Array(),
    reachedBy: isDone ? ofEnds(counter.columns.through) : new Int32Array(),
  };
}

/** Judges the cells of a stretch of sources and one of targets; what lies beyond the end of an axis is left out. */
export function* matrixWindow(
  { level, ends, faceAt, faces }: Matrix,
  axes: Pick<MatrixAxes, "sources" | "targets">,
  sources: Stretch,
  targets: Stretch,
): Steps<MatrixWindow> {
  const rows = axes.sources.subarray(sources.from, sources.from + sources.count);
  const columns = axes.targets.subarray(targets.from, targets.from + targets.count);
  const cells = new Uint16Array(rows.length * columns.length);
  const used = new Map<number, number>();
  let at = 0;
  let work = 0;
  for (const source of rows) {
    for (const target of columns) {
      const face = faceAt(source, target);
      const number = used.get(face) ?? used.size;
      used.set(face, number);
      cells[at++] = number;
      work += weigh(level.ends[source]) * weigh(level.ends[target]);
      if (work < WORK_OF_STEP) continue;
      work = 0;
      yield { stage: "judging", done: at, total: cells.length };
    }
  }
  const idOf = (position: number) => ends[position]?.id ?? "";
  return {
    sources: Array.from(rows, idOf),
    targets: Array.from(columns, idOf),
    cells,
    faces: [...used.keys()].flatMap((face) => faces.all[face] ?? []),
  };
}

function* countAll({ counter }: Matrix): Steps<void> {
  while (!counter.goOn(WORK_OF_STEP)) yield { stage: "judging", done: counter.done(), total: counter.total };
}

function weigh(end: Matrix["level"]["ends"][number] | undefined): number {
  return end?.kind === "namespace" ? end.parts.length : 1;
}
