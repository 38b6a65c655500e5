import type { Cluster, ClusterPod } from "../../cluster/cluster";
import { selectorMatches } from "../../kube/label-selector";
import type { IpBlockPeer, LabelSelector, Peer, PodPeer } from "../../kube/objects";
import { containsAddress } from "../../net/cidr";
import type { MatchedPods } from "./policy-form";

/** Pods of a namespace that a selector selects. */
export function podsOf(cluster: Cluster, namespace: string, selector: LabelSelector): readonly ClusterPod[] {
  return [...cluster.pods.values()].filter(
    (pod) => pod.namespace === namespace && selectorMatches(selector, pod.pod.labels),
  );
}

/** Pods that a peer selects; of a block those that state an address in it. */
export function podsOfPeer(cluster: Cluster, peer: Peer, home: string): readonly ClusterPod[] {
  const pods = [...cluster.pods.values()];
  if (peer.kind === "ipBlock") return pods.filter((pod) => isInBlock(pod, peer));
  const namespaces = new Set(namespacesOfPeer(cluster, peer, home));
  return pods.filter(
    ({ namespace, pod }) =>
      namespaces.has(namespace) && (peer.podSelector === null || selectorMatches(peer.podSelector, pod.labels)),
  );
}

/** Names of the namespaces that a peer looks into. */
export function namespacesOfPeer(
  { namespaces }: Cluster,
  { namespaceSelector }: PodPeer,
  home: string,
): readonly string[] {
  if (namespaceSelector === null) return [home];
  return [...namespaces.values()]
    .filter(({ labels }) => selectorMatches(namespaceSelector, labels))
    .map(({ name }) => name);
}

/** So many workloads are listed. */
const LISTED = 6;

/** Pods by workload, in the order of the text. */
export function matchedPods({ workloads }: Cluster, pods: readonly ClusterPod[]): MatchedPods {
  const counts = new Map<string, number>();
  for (const { workload } of pods) counts.set(workload, (counts.get(workload) ?? 0) + 1);
  const listed = [...counts].slice(0, LISTED).map(([id, count]) => ({
    id,
    pods: count,
    isAssumed: workloads.get(id)?.assumed ?? false,
  }));
  return { pods: pods.length, workloads: listed, more: counts.size - listed.length };
}

function isInBlock({ address }: ClusterPod, { cidr, except }: IpBlockPeer): boolean {
  if (address.kind !== "stated") return false;
  return address.addresses.some(
    (each) => containsAddress(cidr, each) && !except.some((block) => containsAddress(block, each)),
  );
}
