import type { Cluster, ClusterPod } from "../cluster/cluster";
import { runsOnNodeOf } from "../cluster/nodes";
import { familiesOf } from "../cluster/pod-address";
import type { Family } from "../net/ip-address";
import type { CompiledPolicies } from "../policy/compile-policies";
import type { EndpointClass } from "../policy/endpoint-classes";
import type { End } from "../policy/pair-ends";
import type { Profile } from "../policy/profile";
import { isNodeLike } from "../policy/side-rows";

/** Pods of one class among those of a workload. */
export interface ClassMembers {
  readonly endpointClass: EndpointClass;
  readonly pods: readonly ClusterPod[];
  /** Each of the pods as an end. */
  readonly ends: readonly PodEnd[];
}

/** A pod as an end of a pair. */
export type PodEnd = Extract<End, { readonly kind: "class" }>;

/** Pairs of pods that are judged alike: one of them stands for all. */
export interface PairGroup {
  readonly source: End;
  readonly destination: End;
  /** How many pairs of pods. */
  readonly count: number;
  /** The families in which the pair is judged (N50); empty: they share none. */
  readonly families: readonly Family[];
}

/** Splits pods by class, in the order of the pods. */
export function membersByClass(compiled: CompiledPolicies, podIds: readonly string[]): readonly ClassMembers[] {
  const members = new Map<EndpointClass, ClusterPod[]>();
  for (const id of podIds) {
    const pod = compiled.cluster.pods.get(id);
    const endpointClass = compiled.table.classOf(id);
    if (pod === undefined || endpointClass === undefined) continue;
    const list = members.get(endpointClass);
    if (list === undefined) members.set(endpointClass, [pod]);
    else list.push(pod);
  }
  return [...members].map(([endpointClass, pods]) => {
    return { endpointClass, pods, ends: pods.map((pod) => ({ kind: "class", endpointClass, pod })) };
  });
}

/**
 * Groups the pairs of different pods between two sets. Pods of a class behave alike, except towards their own node:
 * pairs with a hostNetwork pod are told apart by whether both run on the same node.
 */
export function groupPairs(
  compiled: CompiledPolicies,
  profile: Profile,
  sources: readonly ClassMembers[],
  destinations: readonly ClassMembers[],
): readonly PairGroup[] {
  const groups: PairGroup[] = [];
  for (const source of sources) {
    for (const destination of destinations) {
      const nodeLike = isNodeLike(source.endpointClass, profile) || isNodeLike(destination.endpointClass, profile);
      if (nodeLike) groups.push(...splitByNode(compiled, source, destination));
      else addWholeGroup(compiled, source, destination, groups);
    }
  }
  return groups;
}

/** The pair of a pod and an end that is only addresses of one family, or *anyone* (every family of the pod). */
export function familiesTowards(cluster: Cluster, pod: ClusterPod, family: Family | null): readonly Family[] {
  const own = familiesOf(pod, cluster);
  return family === null ? (own.length === 0 ? [4] : own) : own.filter((one) => one === family);
}

function addWholeGroup(
  compiled: CompiledPolicies,
  source: ClassMembers,
  destination: ClassMembers,
  groups: PairGroup[],
) {
  const from = source.ends[0];
  const to = destination.ends[0]?.pod === from?.pod ? destination.ends[1] : destination.ends[0];
  if (from === undefined || to === undefined) return;
  const isSame = source.endpointClass === destination.endpointClass;
  const shared = isSame ? source.pods.filter((pod) => destination.pods.includes(pod)).length : 0;
  groups.push(pairGroup(compiled, from, to, source.pods.length * destination.pods.length - shared));
}

function splitByNode(compiled: CompiledPolicies, source: ClassMembers, destination: ClassMembers): PairGroup[] {
  const firsts = new Map<boolean, { from: PodEnd; to: PodEnd; count: number }>();
  for (const from of source.ends) {
    for (const to of destination.ends) {
      if (from.pod === to.pod) continue;
      const sameNode = from.pod.pod.hostNetwork ? runsOnNodeOf(from.pod, to.pod) : runsOnNodeOf(to.pod, from.pod);
      const known = firsts.get(sameNode);
      if (known === undefined) firsts.set(sameNode, { from, to, count: 1 });
      else known.count++;
    }
  }
  return [...firsts.values()].map(({ from, to, count }) => pairGroup(compiled, from, to, count));
}

function pairGroup({ cluster }: CompiledPolicies, source: PodEnd, destination: PodEnd, count: number): PairGroup {
  const ofSource = familiesOf(source.pod, cluster);
  const ofDestination = familiesOf(destination.pod, cluster);
  const isAlike =
    ofSource.length === ofDestination.length && ofSource.every((family, i) => family === ofDestination[i]);
  const shared = isAlike ? ofSource : ofSource.filter((family) => ofDestination.includes(family));
  const unaddressed = source.pod.address.kind === "none" || destination.pod.address.kind === "none";
  const families = shared.length === 0 && unaddressed ? cluster.presumedFamilies.slice(0, 1) : shared;
  return { source, destination, count, families };
}
