import type { ClusterPod } from "../cluster/cluster";
import type { LabelRequirement, LabelSelector, Labels, NetworkPolicy, Peer, PodPeer } from "../kube/objects";
import type { IpAddress } from "../net/ip-address";
import type { Endpoint } from "../policy/verdict";
import { blockContains } from "./naive-address";
import { countsAsNode, podOf, type Reading } from "./naive-world";
import { agreement, type Maybe } from "./three-valued";

/** Whether all requirements of a selector hold (N3). */
export function selects(world: Reading, selector: LabelSelector, labels: Labels): boolean {
  const holds = (requirement: LabelRequirement) => requirementHolds(world, requirement, labels);
  if (world.mutant === "selector-terms-ored" && selector.requirements.length > 0)
    return selector.requirements.some(holds);
  return selector.requirements.every(holds);
}

function requirementHolds(world: Reading, requirement: LabelRequirement, labels: Labels): boolean {
  const value = labelOf(world, labels, requirement.key);
  switch (requirement.operator) {
    case "In":
      if (value === undefined) {
        return world.mutant === "empty-value-matches-absent-key" && requirement.values.includes("");
      }
      return isOneOf(world, value, requirement.values);
    case "NotIn":
      if (value === undefined) return world.mutant !== "not-in-needs-key";
      return !isOneOf(world, value, requirement.values);
    case "Exists":
      return value !== undefined;
    case "DoesNotExist":
      return value === undefined;
  }
}

function labelOf(world: Reading, labels: Labels, key: string): string | undefined {
  if (world.mutant !== "labels-in-plain-object") return labels.get(key);
  const plain: Record<string, unknown> = Object.fromEntries([...labels].filter(([name]) => name !== "__proto__"));
  return plain[key] === undefined ? undefined : String(plain[key]);
}

function isOneOf(world: Reading, value: string, values: readonly string[]): boolean {
  if (world.mutant !== "values-compared-loosely") return values.includes(value);
  return values.some((other) => other.toLowerCase() === value.toLowerCase());
}

/** Whether an item of `from` or `to` of a policy matches an end that is seen at one of these addresses (null: it has none). */
export function peerMatches(
  world: Reading,
  policy: NetworkPolicy,
  peer: Peer,
  end: Endpoint,
  addresses: readonly (IpAddress | null)[],
): Maybe {
  const pod = end.kind === "pod" ? podOf(world, end.pod) : null;
  const ordinaryPod = pod !== null && !countsAsNode(world, pod) ? pod : null;
  if (peer.kind === "pods") {
    if (world.mutant === "pod-cidr-address-is-a-pod" && isUnknownPod(world, end)) return true;
    return ordinaryPod !== null && podPeerMatches(world, policy, peer, ordinaryPod);
  }
  const isNode = end.kind === "node" || (pod !== null && ordinaryPod === null);
  if (isNode && world.profile.ipBlockMatchesNodes === "no" && world.mutant !== "ip-block-always-matches-nodes")
    return false;
  const matchesPods = world.profile.ipBlockMatchesPods === "yes" || world.mutant === "ip-block-always-matches-pods";
  if (ordinaryPod !== null && !matchesPods) return false;
  if (ordinaryPod !== null && world.mutant === "ip-block-outside-only") return false;
  if (world.mutant === "any-family-suffices" && ordinaryPod?.address.kind === "stated") {
    return ordinaryPod.address.addresses.some((address) => blockContains(world, peer, address));
  }
  return agreement(addresses.map((address) => address !== null && blockContains(world, peer, address)));
}

/** The wrong idea of `pod-cidr-address-is-a-pod`. */
function isUnknownPod(world: Reading, end: Endpoint): boolean {
  if (end.kind !== "external") return false;
  const { family, value } = end.address;
  return world.profile.podCidrs.some((range) => range.family === family && range.first <= value && value <= range.last);
}

/** Own namespace, chosen namespaces, or both selectors at once (N26 to N28, N30). */
export function podPeerMatches(world: Reading, policy: NetworkPolicy, peer: PodPeer, pod: ClusterPod): boolean {
  const inNamespace = isInPeerNamespace(world, policy, peer, pod);
  const podFits = peer.podSelector === null || selects(world, peer.podSelector, pod.pod.labels);
  const hasBoth = peer.podSelector !== null && peer.namespaceSelector !== null;
  return world.mutant === "or-across-selectors" && hasBoth ? inNamespace || podFits : inNamespace && podFits;
}

function isInPeerNamespace(world: Reading, policy: NetworkPolicy, peer: PodPeer, pod: ClusterPod): boolean {
  const selector = peer.namespaceSelector;
  if (selector === null)
    return world.mutant === "pod-selector-peer-is-cluster-wide" || pod.namespace === policy.namespace;
  if (world.mutant === "namespace-selector-over-pod-labels") return selects(world, selector, pod.pod.labels);
  if (world.mutant === "empty-namespace-selector-is-own-namespace" && selector.requirements.length === 0) {
    return pod.namespace === policy.namespace;
  }
  return selects(world, selector, world.cluster.namespaces.get(pod.namespace)?.labels ?? new Map());
}
