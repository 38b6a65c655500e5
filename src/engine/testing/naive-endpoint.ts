import type { Cluster } from "../cluster/cluster";
import { type IpAddress, parseIpAddress } from "../net/ip-address";
import type { Endpoint } from "../policy/verdict";
import type { Mutant } from "./mutants";

/** What the text of an end means (N54): a pod by name, or an address of a pod, of a Node, or outside. */
export function naiveEndpoint(cluster: Cluster, text: string, mutant: Mutant | null = null): Endpoint | null {
  const address = parseIpAddress(text);
  if (address === null) return cluster.pods.has(text) ? { kind: "pod", pod: text, address: null } : null;
  if (mutant === "every-address-is-outside") return { kind: "external", address };
  const equals = (other: IpAddress) => other.family === address.family && other.value === address.value;
  for (const pod of cluster.pods.values()) {
    if (!pod.pod.hostNetwork && pod.address.kind === "stated" && pod.address.addresses.some(equals)) {
      return { kind: "pod", pod: pod.id, address };
    }
  }
  for (const node of cluster.nodes.values()) {
    if (node.addresses.some(equals)) return { kind: "node", node: node.name, address };
  }
  return { kind: "external", address };
}
