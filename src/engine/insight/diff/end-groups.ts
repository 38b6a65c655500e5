import type { Evaluation } from "../../policy/evaluation";
import { isNodeLike } from "../../policy/side-rows";
import type { ClassMembers } from "../pair-groups";
import { alikeKey } from "./alike-key";
import { changesBetween, type PortChanges } from "./changed-ports";
import type { DiffEnd } from "./diff-ports";
import { findTouchedEnds } from "./touched-ends";

/** Ends that a comparison does not tell apart: before and now they have pods of the same classes. */
export interface EndGroup {
  readonly ends: readonly DiffEnd[];
  /** Whether what leaves them, and what they let in, can have changed; see {@link findTouchedEnds}. */
  readonly touched: { readonly isSource: boolean; readonly isTarget: boolean };
  /** Pods that act as their node: what they have with others depends on where each of those runs. */
  readonly isByNode: boolean;
}

/** The ends of a comparison, in groups. */
export interface GroupedEnds {
  /** In the order of their first ends. A range is a group of its own. */
  readonly groups: readonly EndGroup[];
  groupOf(end: DiffEnd): EndGroup;
  /** What changed from one end to another, or between the pods of one; found out once for ends of the same groups. */
  between(source: DiffEnd, target: DiffEnd): PortChanges;
}

/**
 * Takes ends together that behave alike: of ten thousand pods with ten sorts of labels, ten times ten pairs are compared.
 * Where a change cannot have to do with a pair (see {@link findTouchedEnds}), it is not compared at all.
 */
export function groupEnds(old: Evaluation, now: Evaluation, ends: Iterable<DiffEnd>): GroupedEnds {
  const { isTouchedSource, isTouchedTarget } = findTouchedEnds(old, now);
  const groups = new Map<string, MadeGroup>();
  const byEnd = new Map<DiffEnd, MadeGroup>();
  for (const end of ends) {
    const isByNode = isJudgedByNode(old, now, end);
    const touched = { isSource: isTouchedSource(end), isTarget: isTouchedTarget(end) };
    const isAlone = isByNode || end.kind === "range";
    const key = isAlone ? `${byEnd.size}` : `${touched.isSource} ${touched.isTarget} ${alikeKey(end)}`;
    const group: MadeGroup = groups.get(key) ?? { ends: [], isByNode, touched, changes: new Map(), within: null };
    groups.set(key, group);
    group.ends.push(end);
    byEnd.set(end, group);
  }
  const groupOf = (end: DiffEnd): MadeGroup => {
    const group = byEnd.get(end);
    if (group === undefined) throw new Error("an end is compared that is in no group");
    return group;
  };
  return {
    groups: [...groups.values()],
    groupOf,
    between(source, target) {
      const [from, to] = [groupOf(source), groupOf(target)];
      if (!from.touched.isSource && !to.touched.isTarget) return UNCHANGED;
      if (source === target) {
        from.within ??= changesBetween(old, now, source, target);
        return from.within;
      }
      if (from.isByNode || to.isByNode) return changesBetween(old, now, source, target);
      const known = from.changes.get(to);
      if (known !== undefined) return known;
      const made = changesBetween(old, now, source, target);
      from.changes.set(to, made);
      return made;
    },
  };
}

const UNCHANGED: PortChanges = { opened: [], closed: [] };

interface MadeGroup extends EndGroup {
  readonly ends: DiffEnd[];
  /** To ends of other groups, and to other ends of the same one, as far as they were asked for. */
  readonly changes: Map<EndGroup, PortChanges>;
  /** Between the pods of one end. */
  within: PortChanges | null;
}

function isJudgedByNode(old: Evaluation, now: Evaluation, end: DiffEnd): boolean {
  if (end.kind === "range") return false;
  const isAny = (members: readonly ClassMembers[], { profile }: Evaluation) =>
    members.some(({ endpointClass }) => isNodeLike(endpointClass, profile));
  return isAny(end.old, old) || isAny(end.now, now);
}

/** Ends by their groups, both in the order in which they come. */
export function endsByGroup<End extends DiffEnd>(
  ends: readonly End[],
  { groupOf }: Pick<GroupedEnds, "groupOf">,
): ReadonlyMap<EndGroup, readonly End[]> {
  const groups = new Map<EndGroup, End[]>();
  for (const end of ends) {
    const group = groupOf(end);
    const known = groups.get(group);
    if (known === undefined) groups.set(group, [end]);
    else known.push(end);
  }
  return groups;
}
