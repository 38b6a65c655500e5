import type { PassesFilter } from "../../insight/edge-filter";
import type { ExpectedLines } from "../../insight/expectation/expectation-lines";
import type { JudgedPair } from "../../insight/judged-pair";
import type { CellChange, CellChanges } from "../../insight/matrix/cell-change";
import type { LevelPicture } from "../../insight/matrix/level-picture";
import type { AssumedPartOf } from "../assumed-pairs";

/**
 * What a cell is to the counts. `counted`: a pair like others. `within`: the pods of one namespace among each other, which
 * is no line of the graph. `aside`: with what no text states, and of no interest. `filtered`: the filter hides it.
 */
export type CellKind = "counted" | "within" | "aside" | "filtered";

/** A cell of the matrix before it has a face. */
export interface JudgedCell {
  readonly kind: CellKind;
  readonly pair: JudgedPair;
  /** What the last edit did to it; null: nothing. */
  readonly change: CellChange | null;
}

/** Judges the cell of two ends by their positions; null where nothing is judged: a pod to itself, both ends outside. */
export type CellJudge = (source: number, target: number) => JudgedCell | null;

/** What decides besides the pair itself, as it does for the lines of a graph. */
export interface CellRules {
  readonly level: LevelPicture;
  readonly changes: CellChanges;
  readonly passes: PassesFilter;
  readonly assumedPart: AssumedPartOf;
  readonly expected: ExpectedLines;
}

/** Prepares to judge cells by the rules by which lines of a graph are drawn and counted (`chooseDrawn`). */
export function createCellJudge({ level, changes, passes, assumedPart, expected }: CellRules): CellJudge {
  const { drawn } = expected;
  return (source, target) => {
    const pair = level.pair(source, target);
    if (pair === null) return null;
    const isExpected = drawn.size > 0 && drawn.has(`${pair.source.id}→${pair.target.id}`);
    const part = isExpected ? "none" : assumedPart(pair);
    if (part === "aside") return { kind: "aside", pair, change: null };
    const change = changes.of(pair, level);
    if (source === target && pair.source.kind === "namespace") return { kind: "within", pair, change };
    // what an edit changed is seen whatever is hidden
    if (change !== null) return { kind: "counted", pair, change };
    if (!passes(pair, false)) return { kind: "filtered", pair, change };
    const isAside = part === "unless-open" && pair.state === "open";
    return { kind: isAside ? "aside" : "counted", pair, change };
  };
}
