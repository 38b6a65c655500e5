import type { Family } from "../net/ip-address";
import type { PortSet } from "../net/port-set";
import { assumptionsOf } from "../policy/assumptions-of";
import type { Direction } from "../policy/compile-policies";
import type { Evaluation } from "../policy/evaluation";
import type { PortSetPool } from "../policy/port-set-pool";
import type { Assumption } from "../policy/profile";
import type { SideTable } from "../policy/side-table";
import { createCouples } from "./cell-rows";
import { endOfUnit, isNobody, judgeUnit } from "./judge-unit";
import { NumberTable } from "./number-table";
import { type CellRow, cellsOf, FAMILIES_OF, familiesBetween, NO_FAMILY, ODD, type PairUnits } from "./pair-units";
import type { AskedEnd } from "./probe";

/** Finds on what the state of pairs of ends rests. */
export interface PairAssumptions {
  /** The assumptions under another answer of which the pair would look another way, by the positions of its ends; sorted. */
  of(source: number, target: number): readonly Assumption[];
  /**
   * Whether an end's units have the rows in one direction that those of an end had before, under every other answer: then
   * what rests on them is the same.
   */
  hasRowsOf(end: number, direction: Direction, former: PairAssumptions, formerEnd: number): boolean;
  /** The row of a unit under the other answer of that position; undefined where there are not so many. */
  rowOf(position: number, unit: number, direction: Direction, family: Family): CellRow | undefined;
  readonly units: PairUnits;
}

/** Other answers to these change nothing between pods that are not on the host network, and nothing outside. */
const ABOUT_NODES: ReadonlySet<Assumption> = new Set([
  "ip-block-matches-nodes",
  "own-node-to-pod",
  "pod-to-own-node",
  "host-network",
]);

/**
 * Prepares to find them.
 *
 * @param askedAt - the ports that are asked about at a target, never none
 */
export function createPairAssumptions(
  evaluation: Evaluation,
  units: PairUnits,
  askedAt: (target: AskedEnd) => PortSet,
): PairAssumptions {
  const { ends, starts, codes, indices, asked, sides } = units;
  const { alternatives, always } = evaluation;
  const others = alternatives
    .filter(({ assumption }) => !ABOUT_NODES.has(assumption))
    .map((alternative) => ({ ...alternative, own: createOtherRows(alternative.sides, units, evaluation.pool) }));
  const couples = createCouples();
  const answers = new NumberTable();
  type Other = (typeof others)[number];
  /** Whether pairs of two units look another way in one of their families. */
  const differs = (other: Other, s: number, t: number, code: number): boolean => {
    const sIndex = indices[s] ?? 0;
    const tIndex = indices[t] ?? 0;
    for (const family of FAMILIES_OF[code] ?? []) {
      const e = sides.egress.rows[family][s]?.[tIndex] ?? 0;
      const i = sides.ingress.rows[family][t]?.[sIndex] ?? 0;
      const otherE = other.own.rowOf(s, "egress", family)[tIndex] ?? 0;
      const otherI = other.own.rowOf(t, "ingress", family)[sIndex] ?? 0;
      if (e === otherE && i === otherI) continue;
      const now = couples.numberOf(e, i);
      const then = couples.numberOf(otherE, otherI);
      const ports = asked[t] ?? 0;
      let answer = answers.get(now, then, ports, 0);
      if (answer === 0) {
        answer = asks({ ...evaluation, always: [], alternatives: [other] }, s, t, family) ? YES : NO;
        answers.set(now, then, ports, 0, answer);
      }
      if (answer === YES) return true;
    }
    return false;
  };
  const asks = (about: Evaluation, s: number, t: number, family: Family): boolean => {
    const [source, target] = [ends[s], ends[t]];
    if (source === undefined || target === undefined) return false;
    const [from, to] = [endOfUnit(evaluation.compiled, source), endOfUnit(evaluation.compiled, target)];
    if (from === undefined || to === undefined) return false;
    return assumptionsOf(about, from, to, family, askedAt(target)).length > 0;
  };
  const addOdd = (s: number, t: number, found: Set<Assumption>) => {
    const [source, target] = [ends[s], ends[t]];
    if (source === undefined || target === undefined) return;
    const part = judgeUnit(evaluation, source, target, askedAt(target));
    for (const { source: from, destination: to, families } of part?.groups ?? []) {
      for (const family of families) {
        for (const one of assumptionsOf(evaluation, from, to, family, part?.asked ?? askedAt(target))) found.add(one);
      }
    }
  };
  const mayBeNobody = (code: number) => code !== NO_FAMILY && isNobody(evaluation.compiled, FAMILIES_OF[code] ?? []);
  return {
    of(source, target) {
      const found = new Set(always);
      const [sFrom, sTo] = [starts[source] ?? 0, starts[source + 1] ?? 0];
      const [tFrom, tTo] = [starts[target] ?? 0, starts[target + 1] ?? 0];
      const isWithAnyone = ends[sFrom]?.kind === "anyone" || ends[tFrom]?.kind === "anyone";
      const codeOf = (s: number, t: number) => {
        const code = s === t ? ODD : (familiesBetween[(codes[s] ?? 0) * 8 + (codes[t] ?? 0)] ?? ODD);
        return isWithAnyone && mayBeNobody(code) ? ODD : code;
      };
      for (let s = sFrom; s < sTo; s++) {
        for (let t = tFrom; t < tTo; t++) if (codeOf(s, t) === ODD) addOdd(s, t, found);
      }
      for (const other of others) {
        if (found.has(other.assumption)) continue;
        const isSomeTarget = other.own.differsTo(tFrom, tTo, "ingress", source);
        search: for (let s = sFrom; s < sTo; s++) {
          const isOther = other.own.differsTo(s, s + 1, "egress", target);
          if (!isOther && !isSomeTarget) continue;
          for (let t = tFrom; t < tTo; t++) {
            if (!isOther && !other.own.differsTo(t, t + 1, "ingress", source)) continue;
            const code = codeOf(s, t);
            if (code === ODD || code === NO_FAMILY || !differs(other, s, t, code)) continue;
            found.add(other.assumption);
            break search;
          }
        }
      }
      return [...found].sort();
    },
    hasRowsOf(end, direction, former, formerEnd) {
      const from = starts[end] ?? 0;
      const shift = (former.units.starts[formerEnd] ?? 0) - from;
      for (let unit = from; unit < (starts[end + 1] ?? 0); unit++) {
        for (const family of FAMILIES_OF[codes[unit] ?? 0] ?? []) {
          for (const [position, { own }] of others.entries()) {
            const row = own.rowOf(unit, direction, family);
            if (row !== former.rowOf(position, unit + shift, direction, family)) return false;
          }
        }
      }
      return true;
    },
    rowOf: (position, unit, direction, family) => others[position]?.own.rowOf(unit, direction, family),
    units,
  };
}

const NO = 1;
const YES = 2;

/** The rows of units under another answer, made when they are asked for. */
function createOtherRows(table: SideTable, { ends, starts, codes, indices, sides }: PairUnits, pool: PortSetPool) {
  type Rows = Record<Family, (CellRow | undefined)[]>;
  const known: Record<Direction, Rows> = { egress: { 4: [], 6: [] }, ingress: { 4: [], 6: [] } };
  const differing: Record<Direction, (Uint8Array | undefined)[]> = { egress: [], ingress: [] };
  const rowOf = (unit: number, direction: Direction, family: Family): CellRow => {
    const rows = known[direction][family];
    const found = rows[unit];
    if (found !== undefined) return found;
    const own = sides[direction].rows[family][unit] ?? NO_CELLS;
    const end = ends[unit];
    const endpointClass = end?.kind === "workload" ? end.members[0]?.endpointClass : undefined;
    const row = endpointClass === undefined ? null : table.rowOf(endpointClass, direction, family);
    const cells = row === null ? own : sameCells(cellsOf(row, pool), own);
    rows[unit] = cells;
    return cells;
  };
  const findDiffering = (unit: number, direction: Direction): Uint8Array => {
    let all: Uint8Array = NOWHERE;
    for (const family of FAMILIES_OF[codes[unit] ?? 0] ?? []) {
      const found = differingEnds(
        sides[direction].rows[family][unit] ?? NO_CELLS,
        rowOf(unit, direction, family),
        starts,
        indices,
      );
      all = all.length === 0 ? found : found.length === 0 ? all : all.map((is, end) => is | (found[end] ?? 0));
    }
    differing[direction][unit] = all;
    return all;
  };
  return {
    rowOf,
    /** Whether one of some units has another cell for a unit of an end than the evaluation gives it. */
    differsTo(from: number, to: number, direction: Direction, end: number): boolean {
      const known = differing[direction];
      for (let unit = from; unit < to; unit++) {
        if ((known[unit] ?? findDiffering(unit, direction))[end] === 1) return true;
      }
      return false;
    },
  };
}

/** The ends that have a unit for which two rows have different cells, by their positions; empty where the rows are one. */
function differingEnds(own: CellRow, other: CellRow, starts: Int32Array, indices: Int32Array): Uint8Array {
  if (own === other) return NOWHERE;
  const known = differingTo.get(other);
  if (known !== undefined && known.own === own && known.starts === starts && known.indices === indices) {
    return known.found;
  }
  const found = new Uint8Array(Math.max(0, starts.length - 1));
  for (let end = 0; end < found.length; end++) {
    const to = starts[end + 1] ?? 0;
    for (let unit = starts[end] ?? 0; unit < to; unit++) {
      const index = indices[unit] ?? 0;
      if (own[index] !== other[index]) found[end] = 1;
    }
  }
  differingTo.set(other, { own, starts, indices, found });
  return found;
}

const NOWHERE = new Uint8Array(0);

/** Rows, and mostly units, stay the same objects over many edits. */
const differingTo = new WeakMap<
  CellRow,
  { readonly own: CellRow; readonly starts: Int32Array; readonly indices: Int32Array; readonly found: Uint8Array }
>();

const NO_CELLS: CellRow = new Uint32Array(0);

/** The own row where the other one says the same, so that they can be compared by identity. */
function sameCells(cells: CellRow, own: CellRow): CellRow {
  if (cells === own || cells.length !== own.length) return cells;
  const known = compared.get(cells);
  if (known !== undefined && known.own === own) return known.answer;
  const answer = cells.every((cell, i) => cell === own[i]) ? own : cells;
  compared.set(cells, { own, answer });
  return answer;
}

/** Rows stay the same objects over many edits. */
const compared = new WeakMap<CellRow, { readonly own: CellRow; readonly answer: CellRow }>();
