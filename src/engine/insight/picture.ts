import type { Service } from "../kube/objects";
import { type AddressRange, firstAddress } from "../net/cidr";
import type { Family } from "../net/ip-address";
import { ALL_PORTS, isEmptyPortSet, NO_PORTS, type PortSet, unionPorts } from "../net/port-set";
import type { CompiledPolicies } from "../policy/compile-policies";
import type { Evaluation } from "../policy/evaluation";
import { assumptionsOf } from "../policy/explain";
import { anyoneEnd, type End } from "../policy/pair-ends";
import type { Assumption } from "../policy/profile";
import { type ClassMembers, familiesTowards, groupPairs, membersByClass, type PairGroup } from "./pair-groups";
import { judgePair, type PairVerdict } from "./pair-verdict";
import { findPortsThatMatter, type PortsThatMatter } from "./ports-that-matter";

/** What is drawn as one thing: the pods of a workload, addresses that the ipBlocks treat alike, or anyone. */
export type PictureEnd =
  | { readonly kind: "workload"; readonly id: string; readonly members: readonly ClassMembers[] }
  | { readonly kind: "range"; readonly id: string; readonly group: number; readonly ranges: readonly AddressRange[] }
  | { readonly kind: "anyone"; readonly id: "anyone" };

export type PairState = PairVerdict["state"] | "mixed";

/** One direction between two ends, over the ports that matter at the destination. */
export interface PicturePair {
  readonly source: PictureEnd;
  readonly target: PictureEnd;
  readonly state: PairState;
  /** The ports asked about; all where none matter. */
  readonly asked: PortSet;
  /** For the first group of alike pairs: what gets through. */
  readonly verdict: PairVerdict;
  /** The pairs of pods behind it; at least one group, the first stands for all where one is explained. */
  readonly groups: readonly [PairGroup, ...PairGroup[]];
  /** How many pairs of pods there are, and how many of them get something through. */
  readonly pairs: { readonly all: number; readonly through: number };
}

/** What the picture is of, before it is laid out. */
export interface Picture {
  readonly ends: readonly PictureEnd[];
  /** Judges every ordered pair of ends, but outside to outside and a single pod to itself, one at a time. */
  pairs(): Iterable<PicturePair>;
}

/** Lists what is to be drawn and how to judge it. */
export function takePicture(evaluation: Evaluation, services: readonly Service[]): Picture {
  const ends = listEnds(evaluation.compiled);
  return { ends, pairs: () => judgePairs(evaluation, ends, findPortsThatMatter(evaluation.compiled, services)) };
}

function* judgePairs(
  evaluation: Evaluation,
  ends: readonly PictureEnd[],
  matter: PortsThatMatter,
): Generator<PicturePair> {
  const { compiled, profile } = evaluation;
  const allOf = new Map(ends.map((end) => [end, askedOf(compiled, end, matter)]));
  for (const source of ends) {
    if (source.kind !== "workload") continue;
    for (const target of ends) {
      if (target.kind === "workload") {
        const groups = groupPairs(compiled, profile, source.members, target.members);
        const there = joinGroups(evaluation, source, target, groups, allOf.get(target));
        if (there !== null) yield there;
        continue;
      }
      const { outward, inward } = groupOutside(compiled, source.members, target);
      for (const pair of [
        joinGroups(evaluation, source, target, outward, allOf.get(target)),
        joinGroups(evaluation, target, source, inward, allOf.get(source)),
      ]) {
        if (pair !== null && !(pair.state === "denied" && isNobody(compiled, pair))) yield pair;
      }
    }
  }
}

/** Whether ipBlocks name every address that *anyone* could have here, so that a denial concerns nobody. */
function isNobody({ space }: CompiledPolicies, { source, target, groups }: PicturePair): boolean {
  if (source.kind !== "anyone" && target.kind !== "anyone") return false;
  const families = new Set(groups.flatMap((group) => group.families));
  return !space.groups.some(({ family, blocks }) => families.has(family) && blocks.length === 0);
}

/** Pairs of a workload's pods with addresses outside, both ways; none where they share no family. */
function groupOutside(
  compiled: CompiledPolicies,
  members: readonly ClassMembers[],
  outside: Exclude<PictureEnd, { kind: "workload" }>,
): { readonly outward: readonly PairGroup[]; readonly inward: readonly PairGroup[] } {
  const isRange = outside.kind === "range";
  const end: End = isRange ? { kind: "external", group: outside.group } : anyoneEnd(compiled);
  const family = isRange ? (compiled.space.groups[outside.group]?.family ?? null) : null;
  const outward = members.flatMap((member): PairGroup[] => {
    const source = member.ends[0];
    if (source === undefined) return [];
    const families = familiesTowards(compiled.cluster, source.pod, family);
    return families.length === 0 ? [] : [{ source, destination: end, families, count: member.pods.length }];
  });
  return { outward, inward: outward.map((group) => ({ ...group, source: end, destination: group.source })) };
}

/** The ports that matter at an end: of a workload at any of its pods. Empty: all are asked. */
function askedOf(compiled: CompiledPolicies, end: PictureEnd, matter: PortsThatMatter): PortSet {
  switch (end.kind) {
    case "workload":
      return end.members.flatMap(({ pods }) => pods.map(({ id }) => matter.ofPod(id))).reduce(unionPorts, NO_PORTS);
    case "range":
      return matter.ofGroup(end.group);
    case "anyone":
      return matter.ofGroup(compiled.space.groups.length);
  }
}

function listEnds(compiled: CompiledPolicies): PictureEnd[] {
  const workloads = [...compiled.cluster.workloads.values()].filter(({ pods }) => pods.length > 0);
  const ends: PictureEnd[] = workloads.map(({ id, pods }) => ({
    kind: "workload",
    id,
    members: membersByClass(compiled, pods),
  }));
  for (const [group, { blocks, ranges }] of compiled.space.groups.entries()) {
    const first = ranges[0];
    // no two groups share an address, so the first one names the group whatever other blocks come and go
    if (blocks.length > 0 && first !== undefined) {
      ends.push({ kind: "range", id: `range ${firstAddress(first)}`, group, ranges });
    }
  }
  if (workloads.length > 0) ends.push({ kind: "anyone", id: "anyone" });
  return ends;
}

/** One pair of the picture from its groups of alike pairs; null where no pair is judged. */
function joinGroups(
  evaluation: Evaluation,
  source: PictureEnd,
  target: PictureEnd,
  groups: readonly PairGroup[],
  ports: PortSet = ALL_PORTS,
): PicturePair | null {
  const [first, ...rest] = groups.filter(({ families }) => families.length > 0);
  if (first === undefined) return null;
  const asked = isEmptyPortSet(ports) ? ALL_PORTS : ports;
  const judge = (group: PairGroup) => judgePair(evaluation, group.source, group.destination, group.families, asked);
  const verdict = judge(first);
  if (rest.length === 0) {
    const through = isThrough(verdict) ? first.count : 0;
    return {
      source,
      target,
      state: verdict.state,
      asked,
      verdict,
      groups: [first],
      pairs: { all: first.count, through },
    };
  }
  const verdicts = [verdict, ...rest.map(judge)];
  const agree = verdicts.every((other) => looks(other) === looks(verdict));
  const allThrough = verdicts.every(({ state }) => state === "allowed" || state === "open");
  const all = [first, ...rest];
  const sum = (items: readonly PairGroup[]) => items.reduce((total, { count }) => total + count, 0);
  return {
    source,
    target,
    state: agree ? verdict.state : allThrough ? "allowed" : "mixed",
    asked,
    verdict,
    groups: [first, ...rest],
    pairs: { all: sum(all), through: sum(all.filter((_, i) => isThrough(verdicts[i]))) },
  };
}

/** The assumptions of the profile under another value of which a pair would look another way. */
export function assumptionsOfPair(evaluation: Evaluation, { groups, asked }: PicturePair): readonly Assumption[] {
  const found = groups.flatMap(({ source, destination, families }) =>
    families.flatMap((family) => assumptionsOf(evaluation, source, destination, family, asked)),
  );
  return [...new Set(found)].sort();
}

/** Whether something surely gets through. */
function isThrough(verdict: PairVerdict | undefined): boolean {
  return verdict !== undefined && verdict.state !== "denied" && verdict.state !== "depends";
}

/**
 * The group and family that explain a pair best: where its pods or families do not agree, one that does not connect.
 */
export function groupToExplain(
  evaluation: Evaluation,
  pair: PicturePair,
): { readonly group: PairGroup; readonly family: Family } {
  const all = pair.groups.flatMap((group) => group.families.map((family) => ({ group, family })));
  const stateOf = ({ group, family }: { group: PairGroup; family: Family }) =>
    judgePair(evaluation, group.source, group.destination, [family], pair.asked).state;
  const disagree = pair.state === "mixed" || pair.verdict.onlyFamily !== null;
  const found = disagree
    ? (all.find((one) => stateOf(one) === "denied") ?? all.find((one) => stateOf(one) !== "allowed"))
    : all[0];
  return found ?? { group: pair.groups[0], family: pair.groups[0].families[0] ?? 4 };
}

/** Verdicts that draw alike have the same string. */
function looks({ state, onlyFamily, through }: PairVerdict): string {
  return state === "partly" ? `${state} ${onlyFamily} ${JSON.stringify(through)}` : state;
}
