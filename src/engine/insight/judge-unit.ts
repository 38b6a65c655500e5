import type { Family } from "../net/ip-address";
import type { PortSet } from "../net/port-set";
import type { CompiledPolicies } from "../policy/compile-policies";
import type { Evaluation } from "../policy/evaluation";
import { anyoneEnd, type End } from "../policy/pair-ends";
import { type ClassMembers, familiesTowards, groupPairs, type PairGroup } from "./pair-groups";
import type { WorkloadEnd } from "./picture-ends";
import { joinGroups, type PicturePair } from "./picture-pair";
import type { AskedEnd } from "./probe";

/**
 * Judges the pair of two workloads, or of one with what is outside, group by group; null where no pair of pods is judged.
 *
 * @param ports - those asked about at the target
 */
export function judgeUnit(
  evaluation: Evaluation,
  source: AskedEnd,
  target: AskedEnd,
  ports: PortSet,
): PicturePair | null {
  const pair = joinGroups(evaluation, source, target, groupsBetween(evaluation, source, target), ports);
  if (pair === null || pair.state !== "denied") return pair;
  const isWithAnyone = source.kind === "anyone" || target.kind === "anyone";
  const families = pair.groups.flatMap((group) => group.families);
  return isWithAnyone && isNobody(evaluation.compiled, families) ? null : pair;
}

/** Whether ipBlocks name every address that *anyone* could have in these families, so that a denial concerns nobody. */
export function isNobody({ space }: CompiledPolicies, families: readonly Family[]): boolean {
  return !space.groups.some(({ family, blocks }) => families.includes(family) && blocks.length === 0);
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

/** Pairs of a workload's pods with addresses outside; none where they share no family. */
function groupOutside(
  compiled: CompiledPolicies,
  members: readonly ClassMembers[],
  outside: Exclude<AskedEnd, WorkloadEnd>,
  direction: "outward" | "inward",
): readonly PairGroup[] {
  const end = endOfUnit(compiled, outside);
  const family = outside.kind === "range" ? (compiled.space.groups[outside.group]?.family ?? null) : null;
  return members.flatMap((member): PairGroup[] => {
    const pod = member.ends[0];
    if (pod === undefined || end === undefined) return [];
    const families = familiesTowards(compiled.cluster, pod.pod, family);
    const [source, destination] = direction === "outward" ? [pod, end] : [end, pod];
    return families.length === 0 ? [] : [{ source, destination, families, count: member.pods.length }];
  });
}

/** The end that stands for a unit: the first pod of a workload. */
export function endOfUnit(compiled: CompiledPolicies, unit: AskedEnd): End | undefined {
  switch (unit.kind) {
    case "workload":
      return unit.members[0]?.ends[0];
    case "range":
      return { kind: "external", group: unit.group };
    case "anyone":
      return anyoneEnd(compiled);
  }
}
