import { compileFilter } from "../../insight/edge-filter";
import { endNameInCluster, fullEndName } from "../../insight/end-names";
import { type ExpectedLines, NO_EXPECTED_LINES } from "../../insight/expectation/expectation-lines";
import type { JudgedPair } from "../../insight/judged-pair";
import { compareLevels, type LevelBefore } from "../../insight/matrix/cell-change";
import { type LevelMeans, type LevelPicture, takeLevelPicture } from "../../insight/matrix/level-picture";
import { listMatrixEnds, type MatrixForm } from "../../insight/matrix/matrix-form";
import type { PictureDoor } from "../../insight/picture-doors";
import { isInner, type PictureEnd } from "../../insight/picture-ends";
import type { PictureWish } from "../../insight/picture-wish";
import type { Renames } from "../../insight/renames/renames";
import type { Evaluation } from "../../policy/evaluation";
import { assumedParts } from "../assumed-pairs";
import { densityFor } from "../density";
import { createEdgeDrawer } from "../edge-drawer";
import type { GraphEdge } from "../graph";
import { boxOfEnd } from "../node-boxes";
import { searchTexts } from "../search-texts";
import { type CellFaces, createCellFaces } from "./cell-faces";
import { type CellJudge, createCellJudge } from "./cell-judge";
import { createMatrixCounter, type MatrixCounter } from "./matrix-counts";
import { describeEnds, type MatrixEnd } from "./matrix-ends";

/** All that is known of the matrix of one analysis in one form; cells are judged when they are looked at. */
export interface Matrix {
  readonly level: LevelPicture;
  /** What the ends are, in the order of the level's ends. */
  readonly ends: readonly MatrixEnd[];
  /** Their names, each with its namespace. */
  readonly names: readonly string[];
  readonly judge: CellJudge;
  readonly faces: CellFaces;
  /** The number of the face of a cell. Cells of two kins are judged once. */
  faceAt(source: number, target: number): number;
  readonly counter: MatrixCounter;
  /** The line that a graph has for a pair, or would have. */
  edgeOf(pair: JudgedPair): GraphEdge;
}

/** What a matrix is made with. */
export interface MatrixMeans extends Pick<LevelMeans, "services" | "books"> {
  readonly wish: PictureWish;
  /** Services and Ingresses that lead to ends of the matrix. */
  readonly doors: (ends: readonly PictureEnd[]) => readonly PictureDoor[];
  /** What is expected of pairs of ends of the matrix. */
  readonly expected: (ends: readonly PictureEnd[]) => ExpectedLines;
  /** What is compared with; null: nothing is. */
  readonly earlier: {
    readonly evaluation: Evaluation;
    readonly services: LevelMeans["services"];
    readonly verdicts: LevelBefore["verdicts"];
    readonly renames: Renames;
  } | null;
}

/** Makes the matrix of an evaluation: its ends, and how to judge their pairs. */
export function takeMatrix(evaluation: Evaluation, form: MatrixForm, means: MatrixMeans): Matrix {
  const { wish, books, services } = means;
  const { probe, filter } = wish;
  const ends = listMatrixEnds(evaluation.compiled, form);
  const changes = changesSince(evaluation, form, wish, means);
  const doors = means.doors(ends);
  const expected = means.expected(ends);
  const textsOf = filter.search.trim() === "" ? noTexts : textsOfEnds(evaluation, ends);
  const pairsOf = (end: PictureEnd) => pairsIn(level, end);
  const { passes, signOf } = compileFilter(evaluation, filter, { ends, services, probe, textsOf, pairsOf });
  const apart = apartFrom(evaluation, doors, expected, signOf, changes.formerKin);
  const level = takeLevelPicture(evaluation, form, { services, probe, books, apart });
  const assumedPart = assumedParts(evaluation, doors);
  const judge = createCellJudge({ level, changes, passes, assumedPart, expected });
  const faces = createCellFaces(expected);
  const names = new Map(ends.map((end) => [end.id, endNameInCluster(evaluation, end)]));
  const partsOf = (end: number) => countParts(ends[end]);
  return {
    level,
    ends: describeEnds(evaluation, ends),
    names: ends.map((end) => fullEndName(evaluation, end)),
    judge,
    faces,
    faceAt: createFaceFinder(level, judge, faces),
    counter: createMatrixCounter(level.kins, judge, partsOf),
    edgeOf: createEdgeDrawer(evaluation, names, expected, new Map()).edgeOf,
  };
}

/** Nothing is expected of any pair. */
export const nothingExpected = (): ExpectedLines => NO_EXPECTED_LINES;

function changesSince(now: Evaluation, form: MatrixForm, { probe }: PictureWish, { earlier, books }: MatrixMeans) {
  if (earlier === null) return compareLevels(null, books.outcomes, now.compiled);
  const { evaluation, services, verdicts, renames } = earlier;
  const level = takeLevelPicture(evaluation, form, { services, probe, books });
  return compareLevels({ level, verdicts, renames }, books.outcomes, now.compiled);
}

/** What tells ends apart that are judged alike. */
function apartFrom(
  { cluster: { workloads } }: Evaluation,
  doors: readonly PictureDoor[],
  { badges, drawn }: ExpectedLines,
  signOf: (end: PictureEnd) => string,
  formerKin: (id: string) => number,
): (end: PictureEnd) => string {
  const behindDoors = new Set(doors.flatMap(({ leadsTo }) => leadsTo.map(({ id }) => id)));
  const expected = new Set([...badges.keys(), ...drawn].flatMap((line) => line.split("→")));
  return (end) => {
    const isAssumed = end.kind === "workload" && workloads.get(end.partOf ?? end.id)?.assumed === true;
    const signs = [isAssumed, behindDoors.has(end.id)].map(Number).join("");
    return `${signs} ${signOf(end)} ${formerKin(end.id)} ${expected.has(end.id) ? end.id : ""}`;
  };
}

/** The pairs of an end with all, both ways; none for one that is not there. */
function* pairsIn({ ends, positions, pair }: LevelPicture, { id }: PictureEnd): Generator<JudgedPair> {
  const own = positions.get(id);
  if (own === undefined) return;
  for (const other of ends.keys()) {
    const there = pair(own, other);
    if (there !== null) yield there;
    const back = other === own ? null : pair(other, own);
    if (back !== null) yield back;
  }
}

/** Remembers the face of a cell for all that are alike. */
function createFaceFinder({ kins }: LevelPicture, judge: CellJudge, faces: CellFaces) {
  const size = kins.firsts.length;
  const known = new Map<number, number>();
  return (source: number, target: number): number => {
    const couple = ((kins.of[source] ?? 0) * size + (kins.of[target] ?? 0)) * 2 + (source === target ? 1 : 0);
    const face = known.get(couple) ?? faces.numberOf(judge(source, target));
    known.set(couple, face);
    return face;
  };
}

function textsOfEnds(evaluation: Evaluation, ends: readonly PictureEnd[]) {
  const density = densityFor(ends.length, "wide");
  return searchTexts(
    evaluation,
    ends.flatMap((end) => (end.kind === "namespace" ? [] : boxOfEnd(evaluation, end, density))),
  );
}

const noTexts = () => [];

function countParts(end: PictureEnd | undefined): number {
  return end !== undefined && isInner(end) && end.kind === "namespace" ? end.parts.length : 1;
}
