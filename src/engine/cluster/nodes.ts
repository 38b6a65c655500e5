import type { DecodedObject, Node, Pod } from "../kube/objects";
import { formatIpAddress, type IpAddress } from "../net/ip-address";
import type { ClusterNode, ClusterPod } from "./cluster";

/** Node objects, then nodes that pods name or whose address they state; the latter are called by it. */
export function collectNodes(objects: readonly DecodedObject[]): Map<string, ClusterNode> {
  const nodes = new Map<string, ClusterNode>();
  const stated = objects.filter((object): object is Node => object.kind === "Node");
  for (const node of stated) nodes.set(node.name, { name: node.name, addresses: node.addresses, node });
  const pods = objects.filter((object): object is Pod => object.kind === "Pod");
  // named nodes first, so that an address finds its node whatever the order of the text
  const [placed, unplaced] = [pods.filter((pod) => pod.nodeName !== null), pods.filter((pod) => pod.nodeName === null)];
  for (const pod of [...placed, ...unplaced]) {
    const hostIPs = pod.status?.hostIPs ?? [];
    const name = pod.nodeName ?? nameByAddress(hostIPs, nodes);
    if (name === null) continue;
    const known = nodes.get(name);
    const addresses = [...(known?.addresses ?? [])];
    for (const address of hostIPs) if (!addresses.some((other) => isSame(other, address))) addresses.push(address);
    if (known === undefined || addresses.length > known.addresses.length) {
      nodes.set(name, { name, addresses, node: known?.node ?? null });
    }
  }
  return nodes;
}

/** The node that a pod runs on, as far as `nodeName`, `hostIP` or, with hostNetwork, its own address say it. */
export function nodeOfPod(
  pod: Pod,
  nodes: ReadonlyMap<string, ClusterNode>,
): { readonly node: string | null; readonly nodeAddresses: readonly IpAddress[] } {
  const own = pod.hostNetwork ? (pod.status?.podIPs ?? []) : [];
  const hints = [...(pod.status?.hostIPs ?? []), ...own];
  const name = pod.nodeName ?? holderOf(hints, nodes);
  const node = name === null ? undefined : nodes.get(name);
  return { node: name, nodeAddresses: node?.addresses ?? hints };
}

/**
 * Whether a hostNetwork pod runs on the node of another pod: both name the same node, or its address is one of the other
 * pod's node. Unknown placement is no own node.
 */
export function runsOnNodeOf(hostNetworkPod: ClusterPod, pod: ClusterPod): boolean {
  if (pod.node !== null && hostNetworkPod.node === pod.node) return true;
  const { address } = hostNetworkPod;
  return (
    address.kind === "stated" && address.addresses.some((own) => pod.nodeAddresses.some((node) => isSame(own, node)))
  );
}

function nameByAddress(addresses: readonly IpAddress[], nodes: ReadonlyMap<string, ClusterNode>): string | null {
  const first = addresses[0];
  if (first === undefined) return null;
  return holderOf(addresses, nodes) ?? formatIpAddress(first);
}

function holderOf(addresses: readonly IpAddress[], nodes: ReadonlyMap<string, ClusterNode>): string | null {
  if (addresses.length === 0) return null;
  for (const node of nodes.values()) {
    if (node.addresses.some((address) => addresses.some((other) => isSame(address, other)))) return node.name;
  }
  return null;
}

/** Whether two addresses are the same one. */
export function isSame(a: IpAddress, b: IpAddress): boolean {
  return a.family === b.family && a.value === b.value;
}
