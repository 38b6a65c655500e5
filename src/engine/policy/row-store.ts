import type { Family } from "../net/ip-address";
import type { PresumedPlace } from "./address-views";
import type { CompiledPolicies, Direction, IsolatingSet } from "./compile-policies";
import type { EndpointClass } from "./endpoint-classes";
import type { PortSetPool } from "./port-set-pool";
import type { Profile } from "./profile";
import { cellOfClass } from "./row-cell";
import { createRowContext, isNodeLike, type RowContext } from "./row-context";
import { createRulePortIds } from "./rule-port-ids";
import type { PodPortNames } from "./rule-ports";
import { isSameCells, makeSideRow, type SideRow } from "./side-rows";

/** Rows of one profile, kept from one evaluation to the next. */
export interface RowStore {
  /** Rows of a cluster and its policies, of which nothing was asked yet. */
  rowsFor(compiled: CompiledPolicies): Rows;
}

/** Finds the row of a class; null where no policy isolates it. */
export type Rows = (subject: EndpointClass, direction: Direction, family: Family) => SideRow | null;

interface KeptRow {
  readonly row: SideRow;
  /** The version of the table of classes for which it holds. */
  readonly version: number;
}

/** Rows of one set: by port names where its rules look some up on the subject. */
type RowsOfSet = Map<PodPortNames | null, KeptRow>;

type KeptRows = Readonly<Record<Family, Map<IsolatingSet, RowsOfSet>>>;

/**
 * Makes an empty store.
 *
 * @param profile - does not leave open how hostNetwork pods are seen
 */
export function createRowStore(profile: Profile, presumed: PresumedPlace, pool: PortSetPool): RowStore {
  let portsOf = createRulePortIds(pool, profile.endPort);
  let kept: KeptRows = { 4: new Map(), 6: new Map() };
  let known = noRows();
  let last: CompiledPolicies | null = null;
  return {
    rowsFor(compiled) {
      if (last === null || !isComparable(last, compiled)) {
        kept = { 4: new Map(), 6: new Map() };
        known = noRows();
        portsOf = createRulePortIds(pool, profile.endPort, countRules(compiled));
      } else if (last !== compiled) kept = { 4: ofSets(compiled.sets, kept[4]), 6: ofSets(compiled.sets, kept[6]) };
      last = compiled;
      const before = known;
      known = noRows();
      return findRows(createRowContext(compiled, profile, presumed, pool, portsOf), kept, before, known);
    },
  };
}

function countRules({ policies }: CompiledPolicies): number {
  return policies.reduce((sum, { ingress, egress }) => sum + ingress.length + egress.length, 1000);
}

/** Rows of sets that still exist. */
function ofSets(sets: readonly IsolatingSet[], kept: ReadonlyMap<IsolatingSet, RowsOfSet>) {
  return new Map(
    sets.flatMap((set) => {
      const rows = kept.get(set);
      return rows === undefined ? [] : [[set, rows] as const];
    }),
  );
}

/** Whether rows of the one can be rows of the other. */
function isComparable(a: CompiledPolicies, b: CompiledPolicies): boolean {
  const families = [a, b].map(({ cluster }) => cluster.presumedFamilies.join());
  return a.space === b.space && a.table.lineage === b.table.lineage && families[0] === families[1];
}

/** Rows by the index of their class. */
type KnownRows = Record<Direction, Record<Family, (SideRow | null)[]>>;

function noRows(): KnownRows {
  return { egress: { 4: [], 6: [] }, ingress: { 4: [], 6: [] } };
}

/** @param earlier - those of the evaluation before: one that a changed set still comes to is taken again */
function findRows(context: RowContext, kept: KeptRows, earlier: KnownRows, known: KnownRows): Rows {
  const { compiled, profile, portsOf } = context;
  const find: Rows = (subject, direction, family) => {
    if (!profile.enforced || isNodeLike(subject, profile)) return null;
    const set = compiled.isolating(subject, direction);
    if (set === null) return null;
    const rows = kept[family].get(set) ?? new Map<PodPortNames | null, KeptRow>();
    kept[family].set(set, rows);
    // an egress row does not look at its subject; an ingress row looks up port names on it
    const names = looksUpNames(set, portsOf) ? subject.portNames : null;
    const { lineage, version } = compiled.table;
    const before = rows.get(names);
    const changed = before === undefined ? null : lineage.changedBetween(before.version, version);
    const row =
      before === undefined || changed === null
        ? sameOr(earlier[direction][family][subject.index], makeSideRow(context, set, subject, family))
        : withChanged(before.row, changed, context, set, subject, family);
    // a table that is older than what is kept leaves it as it is
    if (before === undefined || before.version < version) rows.set(names, { row, version });
    return row;
  };
  return (subject, direction, family) => {
    const rows = known[direction][family];
    const row = rows[subject.index];
    if (row !== undefined) return row;
    const found = find(subject, direction, family);
    rows[subject.index] = found;
    return found;
  };
}

function sameOr(earlier: SideRow | null | undefined, made: SideRow): SideRow {
  if (earlier == null || (made.sure === made.possible) !== (earlier.sure === earlier.possible)) return made;
  const isSame = isSameCells(made.sure, earlier.sure) && isSameCells(made.possible, earlier.possible);
  return isSame ? earlier : made;
}

function looksUpNames({ direction, rules }: IsolatingSet, portsOf: RowContext["portsOf"]): boolean {
  return direction === "ingress" && rules.some(({ rule }) => portsOf(rule).hasNames);
}

/** The row with the cells of classes that changed made again; the same object where they come to the same. */
function withChanged(
  row: SideRow,
  changed: readonly number[],
  context: RowContext,
  set: IsolatingSet,
  subject: EndpointClass,
  family: Family,
): SideRow {
  let { sure, possible } = row;
  for (const index of changed) {
    const other = context.compiled.table.classes[index];
    if (other === undefined) continue;
    const cell = cellOfClass(context, set, subject, family, other);
    if (sure[index] === cell.sure && possible[index] === cell.possible) continue;
    if (sure === row.sure) {
      sure = row.sure.slice();
      possible = row.possible === row.sure && cell.sure === cell.possible ? sure : row.possible.slice();
    }
    if (possible === sure && cell.sure !== cell.possible) possible = sure.slice();
    sure[index] = cell.sure;
    possible[index] = cell.possible;
  }
  return sure === row.sure ? row : { sure, possible };
}
