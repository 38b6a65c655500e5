import type { Cluster, ClusterPod } from "../../cluster/cluster";
import { selectorMatchesAll } from "../../cluster/selected-pods";
import type { Protocol } from "../../net/protocol";
import type { Evaluation } from "../../policy/evaluation";
import type { Labels } from "../policy/policy-value";
import { isSameValue } from "../text/edit-value";

/** Whom a rule, or the policy around it, is to name. */
export type AllowEnd = PodsEnd | AddressesEnd | AnyoneEnd;

/** Pods of a namespace. */
export interface PodsEnd {
  readonly kind: "pods";
  readonly namespace: string;
  /** Empty: all pods of the namespace, which is only written where that was chosen. */
  readonly labels: Labels;
  /** How a policy of another namespace names this one; absent: by the label that fits best. */
  readonly namespaceLabels?: Labels;
}

/** Addresses outside of the cluster. */
export interface AddressesEnd {
  readonly kind: "addresses";
  readonly cidr: string;
  /** Blocks inside that are left out; absent: none. */
  readonly except?: readonly string[];
}

/** Everyone, in and outside of the cluster: a rule without peers, which is only written where that was chosen. */
export interface AnyoneEnd {
  readonly kind: "anyone";
}

/** A port that is to be opened. */
export interface AllowPort {
  readonly protocol: Protocol;
  /** A number, or the name that containers give it. */
  readonly port: number | string;
}

/** Whether both name the same pods in the same way; how their namespace is named is not compared. */
export function isSamePodsEnd(a: PodsEnd, b: PodsEnd): boolean {
  return a.namespace === b.namespace && isSameValue(a.labels, b.labels);
}

/** The pods that an end names now, in the order of the text; none for what lies outside. */
export function podsOfAllowEnd(cluster: Cluster, end: AllowEnd): readonly ClusterPod[] {
  return end.kind === "pods" ? podsWithLabels(cluster, end.namespace, end.labels) : [];
}

/** Those of the pods that labels name: not one in its node's network, where the profile takes it for the node. */
export function podsThatLabelsName({ cluster, profile }: Evaluation, end: AllowEnd): readonly ClusterPod[] {
  const pods = podsOfAllowEnd(cluster, end);
  return profile.hostNetworkAsNode === "yes" ? pods.filter(({ pod }) => !pod.hostNetwork) : pods;
}

/** The pods of a namespace that wear all of some labels. */
export function podsWithLabels(cluster: Cluster, namespace: string, labels: Labels): readonly ClusterPod[] {
  return podsOfNamespace(cluster, namespace).filter(({ pod }) => selectorMatchesAll(labels, pod.labels));
}

/** All pods of a namespace that take part. */
export function podsOfNamespace(cluster: Cluster, namespace: string): readonly ClusterPod[] {
  const known = byNamespace.get(cluster) ?? groupPods(cluster);
  byNamespace.set(cluster, known);
  return known.get(namespace) ?? [];
}

/** A form asks about the same pods many times. */
const byNamespace = new WeakMap<Cluster, ReadonlyMap<string, readonly ClusterPod[]>>();

function groupPods({ pods }: Cluster): ReadonlyMap<string, readonly ClusterPod[]> {
  const groups = new Map<string, ClusterPod[]>();
  for (const pod of pods.values()) {
    const group = groups.get(pod.namespace);
    if (group === undefined) groups.set(pod.namespace, [pod]);
    else group.push(pod);
  }
  return groups;
}
