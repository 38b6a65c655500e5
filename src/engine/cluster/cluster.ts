import type { DecodedObject, Namespace, Node, OtherPolicy, Pod, WorkloadKind } from "../kube/objects";
import type { Family, IpAddress } from "../net/ip-address";

/** What policies act on: the pods that take part, where they lie, and what they belong to. */
export interface Cluster {
  /** Every namespace that an object declares or names, by name; order of the text, implied ones last. */
  readonly namespaces: ReadonlyMap<string, Namespace>;
  /** Pods that take part, by id (`namespace/name`), in the order of the text, template pods after stated ones. */
  readonly pods: ReadonlyMap<string, ClusterPod>;
  /** Pods that take no part (finished ones, N47 and N53), by id. */
  readonly excludedPods: readonly ExcludedPod[];
  readonly workloads: ReadonlyMap<string, Workload>;
  /** Node objects and the nodes that pods name, by name. */
  readonly nodes: ReadonlyMap<string, ClusterNode>;
  /** Policies of kinds that are not evaluated (N52). */
  readonly otherPolicies: readonly OtherPolicy[];
  /** Families that a pod without a stated address is presumed to have (section 8): those that stated addresses use, else those of the ipBlocks and IPv4. */
  readonly presumedFamilies: readonly Family[];
  /**
   * Objects that no text states and every cluster has (DNS, an ingress controller); their `origin.file` is empty. Empty
   * for a cluster that is only what the text states.
   */
  readonly assumed: readonly DecodedObject[];
}

/** A pod that takes part in verdicts. */
export interface ClusterPod {
  /** `namespace/name`. */
  readonly id: string;
  readonly name: string;
  readonly namespace: string;
  /** The object: the Pod, or a pod made of its workload's template. */
  readonly pod: Pod;
  /** Id of the workload that it is drawn and listed in. */
  readonly workload: string;
  /** True where no object states this pod: it was made from a template. */
  readonly fromTemplate: boolean;
  readonly address: PodAddress;
  /** Name of its node, or null where nothing says it. */
  readonly node: string | null;
  /** Its own node's addresses, as far as stated by the Node or by the pod's `hostIP`. */
  readonly nodeAddresses: readonly IpAddress[];
}

/**
 * What is known of a pod's addresses.
 * `stated`: these, the first is the primary. `presumed`: somewhere in the pod CIDR (N53). `none`: it has none yet
 * (Pending without podIP), it takes part in no ipBlock. `node`: a hostNetwork pod whose node states no address:
 * somewhere.
 */
export type PodAddress =
  | { readonly kind: "stated"; readonly addresses: readonly IpAddress[] }
  | { readonly kind: "presumed" }
  | { readonly kind: "none" }
  | { readonly kind: "node" };

export interface ExcludedPod {
  readonly id: string;
  readonly pod: Pod;
  readonly workload: string;
  readonly reason: "succeeded" | "failed";
}

/** Pods of the same controller, or loose pods of a namespace with the same labels. */
export interface Workload {
  /** `namespace/name`; where two kinds share a name, `namespace/name (Kind)` for all but the first. */
  readonly id: string;
  readonly namespace: string;
  /** Name of the controller; for loose pods the pod's name, or of several the longest common part. */
  readonly name: string;
  /** `Pod` for loose pods. */
  readonly kind: WorkloadKind | "Pod" | "Other";
  /** Ids of its pods that take part, in order; empty for `replicas: 0`. */
  readonly pods: readonly string[];
  /** True for what no text states and every cluster has: DNS pods, an ingress controller. */
  readonly assumed: boolean;
}

export interface ClusterNode {
  readonly name: string;
  readonly addresses: readonly IpAddress[];
  /** The object, or null for a node that only pods name. */
  readonly node: Node | null;
}
