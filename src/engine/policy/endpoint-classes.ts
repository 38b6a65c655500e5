import type { Cluster, ClusterPod } from "../cluster/cluster";
import { labelKey } from "../cluster/loose-pods";
import type { Labels } from "../kube/objects";
import type { AddressSpace } from "../net/address-space";
import type { Family } from "../net/ip-address";
import { namePodPorts, type PodPortNames } from "./rule-ports";

/**
 * Pods that no policy tells apart: same namespace, labels, numbers behind the port names that policies use, and address
 * behaviour. Verdicts are computed between classes. Where a pod runs is not part of it: traffic with the own node is
 * judged per pair.
 */
export interface EndpointClass {
  readonly index: number;
  readonly namespace: string;
  /** Those that some pod selector reads. */
  readonly labels: Labels;
  readonly hostNetwork: boolean;
  readonly portNames: PodPortNames;
  readonly address: ClassAddress;
  /** Ids of its pods. */
  readonly pods: readonly string[];
}

/** As {@link PodAddress}, with stated addresses replaced by the group of the address space that holds them. */
export type ClassAddress =
  | { readonly kind: "stated"; readonly groups: readonly { readonly family: Family; readonly group: number }[] }
  | { readonly kind: "presumed" }
  | { readonly kind: "none" }
  | { readonly kind: "node" };

/** All classes, in the order of their first pods, and the class of each pod. */
export interface ClassTable {
  readonly classes: readonly EndpointClass[];
  classOf(podId: string): EndpointClass | undefined;
}

/**
 * Puts the pods of a cluster into classes.
 *
 * @param usedPortNames - keys of the port names that policies use; others make no difference
 * @param usedLabelKeys - keys that some pod selector reads; others (a pod's own name, a Job's uid) make no difference
 */
export function classifyPods(
  cluster: Cluster,
  space: AddressSpace,
  usedPortNames: ReadonlySet<string>,
  usedLabelKeys: ReadonlySet<string>,
): ClassTable {
  const byKey = new Map<string, EndpointClass & { pods: string[] }>();
  const byPod = new Map<string, EndpointClass>();
  for (const member of cluster.pods.values()) {
    const { namespace, pod } = member;
    const portNames = new Map([...namePodPorts(pod.ports)].filter(([key]) => usedPortNames.has(key)));
    const labels = new Map([...pod.labels].filter(([key]) => usedLabelKeys.has(key)));
    const address = addressOf(member, space);
    const key = [namespace, labelKey(labels), pod.hostNetwork, portKey(portNames), JSON.stringify(address)].join(" ");
    const known = byKey.get(key);
    if (known === undefined) {
      const { hostNetwork } = pod;
      const created = { index: byKey.size, namespace, labels, hostNetwork, portNames, address, pods: [member.id] };
      byKey.set(key, created);
      byPod.set(member.id, created);
    } else {
      known.pods.push(member.id);
      byPod.set(member.id, known);
    }
  }
  return { classes: [...byKey.values()], classOf: (podId) => byPod.get(podId) };
}

/** The first address of each family counts: a pod has at most one a family. */
function addressOf(member: ClusterPod, space: AddressSpace): ClassAddress {
  if (member.address.kind !== "stated") return { kind: member.address.kind };
  const groups: { family: Family; group: number }[] = [];
  for (const address of member.address.addresses) {
    if (groups.some((other) => other.family === address.family)) continue;
    groups.push({ family: address.family, group: space.groupOf(address) });
  }
  return { kind: "stated", groups };
}

function portKey(names: PodPortNames): string {
  return JSON.stringify([...names].sort(([a], [b]) => (a < b ? -1 : 1)));
}
