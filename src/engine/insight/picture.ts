import type { Service } from "../kube/objects";
import type { CompiledPolicies } from "../policy/compile-policies";
import type { Evaluation } from "../policy/evaluation";
import { anyoneEnd, type End } from "../policy/pair-ends";
import { type ClassMembers, familiesTowards, groupPairs, type PairGroup } from "./pair-groups";
import { mergePairs } from "./pair-merge";
import { isInner, listEnds, type PictureEnd, type WorkloadEnd } from "./picture-ends";
import { joinGroups, type PicturePair } from "./picture-pair";
import { defaultWish, type PictureWish } from "./picture-wish";
import { type AskedEnd, askPorts } from "./probe";

/** What the picture is of, before it is laid out. Outside to outside and a single pod to itself are not judged. */
export interface Picture {
  readonly ends: readonly PictureEnd[];
  /** Judges every ordered pair of ends, one at a time; a namespace with itself too. */
  pairs(): Iterable<PicturePair>;
  /**
   * Judges the pairs of one end with all others, and of a workload with itself; none for an id that is not there.
   */
  pairsOf(id: string): Iterable<PicturePair>;
  /** The pair of two ends; null where it is not judged. */
  pair(sourceId: string, targetId: string): PicturePair | null;
}

/** Lists what is to be drawn and how to judge it. */
export function takePicture(
  evaluation: Evaluation,
  services: readonly Service[],
  wish: PictureWish = defaultWish,
): Picture {
  const { compiled } = evaluation;
  const ends = listEnds(compiled, wish);
  const byId = new Map(ends.map((end) => [end.id, end]));
  const ask = askPorts(compiled, services, wish.probe);
  const judgeOne = (source: AskedEnd, target: AskedEnd): PicturePair | null => {
    const pair = joinGroups(evaluation, source, target, groupsBetween(evaluation, source, target), ask(target));
    return pair !== null && pair.state === "denied" && isNobody(compiled, pair) ? null : pair;
  };
  const judge = (source: PictureEnd, target: PictureEnd): PicturePair | null => {
    if (source.kind !== "namespace" && target.kind !== "namespace") return judgeOne(source, target);
    const parts: PicturePair[] = [];
    for (const from of partsOf(source)) {
      for (const to of partsOf(target)) {
        const part = judgeOne(from, to);
        if (part !== null) parts.push(part);
      }
    }
    return mergePairs(source, target, parts);
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

function partsOf(end: PictureEnd): readonly AskedEnd[] {
  return end.kind === "namespace" ? end.parts : [end];
}

/** Both directions of an end in the cluster with what is outside follow each other. */
function* everyCouple(ends: readonly PictureEnd[]): Generator<readonly [PictureEnd, PictureEnd]> {
  for (const source of ends) {
    if (!isInner(source)) continue;
    for (const target of ends) {
      yield [source, target];
      if (!isInner(target)) yield [target, source];
    }
  }
}

function* couplesOf(own: PictureEnd, ends: readonly PictureEnd[]): Generator<readonly [PictureEnd, PictureEnd]> {
  for (const other of ends) {
    if (other === own && own.kind === "namespace") continue;
    yield [own, other];
    if (other !== own) yield [other, own];
  }
}

function groupsBetween(evaluation: Evaluation, source: AskedEnd, target: AskedEnd): readonly PairGroup[] {
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
  outside: Exclude<AskedEnd, WorkloadEnd>,
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
