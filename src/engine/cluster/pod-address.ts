import type { Pod } from "../kube/objects";
import type { Family, IpAddress } from "../net/ip-address";
import type { Cluster, ClusterPod, PodAddress } from "./cluster";

/** What is known of a pod's addresses (N37, N53). A hostNetwork pod has its node's. */
export function locatePod(pod: Pod, nodeAddresses: readonly IpAddress[]): PodAddress {
  const stated = pod.status?.podIPs ?? [];
  if (stated.length > 0) return { kind: "stated", addresses: stated };
  if (pod.hostNetwork) {
    return nodeAddresses.length > 0 ? { kind: "stated", addresses: nodeAddresses } : { kind: "node" };
  }
  return pod.status?.phase === "Pending" ? { kind: "none" } : { kind: "presumed" };
}

/** The families in which a pod has addresses, the primary first (N50); none for a pod that has no address yet. */
export function familiesOf(pod: ClusterPod, cluster: Cluster): readonly Family[] {
  switch (pod.address.kind) {
    case "stated": {
      const families = statedFamilies.get(pod) ?? [...new Set(pod.address.addresses.map((address) => address.family))];
      statedFamilies.set(pod, families);
      return families;
    }
    case "presumed":
    case "node":
      return cluster.presumedFamilies;
    case "none":
      return [];
  }
}

/** Asked for every pair that a pod is in, so it is worked out once. */
const statedFamilies = new WeakMap<ClusterPod, readonly Family[]>();
