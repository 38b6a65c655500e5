import type { ClusterPod } from "../cluster/cluster";
import type { Family, IpAddress } from "../net/ip-address";
import type { Protocol } from "../net/protocol";
import type { Endpoint, Verdict } from "../policy/verdict";
import { KUBERNETES } from "./kubernetes-profile";
import { naiveVerdict } from "./naive-evaluator";
import type { NaiveScenario } from "./naive-reader";

/** Some pods by their ids, or an address outside. */
export type NaiveEnd = { readonly pods: readonly string[] } | { readonly address: IpAddress };

/** What some and what all of the pairs of two ends let through on a port. */
export interface NaiveState {
  readonly someSure: boolean;
  readonly allSure: boolean;
  readonly somePossible: boolean;
  readonly allPossible: boolean;
}

/**
 * What the naive evaluator says of two ends in one family; null where no pair of them has it. Pods that are not there (any
 * more) are passed over.
 */
export function naiveState(
  scenario: NaiveScenario,
  source: NaiveEnd,
  target: NaiveEnd,
  family: Family,
  protocol: Protocol,
  port: number,
): NaiveState | null {
  const world = { ...scenario, profile: KUBERNETES, cluster: { ...scenario.cluster, presumedFamilies: [family] } };
  const verdicts = endpointsOf(scenario, source, family).flatMap((from) =>
    endpointsOf(scenario, target, family).flatMap((to): readonly Verdict[] => {
      if (from.kind === "pod" && to.kind === "pod" && from.pod === to.pod) return [];
      return [naiveVerdict(world, { source: from, destination: to, protocol, port }).verdict];
    }),
  );
  if (verdicts.length === 0) return null;
  const isSure = (verdict: Verdict) => verdict === "allowed";
  const isPossible = (verdict: Verdict) => verdict !== "denied";
  return {
    someSure: verdicts.some(isSure),
    allSure: verdicts.every(isSure),
    somePossible: verdicts.some(isPossible),
    allPossible: verdicts.every(isPossible),
  };
}

/** Nothing gets through. */
export const NAIVELY_NOTHING: NaiveState = { someSure: false, allSure: false, somePossible: false, allPossible: false };

/** Whether a port rose, and whether it fell, from one state to another. */
export function naiveMove(was: NaiveState, is: NaiveState): { readonly opened: boolean; readonly closed: boolean } {
  const rose = (from: NaiveState, to: NaiveState) =>
    (to.someSure && !from.someSure) || (to.allSure && !from.allSure) || (to.somePossible && !from.somePossible);
  return { opened: rose(was, is), closed: rose(is, was) };
}

function endpointsOf({ cluster }: NaiveScenario, end: NaiveEnd, family: Family): readonly Endpoint[] {
  if ("address" in end) return end.address.family === family ? [{ kind: "external", address: end.address }] : [];
  return end.pods.flatMap((id): readonly Endpoint[] => {
    const pod = cluster.pods.get(id);
    if (pod === undefined || pod.address.kind === "none" || !hasFamily(pod, family, cluster)) return [];
    const stated = pod.address.kind === "stated" ? pod.address.addresses : [];
    return [{ kind: "pod", pod: id, address: stated.find((address) => address.family === family) ?? null }];
  });
}

function hasFamily(pod: ClusterPod, family: Family, { presumedFamilies }: NaiveScenario["cluster"]): boolean {
  if (pod.address.kind === "stated") return pod.address.addresses.some((address) => address.family === family);
  return presumedFamilies.includes(family);
}
