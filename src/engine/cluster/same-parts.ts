import type { IpAddress } from "../net/ip-address";
import type { Cluster, ClusterNode, ClusterPod, Workload } from "./cluster";
import { isSame } from "./nodes";

/** The cluster with the nodes, pods and workloads of an earlier one wherever they are equal, so that they can be compared by identity. */
export function keepSameParts(before: Cluster, now: Cluster): Cluster {
  const nodes = keepSame(before.nodes, now.nodes, isSameNode);
  const pods = keepSame(before.pods, now.pods, isSamePod);
  const workloads = keepSame(before.workloads, now.workloads, isSameWorkload);
  const namespaces = keepSame(
    before.namespaces,
    now.namespaces,
    (a, b) => a === b || (a.implied && b.implied && a.origin === b.origin),
  );
  return { ...now, nodes, pods, workloads, namespaces };
}

/** The earlier map itself where nothing differs, not even the order. */
function keepSame<T>(
  before: ReadonlyMap<string, T>,
  now: ReadonlyMap<string, T>,
  isEqual: (a: T, b: T) => boolean,
): ReadonlyMap<string, T> {
  const kept = new Map<string, T>();
  const order = before.keys();
  let isAll = before.size === now.size;
  for (const [key, value] of now) {
    const old = before.get(key);
    const isKept = old !== undefined && isEqual(old, value);
    kept.set(key, isKept ? old : value);
    isAll &&= isKept && order.next().value === key;
  }
  return isAll ? before : kept;
}

function isSameNode(a: ClusterNode, b: ClusterNode): boolean {
  return a.node === b.node && areSame(a.addresses, b.addresses);
}

/** The same object in the same place; its address follows from both. */
function isSamePod(a: ClusterPod, b: ClusterPod): boolean {
  return (
    a.pod === b.pod &&
    a.workload === b.workload &&
    a.fromTemplate === b.fromTemplate &&
    a.node === b.node &&
    areSame(a.nodeAddresses, b.nodeAddresses)
  );
}

function isSameWorkload(a: Workload, b: Workload): boolean {
  return (
    a.name === b.name &&
    a.kind === b.kind &&
    a.namespace === b.namespace &&
    a.assumed === b.assumed &&
    a.pods.length === b.pods.length &&
    a.pods.every((pod, i) => pod === b.pods[i])
  );
}

function areSame(a: readonly IpAddress[], b: readonly IpAddress[]): boolean {
  return a === b || (a.length === b.length && a.every((address, i) => isSameAt(address, b[i])));
}

function isSameAt(address: IpAddress, other: IpAddress | undefined): boolean {
  return other !== undefined && isSame(address, other);
}
