import type { PortSet } from "../net/port-set";
import type { Evaluation } from "../policy/evaluation";
import { throughBoth } from "../policy/side-ports";
import { createCellRows, createCouples, NO_ROWS } from "./cell-rows";
import { isAdmitted, isDeliberate } from "./deliberate";
import { judgeUnit } from "./judge-unit";
import { judgeCells, noJudgedCells, type PairBooks } from "./judged-cells";
import { type CellRow, FAMILIES_OF, familiesBetween, NO_FAMILY, ODD, type PairUnits } from "./pair-units";
import type { PicturePair } from "./picture-pair";
import { addPrints, multiplyPrints, printOfGroup } from "./pod-pairs-print";
import type { AskedEnd } from "./probe";
import { laneOf } from "./unit-lanes";
import { createWayCounter } from "./way-counter";

/** What the pairs of units of two ends come to. The same object is filled anew by each count. */
export interface Tally {
  /** What is said of them, a number of the book of parts; 0: nothing is judged. */
  saying: number;
  /** What gets through, a number of the book of outcomes; 0: nothing is judged. */
  outcome: number;
  /** Pairs of pods, and those of them that surely get something through. */
  all: number;
  through: number;
  /** Whether a line between odd units is worth drawing; of the others nobody has asked yet. */
  isOddDeliberate: boolean;
  /** Whether rules let something of one of the pairs through, or may. */
  isAdmitted: boolean;
}

/** What counting needs besides the units. */
export interface TallyMeans {
  readonly evaluation: Evaluation;
  readonly units: PairUnits;
  readonly books: PairBooks;
  /** The ports that are asked about at a target, never none. */
  readonly askedAt: (target: AskedEnd) => PortSet;
}

/**
 * Prepares to count the pairs of the units of two ends, by their positions. What each side lets through is looked up as a
 * number; what follows from two of them on some ports is worked out once, with the pair that is met first.
 */
export function createTally({
  evaluation,
  units,
  books,
  askedAt,
}: TallyMeans): (source: number, target: number) => Tally {
  const { ends, starts, codes, indices, pods, sourcePrints, targetPrints, asked } = units;
  const inLanes = (rows: readonly CellRow[]) => rows.map((row) => laneOf(row, indices));
  const { egress, ingress } = units.sides;
  const [egress4, egress6] = [inLanes(egress.rows[4]), inLanes(egress.rows[6])];
  const [ingress4, ingress6] = [inLanes(ingress.rows[4]), inLanes(ingress.rows[6])];
  const { parts } = books;
  const cells = noJudgedCells();
  const couples = createCouples();
  const rowOf = createCellRows(Math.max(0, ...asked) + 1);
  const judge = (s: number, t: number, code: number): number => {
    const [source, target] = [ends[s], ends[t]];
    if (source === undefined || target === undefined) return 0;
    const families = FAMILIES_OF[code] ?? [];
    return judgeCells(cells, evaluation, books, { source, target, families, asked: askedAt(target) });
  };
  const judgeOdd = (s: number, t: number): PicturePair | null => {
    const [source, target] = [ends[s], ends[t]];
    return source === undefined || target === undefined ? null : judgeUnit(evaluation, source, target, askedAt(target));
  };
  const ways = createWayCounter(books.outcomes);
  const metIn: number[] = [];
  const met: number[] = [];
  const [counts, prints, rowCounts, rowPrints]: [number[], number[], number[], number[]] = [[], [], [], []];
  const tally: Tally = { saying: 0, outcome: 0, all: 0, through: 0, isOddDeliberate: false, isAdmitted: false };
  let round = 0;
  let metCount = 0;
  const say = (part: number, isAdmitting: boolean) => {
    tally.saying = tally.saying === 0 ? part : parts.join(tally.saying, part);
    tally.isAdmitted ||= isAdmitting;
  };
  const meet = (row: number) => {
    metIn[row] = round;
    met[metCount++] = row;
    counts[row] = 0;
    prints[row] = 0;
    rowCounts[row] = 0;
    rowPrints[row] = 0;
    say(cells.parts[row] ?? 0, cells.isAdmitted[row] ?? false);
    ways.meet(cells.ways[4][row] ?? 0);
    ways.meet(cells.ways[6][row] ?? 0);
  };
  const countOdd = (s: number, t: number) => {
    const part = judgeOdd(s, t);
    if (part === null) return;
    say(parts.numberOf(part.state, part.asked, part.verdict), isAdmitted(evaluation, part));
    tally.all += part.pairs.all;
    tally.through += part.pairs.through;
    tally.isOddDeliberate ||= isDeliberate(evaluation, part);
    const isOnly = part.groups.length === 1 && part.groups[0].families.length === 1;
    for (const group of part.groups) {
      const { source, destination, families, count } = group;
      const print = printOfGroup(evaluation, part, group);
      for (const family of families) {
        const { sides } = evaluation;
        const through = isOnly
          ? part.verdict.through
          : throughBoth(sides.egress(source, destination, family), sides.ingress(source, destination, family));
        const way = books.outcomes.wayOf(family, through);
        ways.meet(way);
        ways.add(way, count, print);
      }
    }
  };
  /** Adds what one source has met to what all have. */
  const closeRow = (s: number) => {
    const own = pods[s] ?? 0;
    const print = sourcePrints[s] ?? 0;
    for (let k = 0; k < metCount; k++) {
      const row = met[k] ?? 0;
      const count = rowCounts[row] ?? 0;
      if (count === 0) continue;
      counts[row] = (counts[row] ?? 0) + own * count;
      prints[row] = addPrints(prints[row] ?? 0, multiplyPrints(print, rowPrints[row] ?? 0));
      rowCounts[row] = 0;
      rowPrints[row] = 0;
    }
  };
  const close = () => {
    for (let k = 0; k < metCount; k++) {
      const row = met[k] ?? 0;
      const count = counts[row] ?? 0;
      const print = prints[row] ?? 0;
      tally.all += count;
      if (cells.isThrough[row]) tally.through += count;
      ways.add(cells.ways[4][row] ?? 0, count, print);
      ways.add(cells.ways[6][row] ?? 0, count, print);
    }
    tally.outcome = tally.saying === 0 ? 0 : ways.outcome();
  };
  return (source, target) => {
    round++;
    metCount = 0;
    ways.begin();
    tally.saying = 0;
    tally.all = 0;
    tally.through = 0;
    tally.isOddDeliberate = false;
    tally.isAdmitted = false;
    const tFrom = starts[target] ?? 0;
    const tTo = starts[target + 1] ?? 0;
    const sFrom = starts[source] ?? 0;
    const sTo = starts[source + 1] ?? 0;
    // what is denied to anyone may be nobody's
    const kind = ends[sFrom]?.kind === "anyone" || ends[tFrom]?.kind === "anyone" ? 8 : 0;
    for (let s = sFrom; s < sTo; s++) {
      const sCode = (codes[s] ?? 0) * 8;
      const row4 = egress4[s];
      const row6 = egress6[s];
      let lastE = -1;
      let lastI = -1;
      let lastCode = -1;
      let byPorts = NO_ROWS;
      for (let t = tFrom; t < tTo; t++) {
        const code = s === t ? ODD : (familiesBetween[sCode + (codes[t] ?? 0)] ?? 0);
        if (code === NO_FAMILY) continue;
        if (code === ODD) {
          countOdd(s, t);
          continue;
        }
        let e = 0;
        let i = 0;
        if (code === 1) {
          e = row4?.[t] ?? 0;
          i = ingress4[t]?.[s] ?? 0;
        } else if (code === 2) {
          e = row6?.[t] ?? 0;
          i = ingress6[t]?.[s] ?? 0;
        } else {
          e = couples.numberOf(row4?.[t] ?? 0, ingress4[t]?.[s] ?? 0);
          i = couples.numberOf(row6?.[t] ?? 0, ingress6[t]?.[s] ?? 0);
        }
        if (e !== lastE || i !== lastI || code !== lastCode) {
          byPorts = rowOf(e, i, code + kind);
          lastE = e;
          lastI = i;
          lastCode = code;
        }
        const ports = asked[t] ?? 0;
        let row = byPorts[ports] ?? 0;
        if (row === 0) {
          row = judge(s, t, code);
          byPorts[ports] = row;
        }
        if (metIn[row] !== round && cells.parts[row] !== 0) meet(row);
        rowCounts[row] = (rowCounts[row] ?? 0) + (pods[t] ?? 0);
        rowPrints[row] = (rowPrints[row] ?? 0) + (targetPrints[t] ?? 0);
      }
      closeRow(s);
    }
    close();
    return tally;
  };
}
