import type { Cluster, ClusterPod } from "../cluster/cluster";
import { isSame, runsOnNodeOf } from "../cluster/nodes";
import { familiesOf } from "../cluster/pod-address";
import type { Endpoint } from "../cluster/resolve-endpoint";
import type { Family, IpAddress } from "../net/ip-address";
import type { CompiledPolicies } from "./compile-policies";
import type { EndpointClass } from "./endpoint-classes";

/** An end as the policies see it: a class of pods, or only an address of a group. */
export type End =
  | { readonly kind: "class"; readonly endpointClass: EndpointClass; readonly pod: ClusterPod }
  | { readonly kind: "node"; readonly node: string; readonly address: IpAddress; readonly group: number }
  | {
      readonly kind: "external";
      readonly group: number;
      /** The address that was named; absent where the end stands for all addresses of its group. */
      readonly address?: IpAddress;
    };

/** *Anyone*: an address outside that no ipBlock names, let in or out by rules without peers alone. */
export function anyoneEnd(compiled: CompiledPolicies): End {
  return { kind: "external", group: compiled.space.groups.length };
}

/** Turns an endpoint into an end; an unknown pod is a defect of the caller and throws. */
export function endOf(compiled: CompiledPolicies, endpoint: Endpoint): End {
  switch (endpoint.kind) {
    case "pod": {
      const pod = compiled.cluster.pods.get(endpoint.pod);
      const endpointClass = compiled.table.classOf(endpoint.pod);
      if (pod === undefined || endpointClass === undefined) throw new Error(`no pod ${endpoint.pod} takes part`);
      return { kind: "class", endpointClass, pod };
    }
    case "node": {
      const group = compiled.space.groupOf(endpoint.address);
      return { kind: "node", node: endpoint.node, address: endpoint.address, group };
    }
    case "external":
      return { kind: "external", group: compiled.space.groupOf(endpoint.address), address: endpoint.address };
  }
}

/**
 * The family that a connection is asked in (N50): that of a named address; else the first of the source's that the
 * destination has too, or the source's primary one where they share none.
 */
export function familyAsked(cluster: Cluster, source: Endpoint, destination: Endpoint): Family {
  const named = destination.address ?? source.address;
  if (named !== null) return named.family;
  const of = (endpoint: Endpoint) => {
    const pod = endpoint.kind === "pod" ? cluster.pods.get(endpoint.pod) : undefined;
    return pod === undefined ? [] : familiesOf(pod, cluster);
  };
  const destinationFamilies = of(destination);
  const sourceFamilies = of(source);
  return (
    sourceFamilies.find((family) => destinationFamilies.includes(family)) ??
    sourceFamilies[0] ??
    destinationFamilies[0] ??
    4
  );
}

/** Whether `other` is the node that a pod runs on, or (hostNetwork) runs on it. Unknown placement is no own node. */
export function isOwnNode(pod: ClusterPod, other: End): boolean {
  switch (other.kind) {
    case "class":
      return runsOnNodeOf(other.pod, pod);
    case "node":
      return other.node === pod.node || pod.nodeAddresses.some((address) => isSame(address, other.address));
    case "external":
      return false;
  }
}
