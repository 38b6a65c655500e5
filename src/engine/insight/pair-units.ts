import { familiesOf } from "../cluster/pod-address";
import type { Family } from "../net/ip-address";
import type { PortSet } from "../net/port-set";
import type { Direction, IsolatingSet } from "../policy/compile-policies";
import type { Evaluation } from "../policy/evaluation";
import { anyoneEnd } from "../policy/pair-ends";
import type { PortSetPool } from "../policy/port-set-pool";
import { indexOfEnd, type SideRow } from "../policy/side-rows";
import type { PictureEnd } from "./picture-ends";
import { sumsOf } from "./pod-pairs-print";
import type { AskedEnd } from "./probe";

/**
 * Everything that is judged in pairs, as columns of numbers: the workloads of all ends, ranges and *anyone*, in the order
 * of the ends. Pairs of most of them are judged by looking their numbers up; the others are *odd* and judged one by one.
 */
export interface PairUnits {
  readonly ends: readonly AskedEnd[];
  /** Of each end of the picture its first unit; one more for the end. The same object while nothing moved, too. */
  readonly starts: Int32Array;
  /** What families a unit has, or {@link ODD}; see {@link familiesBetween}. */
  readonly codes: Uint8Array;
  /** Where it stands in a row. The same object as in the units before while nothing moved. */
  readonly indices: Int32Array;
  readonly pods: Float64Array;
  readonly sourcePrints: Float64Array;
  readonly targetPrints: Float64Array;
  /** Numbers of the ports that are asked about at it. */
  readonly asked: Int32Array;
  readonly sides: Readonly<Record<Direction, UnitSides>>;
}

/** What the policies of one direction say of each unit. */
export interface UnitSides {
  /** By family; the row where nobody isolates it. */
  readonly rows: Readonly<Record<Family, readonly CellRow[]>>;
  /** The policies that isolate it; null for odd ones, and where none does. */
  readonly sets: readonly (IsolatingSet | null)[];
}

/** One number for each other end: equal numbers let the same through. */
export type CellRow = Uint32Array;

/** A unit of several classes, on the host network, or without address. */
export const ODD = 0;
const RANGE: Readonly<Record<Family, number>> = { 4: 5, 6: 6 };
const ANYONE = 7;
/** In the place of a cell: nobody isolates the side. */
export const OPEN = 2 ** 30;

/** The families in which pairs are judged, by the codes of two units (`source * 8 + target`), as a code: 0 odd, 1 to 4, 255 none. */
export const familiesBetween: Uint8Array = new Uint8Array(64);
export const NO_FAMILY = 255;
/** What the codes 1 to 4 stand for. */
export const FAMILIES_OF: readonly (readonly Family[])[] = [[], [4], [6], [4, 6], [6, 4]];

for (let source = 0; source < 8; source++) {
  for (let target = 0; target < 8; target++) familiesBetween[source * 8 + target] = codeBetween(source, target);
}

function codeBetween(source: number, target: number): number {
  if (source === ODD || target === ODD) return ODD;
  if (source > 4) return target > 4 ? NO_FAMILY : codeBetween(target, source);
  if (target === ANYONE) return source;
  const others = target > 4 ? [target === RANGE[4] ? 4 : 6] : FAMILIES_OF[target];
  const shared = FAMILIES_OF[source]?.filter((family) => others?.includes(family)) ?? [];
  return shared.length === 0 ? NO_FAMILY : codeOf(shared);
}

function codeOf(families: readonly Family[]): number {
  return FAMILIES_OF.findIndex((known) => known.length > 0 && known.join() === families.join());
}

/**
 * Lists the units of ends.
 *
 * @param askedNumber - of the ports that are asked about at a unit
 * @param former - the units before; null: there were none
 */
export function listUnits(
  evaluation: Evaluation,
  ends: readonly PictureEnd[],
  askedAt: (end: AskedEnd) => PortSet,
  askedNumber: (ports: PortSet) => number,
  former: PairUnits | null,
): PairUnits {
  const units = ends.flatMap((end): readonly AskedEnd[] => (end.kind === "namespace" ? end.parts : [end]));
  const count = units.length;
  const { compiled } = evaluation;
  const last = Math.max(compiled.table.classes.length, indexOfEnd(compiled, anyoneEnd(compiled)));
  const open = new Uint32Array(last + 1).fill(OPEN);
  const codes = new Uint8Array(count);
  const indices = new Int32Array(count);
  const pods = new Float64Array(count).fill(1);
  const sourcePrints = new Float64Array(count);
  const targetPrints = new Float64Array(count);
  const asked = new Int32Array(count);
  const sides = { egress: noSides(count, open), ingress: noSides(count, open) };
  const known = new Map<PortSet, number>();
  const numberOf = (ports: PortSet) => {
    const number = known.get(ports) ?? askedNumber(ports);
    known.set(ports, number);
    return number;
  };
  for (const [i, end] of units.entries()) {
    const ports = askedAt(end);
    asked[i] = numberOf(ports);
    if (end.kind !== "workload") {
      const isRange = end.kind === "range";
      codes[i] = isRange ? RANGE[compiled.space.groups[end.group]?.family ?? 4] : ANYONE;
      indices[i] = indexOfEnd(compiled, isRange ? { kind: "external", group: end.group } : anyoneEnd(compiled));
    }
    const only = end.kind === "workload" && end.members.length === 1 ? end.members[0] : null;
    const first = only?.pods[0];
    if (only === undefined || (end.kind === "workload" && first === undefined)) continue;
    const { asSource, asTarget } = sumsOf(only, end.id);
    sourcePrints[i] = asSource;
    targetPrints[i] = asTarget;
    if (only === null || first === undefined) continue;
    const { endpointClass } = only;
    if (endpointClass.hostNetwork) continue;
    const families = familiesOf(first, compiled.cluster);
    if (families.length === 0) continue;
    codes[i] = codeOf(families);
    indices[i] = endpointClass.index;
    pods[i] = only.pods.length;
    for (const direction of ["egress", "ingress"] as const) {
      sides[direction].sets[i] = evaluation.profile.enforced ? compiled.isolating(endpointClass, direction) : null;
      for (const family of families) {
        const row = evaluation.sides.rowOf(endpointClass, direction, family);
        if (row !== null) sides[direction].rows[family][i] = cellsOf(row, evaluation.pool);
      }
    }
  }
  const starts = startsOf(ends);
  // what becomes odd, or ceases to be, keeps its index and stands in no row any more, or in one again
  const isMoved =
    former === null ||
    !isSameOrder(former.indices, indices) ||
    !isSameOrder(former.starts, starts) ||
    !isSameOrder(former.codes, codes);
  const order = isMoved ? { starts, indices } : { starts: former.starts, indices: former.indices };
  return { ends: units, ...order, codes, pods, sourcePrints, targetPrints, asked, sides };
}

function isSameOrder(a: Int32Array | Uint8Array, b: Int32Array | Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

function noSides(count: number, open: CellRow) {
  const rows = () => new Array<CellRow>(count).fill(open);
  return { rows: { 4: rows(), 6: rows() }, sets: new Array<IsolatingSet | null>(count).fill(null) };
}

function startsOf(ends: readonly PictureEnd[]): Int32Array {
  const starts = new Int32Array(ends.length + 1);
  let next = 0;
  for (const [i, end] of ends.entries()) {
    starts[i] = next;
    next += end.kind === "namespace" ? end.parts.length : 1;
  }
  starts[ends.length] = next;
  return starts;
}

/** A row of an own table or of an alternative, as cells. Numbers are those of port sets, beyond them what is not sure. */
export function cellsOf({ sure, possible }: SideRow, pool: PortSetPool): CellRow {
  if (sure === possible) return sure;
  const known = unsure.get(possible);
  if (known !== undefined) return known;
  const couples = couplesOf.get(pool) ?? new Map<number, number>();
  couplesOf.set(pool, couples);
  const cells = sure.map((id, i) => {
    const other = possible[i] ?? id;
    return other === id ? id : unsureCell(couples, id, other);
  });
  unsure.set(possible, cells);
  return cells;
}

const unsure = new WeakMap<Uint32Array, CellRow>();

/** Numbers couples of port sets by their ids; ids of one pool are below 2^26. */
function unsureCell(couples: Map<number, number>, sure: number, possible: number): number {
  const key = sure * 2 ** 26 + possible;
  const known = couples.get(key) ?? 2 ** 27 + couples.size;
  couples.set(key, known);
  return known;
}

/** They go with their pool, when another scenario is opened. */
const couplesOf = new WeakMap<PortSetPool, Map<number, number>>();
