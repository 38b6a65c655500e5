import type { ClusterNode } from "../cluster/cluster";
import type { Pod } from "../kube/objects";
import { formatIpAddress, type IpAddress } from "../net/ip-address";
import { at, items, type Json, text } from "./json";
import { readAddresses, readHead } from "./naive-reader";

/**
 * The nodes of a cluster: those of Node objects, those that pods name, and those of which pods state only an address
 * (called by it). What a pod states of its node's addresses is added to them.
 */
export function readNodes(objects: readonly Json[], pods: readonly Pod[]): Map<string, ClusterNode> {
  const found = new Map<string, ClusterNode>();
  for (const object of objects) {
    const written = items(at(object, "status", "addresses"))
      .filter((item) => ["InternalIP", "ExternalIP"].includes(text(at(item, "type")) ?? ""))
      .map((item) => at(item, "address"));
    const addresses = readAddresses(written);
    const head = readHead(object);
    found.set(head.name, { name: head.name, addresses, node: { kind: "Node", ...head, addresses } });
  }
  for (const pod of pods) if (pod.nodeName !== null) addAddresses(found, pod.nodeName, hostIPs(pod));
  for (const pod of pods) {
    const [first] = hostIPs(pod);
    if (pod.nodeName !== null || first === undefined) continue;
    addAddresses(found, holderOf(hostIPs(pod), found)?.name ?? formatIpAddress(first), hostIPs(pod));
  }
  return found;
}

/** The node on which a pod runs, as far as its name, `hostIP`, or with hostNetwork its own address says it. */
export function nodeOf(pod: Pod, nodes: ReadonlyMap<string, ClusterNode>): ClusterNode | null {
  if (pod.nodeName !== null) return nodes.get(pod.nodeName) ?? null;
  return holderOf([...hostIPs(pod), ...(pod.hostNetwork ? (pod.status?.podIPs ?? []) : [])], nodes);
}

function hostIPs(pod: Pod): readonly IpAddress[] {
  return pod.status?.hostIPs ?? [];
}

function addAddresses(nodes: Map<string, ClusterNode>, name: string, addresses: readonly IpAddress[]): void {
  const known = nodes.get(name) ?? { name, addresses: [], node: null };
  const more = addresses.filter((address) => !known.addresses.some((other) => isSame(other, address)));
  nodes.set(name, { ...known, addresses: [...known.addresses, ...more] });
}

function holderOf(addresses: readonly IpAddress[], nodes: ReadonlyMap<string, ClusterNode>): ClusterNode | null {
  const holds = (node: ClusterNode) => node.addresses.some((own) => addresses.some((address) => isSame(own, address)));
  return [...nodes.values()].find(holds) ?? null;
}

function isSame(a: IpAddress, b: IpAddress): boolean {
  return a.family === b.family && a.value === b.value;
}
