import type { EffectLine, EffectList } from "./edit-effects";
import type { ChangedPorts } from "./insight/diff/changed-ports";
import type { DiffEnd } from "./insight/diff/diff-ports";
import { portWords, rangesInWords } from "./insight/diff/effect-words";
import { type EndGroup, endsByGroup } from "./insight/diff/end-groups";
import type { AddressRange } from "./net/cidr";
import type { Family } from "./net/ip-address";
import type { Progress, Steps } from "./steps";

type Pods = Extract<DiffEnd, { readonly kind: "pods" }>;
type Outside = Extract<DiffEnd, { readonly kind: "range" }>;

/** Connections to be listed: those among some workloads, or of theirs with others, and those with addresses outside. */
export interface ListedEnds {
  readonly pods: readonly Pods[];
  /** Null: among `pods`; else from them to these and back. */
  readonly others: readonly Pods[] | null;
  readonly outside: readonly Outside[];
}

/** How changes are looked up. */
export interface ListedChanges {
  between(source: DiffEnd, target: DiffEnd): readonly ChangedPorts[];
  groupOf(end: DiffEnd): EndGroup;
  /** Families of addresses that pods have before or after. */
  familiesOf(end: Pods): ReadonlySet<Family>;
}

/** More connections are only counted. */
const MOST_EFFECTS = 100;

/**
 * Counts the connections that changed, and names the first of them. Between two groups of workloads all are counted at
 * once: a default deny for ten thousand workloads closes more than anybody could list.
 */
export function* listChanges({ pods, others, outside }: ListedEnds, changes: ListedChanges): Steps<EffectList> {
  const list: GrowingList = { count: 0, lines: [] };
  if (others === null) yield* addBetween(list, pods, pods, changes);
  else {
    yield* addBetween(list, pods, others, changes);
    yield* addBetween(list, others, pods, changes);
  }
  yield* addOutside(list, pods, outside, true, changes);
  yield* addOutside(list, pods, outside, false, changes);
  return list;
}

/** There is one for each group of workloads. */
const STEP: Progress = { stage: "judging", done: 0, total: 0 };

interface GrowingList extends EffectList {
  count: number;
  outside?: number;
  readonly lines: EffectLine[];
}

function* addBetween(
  list: GrowingList,
  from: readonly Pods[],
  to: readonly Pods[],
  changes: ListedChanges,
): Steps<void> {
  const touched = to.filter((target) => changes.groupOf(target).touched.isTarget);
  const targets = endsByGroup(to, changes);
  const touchedTargets = endsByGroup(touched, changes);
  const changed = new Set<EndGroup>();
  for (const [group, sources] of endsByGroup(from, changes)) {
    yield STEP;
    let count = 0;
    for (const [other, ends] of group.touched.isSource ? targets : touchedTargets)
      count += countBetween(sources, ends, group.isByNode || other.isByNode, changes);
    if (count > 0) changed.add(group);
    list.count += count;
  }
  for (const source of from) {
    const group = changes.groupOf(source);
    if (!changed.has(group)) continue;
    for (const target of group.touched.isSource ? to : touched) {
      if (list.lines.length >= MOST_EFFECTS) return;
      for (const ports of changes.between(source, target)) addLine(list, source.id, target.id, portWords(ports));
    }
  }
}

/** Pairs of ends of two groups, or of one, that changed: a line of its own for each family that differs from the other. */
function countBetween(
  sources: readonly Pods[],
  targets: readonly Pods[],
  isOneByOne: boolean,
  { between }: ListedChanges,
): number {
  const count = (source: Pods, target: Pods) => between(source, target).length;
  if (isOneByOne) {
    const counts = sources.flatMap((source) => targets.map((target) => count(source, target)));
    return counts.reduce((sum, one) => sum + one, 0);
  }
  const [source, target] = [sources[0], targets[0]];
  if (source === undefined || target === undefined) return 0;
  if (source !== target) return sources.length * targets.length * count(source, target);
  const [, next] = sources;
  const withOthers = next === undefined ? 0 : sources.length * (sources.length - 1) * count(source, next);
  return withOthers + sources.length * count(source, source);
}

/** Ranges with the same words are one line. */
function* addOutside(
  list: GrowingList,
  pods: readonly Pods[],
  outside: readonly Outside[],
  isTarget: boolean,
  changes: ListedChanges,
): Steps<void> {
  const linesOf = new Map<EndGroup, ReadonlyMap<string, readonly AddressRange[]>>();
  const isTouched = ({ touched }: EndGroup, as: "source" | "target") =>
    as === "source" ? touched.isSource : touched.isTarget;
  const touchedOutside = outside.filter((range) => isTouched(changes.groupOf(range), isTarget ? "target" : "source"));
  for (const [group, ends] of endsByGroup(pods, changes)) {
    yield STEP;
    const [first] = ends;
    if (first === undefined) continue;
    const lines = new Map<string, AddressRange[]>();
    for (const range of isTouched(group, isTarget ? "source" : "target") ? outside : touchedOutside) {
      for (const ports of isTarget ? changes.between(first, range) : changes.between(range, first)) {
        const words = portWords(ports);
        const known = lines.get(words);
        if (known === undefined) lines.set(words, [...range.ranges]);
        else known.push(...range.ranges);
      }
    }
    linesOf.set(group, lines);
    const count = lines.size * ends.length;
    list.count += count;
    if (count > 0) list.outside = (list.outside ?? 0) + count;
  }
  const seen = new Set(outside.map(({ family }) => family));
  const familiesIn = (end: Pods) => new Set([...changes.familiesOf(end)].filter((family) => seen.has(family)));
  for (const end of pods) {
    for (const [words, ranges] of linesOf.get(changes.groupOf(end)) ?? []) {
      if (list.lines.length >= MOST_EFFECTS) return;
      const named = rangesInWords(ranges, familiesIn(end));
      addLine(list, isTarget ? end.id : named, isTarget ? named : end.id, words);
    }
  }
}

function addLine({ lines }: GrowingList, source: string, target: string, ports: string) {
  if (lines.length < MOST_EFFECTS) lines.push({ source, target, ports });
}
