import type { Family } from "../net/ip-address";
import type { PortSet } from "../net/port-set";
import type { Evaluation } from "../policy/evaluation";
import { throughBoth } from "../policy/side-ports";
import { endOfUnit, isNobody } from "./judge-unit";
import type { OutcomeBook } from "./pair-outcome";
import { judgePair } from "./pair-verdict";
import type { PartBook } from "./part-book";
import type { AskedEnd } from "./probe";

/** Where what is said and what gets through is numbered. */
export interface PairBooks {
  readonly parts: PartBook;
  readonly outcomes: OutcomeBook;
}

/** What was judged of one analysis, as columns: pairs that cannot differ share a row, the first of which is empty. */
export interface JudgedCells {
  /** What is said, a number of the book of parts; 0: the pair is nobody's. */
  readonly parts: number[];
  /** What gets through in each family, numbers of the book of outcomes; 0: not judged in it. */
  readonly ways: Readonly<Record<Family, number[]>>;
  readonly isThrough: boolean[];
  /** Whether rules let something through, or may. */
  readonly isAdmitted: boolean[];
}

/** Judges a pair that stands for all that cannot differ from it, as a new row; returns its number. */
export function judgeCells(
  cells: JudgedCells,
  evaluation: Evaluation,
  books: PairBooks,
  { source, target, families, asked }: UnitPair,
): number {
  const [from, to] = [endOfUnit(evaluation.compiled, source), endOfUnit(evaluation.compiled, target)];
  if (from === undefined || to === undefined) throw new Error(`no pod stands for ${source.id} or ${target.id}`);
  const verdict = judgePair(evaluation, from, to, families, asked);
  const { state } = verdict;
  const isWithAnyone = source.kind === "anyone" || target.kind === "anyone";
  const isNobodys = state === "denied" && isWithAnyone && isNobody(evaluation.compiled, families);
  const { sides } = evaluation;
  const wayIn = (family: Family): number => {
    if (!families.includes(family)) return 0;
    const through =
      families.length === 1
        ? verdict.through
        : throughBoth(sides.egress(from, to, family), sides.ingress(from, to, family));
    return books.outcomes.wayOf(family, through);
  };
  cells.ways[4].push(wayIn(4));
  cells.ways[6].push(wayIn(6));
  cells.isThrough.push(state !== "denied" && state !== "depends");
  cells.isAdmitted.push(state !== "open" && state !== "denied");
  return cells.parts.push(isNobodys ? 0 : books.parts.numberOf(state, asked, verdict)) - 1;
}

/** Two units, the families in which their pods are judged, and the ports asked about at the target, never none. */
export interface UnitPair {
  readonly source: AskedEnd;
  readonly target: AskedEnd;
  readonly families: readonly Family[];
  readonly asked: PortSet;
}

/** Without any but the empty row. */
export function noJudgedCells(): JudgedCells {
  return { parts: [0], ways: { 4: [0], 6: [0] }, isThrough: [false], isAdmitted: [false] };
}
