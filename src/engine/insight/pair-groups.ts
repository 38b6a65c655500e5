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
}

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
  return [...members].map(([endpointClass, pods]) => ({ endpointClass, pods }));
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
  return sources.flatMap((source) =>
    destinations.flatMap((destination) => {
      const nodeLike = isNodeLike(source.endpointClass, profile) || isNodeLike(destination.endpointClass, profile);
      return nodeLike ? splitByNode(compiled, source, destination) : wholeGroup(compiled, source, destination);
    }),
  );
}

/** The pair of a pod and an end that is only addresses of one family, or *anyone* (every family of the pod). */
export function familiesTowards(cluster: Cluster, pod: ClusterPod, family: Family | null): readonly Family[] {
  const own = familiesOf(pod, cluster);
  return family === null ? (own.length === 0 ? [4] : own) : own.filter((one) => one === family);
}

/** A pod as an end. */
export function endOfMember({ endpointClass }: ClassMembers, pod: ClusterPod): End {
  return { kind: "class", endpointClass, pod };
}

function wholeGroup(compiled: CompiledPolicies, source: ClassMembers, destination: ClassMembers): PairGroup[] {
  const from = source.pods[0];
  const to = destination.pods.find((pod) => pod !== from);
  if (from === undefined || to === undefined) return [];
  const shared =
    source.endpointClass === destination.endpointClass
      ? source.pods.filter((pod) => destination.pods.includes(pod))
      : [];
  const count = source.pods.length * destination.pods.length - shared.length;
  return [pairGroup(compiled, source, from, destination, to, count)];
}

function splitByNode(compiled: CompiledPolicies, source: ClassMembers, destination: ClassMembers): PairGroup[] {
  const firsts = new Map<boolean, { from: ClusterPod; to: ClusterPod; count: number }>();
  for (const from of source.pods) {
    for (const to of destination.pods) {
      if (from === to) continue;
      const sameNode = from.pod.hostNetwork ? runsOnNodeOf(from, to) : runsOnNodeOf(to, from);
      const known = firsts.get(sameNode);
      if (known === undefined) firsts.set(sameNode, { from, to, count: 1 });
      else known.count++;
    }
  }
  return [...firsts.values()].map(({ from, to, count }) => pairGroup(compiled, source, from, destination, to, count));
}

function pairGroup(
  { cluster }: CompiledPolicies,
  source: ClassMembers,
  from: ClusterPod,
  destination: ClassMembers,
  to: ClusterPod,
  count: number,
): PairGroup {
  const sourceFamilies = familiesOf(from, cluster);
  const shared = sourceFamilies.filter((family) => familiesOf(to, cluster).includes(family));
  const unaddressed = from.address.kind === "none" || to.address.kind === "none";
  const families = shared.length === 0 && unaddressed ? cluster.presumedFamilies.slice(0, 1) : shared;
  return { source: endOfMember(source, from), destination: endOfMember(destination, to), count, families };
}
