import { type IpAddress, parseIpAddress } from "../net/ip-address";
import type { Cluster } from "./cluster";

/** One end of a connection that is asked about. */
export type Endpoint =
  | {
      readonly kind: "pod";
      /** Id of a pod that takes part. */
      readonly pod: string;
      /** The pod's address that was named, or null: the primary family is asked (N50). */
      readonly address: IpAddress | null;
    }
  | { readonly kind: "node"; readonly node: string; readonly address: IpAddress }
  | { readonly kind: "external"; readonly address: IpAddress };

const addressIndexes = new WeakMap<Cluster, ReadonlyMap<string, Endpoint>>();

/**
 * What `namespace/pod` or an address means (N54): an address that a pod states is that pod, one that a Node states is
 * that node, every other is outside. Null for a pod that does not take part and for text that is neither.
 */
export function resolveEndpoint(cluster: Cluster, text: string): Endpoint | null {
  const pod = cluster.pods.get(text);
  if (pod !== undefined) return { kind: "pod", pod: pod.id, address: null };
  const address = parseIpAddress(text);
  if (address === null) return null;
  return indexAddresses(cluster).get(addressKey(address)) ?? { kind: "external", address };
}

/** Whether two endpoints are the same pod, node or address. */
export function isSameEndpoint(a: Endpoint, b: Endpoint): boolean {
  if (a.kind === "pod" && b.kind === "pod") return a.pod === b.pod;
  if (a.kind === "node" && b.kind === "node") return a.node === b.node;
  return a.kind === "external" && b.kind === "external" && addressKey(a.address) === addressKey(b.address);
}

/** Pods in their own network first, then nodes, then hostNetwork pods, whose address is their node's. */
function indexAddresses(cluster: Cluster): ReadonlyMap<string, Endpoint> {
  const known = addressIndexes.get(cluster);
  if (known !== undefined) return known;
  const index = new Map<string, Endpoint>();
  const add = (address: IpAddress, endpoint: Endpoint) => {
    if (!index.has(addressKey(address))) index.set(addressKey(address), endpoint);
  };
  for (const hostNetwork of [false, true]) {
    for (const { id, pod, address: known } of cluster.pods.values()) {
      if (pod.hostNetwork !== hostNetwork || known.kind !== "stated") continue;
      for (const address of known.addresses) add(address, { kind: "pod", pod: id, address });
    }
    for (const node of cluster.nodes.values()) {
      for (const address of node.addresses) add(address, { kind: "node", node: node.name, address });
    }
  }
  addressIndexes.set(cluster, index);
  return index;
}

function addressKey(address: IpAddress): string {
  return `${address.family} ${address.value}`;
}
