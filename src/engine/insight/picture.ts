import type { Service } from "../kube/objects";
import type { AddressRange } from "../net/cidr";
import type { Family } from "../net/ip-address";
import { ALL_PORTS, isEmptyPortSet, type PortSet } from "../net/port-set";
import type { CompiledPolicies, CompiledRule } from "../policy/compile-policies";
import type { Evaluation } from "../policy/evaluate";
import { assumptionsOf } from "../policy/explain";
import { anyoneEnd, type End } from "../policy/pair-ends";
import type { Assumption } from "../policy/profile";
import { type ClassMembers, familiesTowards, groupPairs, membersByClass, type PairGroup } from "./pair-groups";
import { isIsolated, judgePair, type PairVerdict } from "./pair-verdict";
import { findPortsThatMatter } from "./ports-that-matter";

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
  /** For the first pair of pods: what gets through. */
  readonly verdict: PairVerdict;
  /** Pairs of pods, and those of them that get something through. */
  readonly pairs: { readonly all: number; readonly through: number };
  /** Whether a rule that names peers lets it through on one side at least: what makes a line worth drawing. */
  readonly deliberate: boolean;
  /** Worked out when asked for, since only drawn edges need it. */
  assumes(): readonly Assumption[];
  /** A pair of ends that stands for all, for explaining. */
  readonly example: {
    readonly source: End;
    readonly destination: End;
    readonly families: readonly Family[];
    readonly asked: PortSet;
  };
}

/** Everything that the picture shows, before it is laid out. */
export interface Picture {
  readonly ends: readonly PictureEnd[];
  readonly pairs: readonly PicturePair[];
}

/** Judges every ordered pair of ends, but outside to outside and a single pod to itself. */
export function takePicture(evaluation: Evaluation, services: readonly Service[], onProgress?: () => void): Picture {
  const { compiled, profile, cluster } = evaluation;
  const matter = findPortsThatMatter(compiled, services);
  const ends = listEnds(compiled);
  const workloads = ends.filter((end) => end.kind === "workload");
  const pairs: PicturePair[] = [];
  const take = (source: PictureEnd, target: PictureEnd, groups: readonly (PairGroup & { asked: PortSet })[]) => {
    const pair = joinGroups(evaluation, source, target, groups);
    if (pair !== null) pairs.push(pair);
  };
  for (const source of workloads) {
    onProgress?.();
    for (const target of workloads) {
      const groups = groupPairs(compiled, profile, source.members, target.members);
      take(
        source,
        target,
        groups.map((group) => ({ ...group, asked: askedOf(group.destination, matter.ofPod) })),
      );
    }
    for (const outside of ends) {
      if (outside.kind === "workload") continue;
      const end: End = outside.kind === "anyone" ? anyoneEnd(compiled) : { kind: "external", group: outside.group };
      const family = outside.kind === "anyone" ? null : (compiled.space.groups[outside.group]?.family ?? null);
      const group = outside.kind === "anyone" ? compiled.space.groups.length : outside.group;
      const judged = source.members.flatMap((members) => {
        const pod = members.pods[0];
        if (pod === undefined) return [];
        const families = familiesTowards(cluster, pod, family);
        const member: End = { kind: "class", endpointClass: members.endpointClass, pod };
        return families.length === 0 ? [] : [{ member, families, count: members.pods.length }];
      });
      const outward = judged.map(({ member, families, count }) => {
        return { source: member, destination: end, families, count, asked: matter.ofGroup(group) };
      });
      const inward = judged.map(({ member, families, count }) => {
        return { source: end, destination: member, families, count, asked: askedOf(member, matter.ofPod) };
      });
      take(source, outside, outward);
      take(outside, source, inward);
    }
  }
  return { ends, pairs };
}

function listEnds(compiled: CompiledPolicies): PictureEnd[] {
  const workloads = [...compiled.cluster.workloads.values()].filter(({ pods }) => pods.length > 0);
  const ends: PictureEnd[] = workloads.map(({ id, pods }) => ({
    kind: "workload",
    id,
    members: membersByClass(compiled, pods),
  }));
  for (const [group, { blocks, ranges }] of compiled.space.groups.entries()) {
    if (blocks.length > 0)
      ends.push({ kind: "range", id: `range ${blocks.join(" ")} ${ranges[0]?.family}`, group, ranges });
  }
  if (workloads.length > 0) ends.push({ kind: "anyone", id: "anyone" });
  return ends;
}

function askedOf(end: End, ofPod: (podId: string) => PortSet): PortSet {
  return end.kind === "class" ? ofPod(end.pod.id) : ALL_PORTS;
}

/** One pair of the picture from its groups of alike pairs; null where no pair is judged. */
function joinGroups(
  evaluation: Evaluation,
  source: PictureEnd,
  target: PictureEnd,
  groups: readonly (PairGroup & { asked: PortSet })[],
): PicturePair | null {
  const judged = groups
    .filter(({ families }) => families.length > 0)
    .map((group) => ({
      ...group,
      verdict: judgePair(evaluation, group.source, group.destination, group.families, group.asked),
    }));
  const first = judged[0];
  if (first === undefined) return null;
  const agree = judged.every(({ verdict }) => looks(verdict) === looks(first.verdict));
  const states = new Set(judged.map(({ verdict }) => verdict.state));
  const allThrough = [...states].every((state) => state === "allowed" || state === "open");
  const state: PairState = agree ? first.verdict.state : allThrough ? "allowed" : "mixed";
  const sum = (items: readonly { count: number }[]) => items.reduce((total, { count }) => total + count, 0);
  const asked = isEmptyPortSet(first.asked) ? ALL_PORTS : first.asked;
  return {
    source,
    target,
    state,
    asked,
    verdict: first.verdict,
    pairs: { all: sum(judged), through: sum(judged.filter(({ verdict }) => verdict.state !== "denied")) },
    deliberate: judged.some((group) => isDeliberate(evaluation, group)),
    assumes: () => [
      ...new Set(
        judged.flatMap((group) =>
          group.families.flatMap((family) => assumptionsOf(evaluation, group.source, group.destination, family, asked)),
        ),
      ),
    ],
    example: { source: first.source, destination: first.destination, families: first.families, asked },
  };
}

/** Verdicts that draw alike have the same string. */
function looks({ state, onlyFamily, through }: PairVerdict): string {
  return state === "partly" ? `${state} ${onlyFamily} ${JSON.stringify(through)}` : state;
}

/** Whether a rule that names its peers lets the pair through on a side that is isolated. */
function isDeliberate(evaluation: Evaluation, { source, destination }: PairGroup): boolean {
  return (
    admitsByName(evaluation, source, destination, "egress") || admitsByName(evaluation, destination, source, "ingress")
  );
}

function admitsByName(evaluation: Evaluation, subject: End, other: End, direction: "egress" | "ingress"): boolean {
  if (subject.kind !== "class" || !isIsolated(evaluation, subject, direction)) return false;
  const rules = evaluation.compiled.isolating(subject.endpointClass, direction)?.rules ?? [];
  return rules.some((rule) => namesPeer(rule, other));
}

function namesPeer({ peers }: CompiledRule, other: End): boolean {
  return peers.some((peer) => {
    if (peer.kind === "pods") return other.kind === "class" && peer.classes.includes(other.endpointClass.index);
    return other.kind === "external" && peer.groups.includes(other.group);
  });
}
