import type { Service } from "../kube/objects";
import { firstAddress } from "../net/cidr";
import { NO_PORTS, type PortSet, unionPorts } from "../net/port-set";
import type { CompiledPolicies } from "../policy/compile-policies";
import type { Evaluation } from "../policy/evaluation";
import { anyoneEnd, type End } from "../policy/pair-ends";
import { type ClassMembers, familiesTowards, groupPairs, membersByClass, type PairGroup } from "./pair-groups";
import { joinGroups, type PictureEnd, type PicturePair } from "./picture-pair";
import { findPortsThatMatter, type PortsThatMatter } from "./ports-that-matter";

/** What the picture is of, before it is laid out. Outside to outside and a single pod to itself are not judged. */
export interface Picture {
  readonly ends: readonly PictureEnd[];
  /** Judges every ordered pair of ends, one at a time. */
  pairs(): Iterable<PicturePair>;
  /** Judges the pairs of one end with all others and with itself; none for an id that is not there. */
  pairsOf(id: string): Iterable<PicturePair>;
  /** The pair of two ends; null where it is not judged. */
  pair(sourceId: string, targetId: string): PicturePair | null;
}

/** Lists what is to be drawn and how to judge it. */
export function takePicture(evaluation: Evaluation, services: readonly Service[]): Picture {
  const { compiled } = evaluation;
  const ends = listEnds(compiled);
  const byId = new Map(ends.map((end) => [end.id, end]));
  const matter = findPortsThatMatter(compiled, services);
  const asked = new Map<PictureEnd, PortSet>();
  const judge = (source: PictureEnd, target: PictureEnd): PicturePair | null => {
    const ports = asked.get(target) ?? askedOf(compiled, target, matter);
    asked.set(target, ports);
    const pair = joinGroups(evaluation, source, target, groupsBetween(evaluation, source, target), ports);
    return pair !== null && pair.state === "denied" && isNobody(compiled, pair) ? null : pair;
  };
  function* judgeAll(couples: Iterable<readonly [PictureEnd, PictureEnd]>): Generator<PicturePair> {
    for (const [source, target] of couples) {
      const pair = judge(source, target);
      if (pair !== null) yield pair;
    }
  }
  return {
    ends,
    pairs: () => judgeAll(everyCouple(ends)),
    pairsOf(id) {
      const own = byId.get(id);
      return own === undefined ? [] : judgeAll(couplesOf(own, ends));
    },
    pair(sourceId, targetId) {
      const [source, target] = [byId.get(sourceId), byId.get(targetId)];
      return source === undefined || target === undefined ? null : judge(source, target);
    },
  };
}

/** Both directions of a workload with what is outside follow each other. */
function* everyCouple(ends: readonly PictureEnd[]): Generator<readonly [PictureEnd, PictureEnd]> {
  for (const source of ends) {
    if (source.kind !== "workload") continue;
    for (const target of ends) {
      yield [source, target];
      if (target.kind !== "workload") yield [target, source];
    }
  }
}

function* couplesOf(own: PictureEnd, ends: readonly PictureEnd[]): Generator<readonly [PictureEnd, PictureEnd]> {
  for (const other of ends) {
    yield [own, other];
    if (other !== own) yield [other, own];
  }
}

function groupsBetween(evaluation: Evaluation, source: PictureEnd, target: PictureEnd): readonly PairGroup[] {
  const { compiled, profile } = evaluation;
  if (source.kind === "workload" && target.kind === "workload") {
    return groupPairs(compiled, profile, source.members, target.members);
  }
  if (source.kind === "workload") {
    return target.kind === "workload" ? [] : groupOutside(compiled, source.members, target, "outward");
  }
  return target.kind === "workload" ? groupOutside(compiled, target.members, source, "inward") : [];
}

/** Whether ipBlocks name every address that *anyone* could have here, so that a denial concerns nobody. */
function isNobody({ space }: CompiledPolicies, { source, target, groups }: PicturePair): boolean {
  if (source.kind !== "anyone" && target.kind !== "anyone") return false;
  const families = new Set(groups.flatMap((group) => group.families));
  return !space.groups.some(({ family, blocks }) => families.has(family) && blocks.length === 0);
}

/** Pairs of a workload's pods with addresses outside; none where they share no family. */
function groupOutside(
  compiled: CompiledPolicies,
  members: readonly ClassMembers[],
  outside: Exclude<PictureEnd, { kind: "workload" }>,
  direction: "outward" | "inward",
): readonly PairGroup[] {
  const isRange = outside.kind === "range";
  const end: End = isRange ? { kind: "external", group: outside.group } : anyoneEnd(compiled);
  const family = isRange ? (compiled.space.groups[outside.group]?.family ?? null) : null;
  return members.flatMap((member): PairGroup[] => {
    const pod = member.ends[0];
    if (pod === undefined) return [];
    const families = familiesTowards(compiled.cluster, pod.pod, family);
    const [source, destination] = direction === "outward" ? [pod, end] : [end, pod];
    return families.length === 0 ? [] : [{ source, destination, families, count: member.pods.length }];
  });
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
