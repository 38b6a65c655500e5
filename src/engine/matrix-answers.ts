import type { AnalysisResult } from "./analyze";
import type { LastAnalysis } from "./first-session";
import { nodesOfEdge } from "./graph/build-graph";
import type { GraphEdge } from "./graph/graph";
import type { CellKind } from "./graph/matrix/cell-judge";
import { type Matrix, nothingExpected, takeMatrix } from "./graph/matrix/matrix";
import type { AxisWish } from "./graph/matrix/matrix-ends";
import {
  type MatrixAxes,
  type MatrixTotals,
  type MatrixWindow,
  matrixAxes,
  matrixTotals,
  matrixWindow,
  type Stretch,
} from "./graph/matrix/matrix-window";
import { type TableFormat, TOO_MANY_CELLS, writeMatrix } from "./graph/matrix/write-matrix";
import { checkExpectations } from "./insight/expectation/check-expectations";
import type { ExportedText } from "./insight/expectation/exported-text";
import type { JudgedPair } from "./insight/judged-pair";
import type { CellChange } from "./insight/matrix/cell-change";
import { type LevelPicture, takeLevelPicture } from "./insight/matrix/level-picture";
import type { MatrixForm } from "./insight/matrix/matrix-form";
import { pictureDoors } from "./insight/picture-doors";
import type { DecodedObject, Service } from "./kube/objects";
import type { Steps } from "./steps";

/** Which matrix is asked about: what stands for what, and in which order. */
export interface MatrixRequest extends MatrixForm, AxisWish {}

/** The one cell that somebody is at. */
export interface MatrixCell {
  readonly kind: CellKind;
  /** The line that the graph has for the pair, or would have. */
  readonly edge: GraphEdge;
  readonly change: CellChange | null;
}

/** Answers about the matrix of the last analysis. */
export interface MatrixAnswers {
  axes(last: LastAnalysis, request: MatrixRequest): Steps<MatrixAxes>;
  totals(last: LastAnalysis, form: MatrixForm): Steps<MatrixTotals>;
  window(last: LastAnalysis, request: MatrixRequest, sources: Stretch, targets: Stretch): Steps<MatrixWindow>;
  /** Null where nothing is judged between the two: a pod and itself, two ends outside, one that is not there. */
  cell(last: LastAnalysis, form: MatrixForm, edgeId: string): MatrixCell | null;
  /** The matrix as a table of text; transposed: who is asked in the rows. */
  table(last: LastAnalysis, request: MatrixRequest, format: TableFormat, transposed: boolean): Steps<ExportedText>;
  /** The pair of an edge's id in the matrix that was asked about last; null where there is none. */
  pair(last: LastAnalysis, edgeId: string): JudgedPair | null;
  /** The same pair with nothing off. */
  writtenPair(last: LastAnalysis, edgeId: string): JudgedPair | null;
}

/** Makes what remembers the matrix that was asked about last. */
export function createMatrixAnswers(): MatrixAnswers {
  let form: MatrixForm | null = null;
  let held: { readonly result: AnalysisResult; readonly key: string; readonly matrix: Matrix } | null = null;
  let ordered: { readonly matrix: Matrix; readonly key: string; readonly axes: MatrixAxes } | null = null;
  const matrixOf = (last: LastAnalysis, { level, folded }: MatrixForm): Matrix => {
    form = { level, folded };
    const key = JSON.stringify([level, folded]);
    if (held?.result !== last.result || held.key !== key) {
      held = { result: last.result, key, matrix: matrixOfAnalysis(last, form) };
    }
    return held.matrix;
  };
  function* axesOf(matrix: Matrix, { sort, grouped, hideEmpty }: AxisWish): Steps<MatrixAxes> {
    const key = JSON.stringify([sort, grouped, hideEmpty]);
    if (ordered?.matrix !== matrix || ordered.key !== key) {
      ordered = { matrix, key, axes: yield* matrixAxes(matrix, { sort, grouped, hideEmpty }) };
    }
    return ordered.axes;
  }
  const pair: MatrixAnswers["pair"] = (last, edgeId) => {
    if (form === null) return null;
    const { level } = matrixOf(last, form);
    return pairIn(level, edgeId);
  };
  return {
    *axes(last, request) {
      return yield* axesOf(matrixOf(last, request), request);
    },
    *totals(last, of) {
      return yield* matrixTotals(matrixOf(last, of));
    },
    *window(last, request, sources, targets) {
      const matrix = matrixOf(last, request);
      return yield* matrixWindow(matrix, yield* axesOf(matrix, request), sources, targets);
    },
    cell(last, of, edgeId) {
      const matrix = matrixOf(last, of);
      const positions = positionsOf(matrix, edgeId);
      const cell = positions === null ? null : matrix.judge(...positions);
      return cell === null ? null : { kind: cell.kind, edge: matrix.edgeOf(cell.pair), change: cell.change };
    },
    *table(last, request, format, transposed) {
      const matrix = matrixOf(last, request);
      const fileName = `matrix-of-${request.level}s.${format}`;
      const written = yield* writeMatrix(matrix, yield* axesOf(matrix, request), format, transposed);
      if (written === null) return { fileName: "", text: "", notes: [TOO_MANY_CELLS] };
      const { text, filtered } = written;
      const hidden = filtered === 1 ? "1 cell is" : `${filtered.toLocaleString("en")} cells are`;
      return {
        fileName,
        text,
        notes: filtered === 0 ? [] : [`${hidden} empty because the filter hides ${filtered === 1 ? "it" : "them"}.`],
      };
    },
    pair,
    writtenPair(last, edgeId) {
      const { evaluation, picture, scenario } = last.written;
      if (form === null || last.result.evaluation === evaluation) return pair(last, edgeId);
      const services = servicesOf(scenario.objects);
      const { probe } = last.result.wish;
      const { books } = picture.memory;
      return pairIn(takeLevelPicture(evaluation, form, { services, probe, books }), edgeId);
    },
  };
}

function pairIn(level: LevelPicture, edgeId: string): JudgedPair | null {
  const positions = positionsOf({ level }, edgeId);
  return positions === null ? null : level.pair(...positions);
}

function positionsOf(
  { level: { positions } }: Pick<Matrix, "level">,
  edgeId: string,
): readonly [number, number] | null {
  const nodes = nodesOfEdge(edgeId);
  if (nodes === null) return null;
  const [source, target] = nodes.map((id) => positions.get(id));
  return source === undefined || target === undefined ? null : [source, target];
}

/** The matrix of an analysis, by the wishes of its picture: the same probe, the same filter, compared with the same moment. */
export function matrixOfAnalysis(
  { scenario, result }: Pick<LastAnalysis, "scenario" | "result">,
  form: MatrixForm,
): Matrix {
  const { evaluation, tracing, built, analysis, wish, since } = result;
  const { objects, lineOf } = scenario;
  const { compared: change = analysis.change, expectations } = analysis;
  const isChanged = change !== null && change.opened + change.closed + change.changed > 0;
  return takeMatrix(evaluation, form, {
    wish,
    services: servicesOf(objects),
    books: built.picture.memory.books,
    doors: (ends) => {
      const folded = new Set(ends.flatMap((end) => (end.kind === "namespace" ? end.namespace : [])));
      return pictureDoors(evaluation, objects, ends, (namespace) => !folded.has(namespace));
    },
    expected:
      expectations.length === 0
        ? nothingExpected
        : (ends) => checkExpectations({ evaluation, tracing, objects, lineOf, ends }).lines,
    earlier:
      since === null || !isChanged
        ? null
        : {
            evaluation: since.moment.evaluation,
            services: servicesOf(since.moment.names.objects),
            verdicts: since.moment.verdicts,
            renames: since.renames,
          },
  });
}

function servicesOf(objects: readonly DecodedObject[]): readonly Service[] {
  return objects.filter((object): object is Service => object.kind === "Service");
}
