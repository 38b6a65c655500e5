import type { Evaluation } from "../../policy/evaluation";
import type { ChangedPorts } from "../diff/changed-ports";
import type { DiffEnd } from "../diff/diff-ports";
import { type EndGroup, endsByGroup, type GroupedEnds, groupEnds } from "../diff/end-groups";
import type { FollowedEnds } from "./followed-ends";
import type { OutsideEnd } from "./outside-through";

type PodsEnd = Extract<DiffEnd, { readonly kind: "pods" }>;
type Kind = "opened" | "closed";

/** Connections that changed alike: between workloads that are alike at every moment, or of those with the outside. */
export type ChangedBlock<Part> = {
  readonly kind: Kind;
  readonly part: Part;
  /** How many connections it is. */
  readonly count: number;
} /** Of every source with every target but itself. */ & (
  | { readonly between: "workloads"; readonly sources: readonly PodsEnd[]; readonly targets: readonly PodsEnd[] }
  /** Among the pods of each workload. */
  | { readonly between: "own pods"; readonly sources: readonly PodsEnd[] }
  /** Of each workload with the same addresses. */
  | {
      readonly between: "outside";
      readonly pods: readonly PodsEnd[];
      /** Whether the addresses are the source. */
      readonly isFrom: boolean;
      readonly ranges: readonly OutsideEnd[];
    }
);

/** What is asked of each couple of ends that stands for a block. */
export interface PartedChange<Part> {
  /** Ports that changed, in parts that are told apart; of parts with the same key, ranges outside are told as one. */
  part(kind: Kind, source: DiffEnd, target: DiffEnd, changed: ChangedPorts): readonly Part[];
  keyOf(part: Part): string;
}

/** The ends that are compared. */
export interface ComparedEnds extends Pick<FollowedEnds, "kept" | "keyOf" | "keyWithNodes" | "isEverByNode"> {
  readonly outside: readonly OutsideEnd[];
}

/**
 * Finds what changed between two evaluations: of ten thousand workloads of ten sorts, a hundred couples are compared.
 */
export function changedBlocks<Part>(
  old: Evaluation,
  now: Evaluation,
  { kept, keyOf, keyWithNodes, isEverByNode, outside }: ComparedEnds,
  parted: PartedChange<Part>,
  onProgress: () => void,
): readonly ChangedBlock<Part>[] {
  const grouped = groupEnds(old, now, [...kept, ...outside]);
  const podGroups = endsByGroup(kept, grouped);
  const touchedTargets = new Map([...podGroups].filter(([group]) => group.touched.isTarget));
  const subgroupsOf = rememberSubgroups(podGroups, keyOf);
  const onNodesOf = rememberSubgroups(podGroups, keyWithNodes);
  const byNode = new Set([...podGroups].flatMap(([group, ends]) => (ends.some(isEverByNode) ? group : [])));
  const blocks: ChangedBlock<Part>[] = [];
  const partsOf = (source: DiffEnd, target: DiffEnd, kind: Kind) =>
    grouped.between(source, target)[kind].flatMap((changed) => parted.part(kind, source, target, changed));
  for (const [group, sources] of podGroups) {
    onProgress();
    for (const [other, targets] of group.touched.isSource ? podGroups : touchedTargets) {
      if (!mayDiffer(grouped, group, sources, other, targets)) continue;
      const partedOf = byNode.has(group) || byNode.has(other) ? onNodesOf : subgroupsOf;
      for (const from of partedOf(group)) for (const to of partedOf(other)) addBetween(blocks, from, to, partsOf);
    }
    addOutside(blocks, { group, sources, outside, subgroups: () => subgroupsOf(group) }, grouped, parted, partsOf);
  }
  return blocks;
}

type PartsOf<Part> = (source: DiffEnd, target: DiffEnd, kind: Kind) => readonly Part[];

const KINDS: readonly Kind[] = ["opened", "closed"];

/** A look at one couple of two groups, so that only where something changed they are parted further. */
function mayDiffer(
  { between }: GroupedEnds,
  group: EndGroup,
  [source, next]: readonly PodsEnd[],
  other: EndGroup,
  [target]: readonly PodsEnd[],
): boolean {
  if (group.isByNode || other.isByNode || source === undefined || target === undefined) return true;
  const differs = (to: PodsEnd) => KINDS.some((kind) => between(source, to)[kind].length > 0);
  return differs(target) || (group === other && next !== undefined && differs(next));
}

function addBetween<Part>(
  blocks: ChangedBlock<Part>[],
  sources: readonly PodsEnd[],
  targets: readonly PodsEnd[],
  partsOf: PartsOf<Part>,
) {
  const [source] = sources;
  const isSame = sources === targets;
  const [target] = isSame ? sources.slice(1) : targets;
  for (const kind of KINDS) {
    if (isSame && source !== undefined)
      for (const part of partsOf(source, source, kind))
        blocks.push({ kind, part, count: sources.length, between: "own pods", sources });
    if (source === undefined || target === undefined) continue;
    const count = sources.length * (isSame ? sources.length - 1 : targets.length);
    for (const part of partsOf(source, target, kind))
      blocks.push({ kind, part, count, between: "workloads", sources, targets });
  }
}

interface WithOutside {
  readonly group: EndGroup;
  readonly sources: readonly PodsEnd[];
  readonly outside: readonly OutsideEnd[];
  readonly subgroups: () => readonly (readonly PodsEnd[])[];
}

/** Ranges whose parts have the same words are one block. */
function addOutside<Part>(
  blocks: ChangedBlock<Part>[],
  { group, sources: [first], outside, subgroups }: WithOutside,
  { between }: GroupedEnds,
  { keyOf }: PartedChange<Part>,
  partsOf: PartsOf<Part>,
) {
  if (first === undefined) return;
  for (const isFrom of [true, false]) {
    // The policies of a pod judge both ways; addresses have none.
    if (!(isFrom ? group.touched.isTarget : group.touched.isSource)) continue;
    for (const kind of KINDS) {
      const changed = outside.filter(
        (range) => (isFrom ? between(range, first) : between(first, range))[kind].length > 0,
      );
      if (changed.length === 0) continue;
      for (const pods of subgroups()) {
        const [pod] = pods;
        if (pod === undefined) continue;
        const found = new Map<string, { readonly part: Part; readonly ranges: OutsideEnd[] }>();
        for (const range of changed) {
          for (const part of isFrom ? partsOf(range, pod, kind) : partsOf(pod, range, kind)) {
            const key = keyOf(part);
            const known = found.get(key) ?? { part, ranges: [] };
            found.set(key, known);
            known.ranges.push(range);
          }
        }
        for (const { part, ranges } of found.values())
          blocks.push({ kind, part, count: pods.length, between: "outside", pods, isFrom, ranges });
      }
    }
  }
}

/** Ends of a group may have differed between: those that never did stand together. The same arrays for the same group. */
function rememberSubgroups(groups: ReadonlyMap<EndGroup, readonly PodsEnd[]>, keyOf: (end: PodsEnd) => string) {
  const known = new Map<EndGroup, readonly (readonly PodsEnd[])[]>();
  return (group: EndGroup): readonly (readonly PodsEnd[])[] => {
    const found = known.get(group);
    if (found !== undefined) return found;
    const parts = new Map<string, PodsEnd[]>();
    for (const end of groups.get(group) ?? []) {
      const key = keyOf(end);
      const alike = parts.get(key);
      if (alike === undefined) parts.set(key, [end]);
      else alike.push(end);
    }
    const made = [...parts.values()];
    known.set(group, made);
    return made;
  };
}
