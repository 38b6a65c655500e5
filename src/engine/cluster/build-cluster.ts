import { NAMESPACE_NAME_LABEL } from "../kube/namespace-name-label";
import type { DecodedObject, Namespace, NetworkPolicy, OtherPolicy, Pod } from "../kube/objects";
import type { Family } from "../net/ip-address";
import type { Cluster, ClusterPod, ExcludedPod, Workload } from "./cluster";
import { isNamespaced, type NamespacedDecodedObject } from "./namespaced";
import { collectNodes, nodeOfPod } from "./nodes";
import { locatePod } from "./pod-address";
import { groupWorkloads } from "./workloads";

/** Something worth telling about an object, found when objects are put together. */
export interface ClusterNote {
  readonly code: "namespace-implied" | "pod-excluded" | "replicas-capped" | "other-policies-present";
  readonly object: DecodedObject;
  readonly message: string;
}

/** A cluster and what there is to say about it. */
export interface ClusterBuild {
  readonly cluster: Cluster;
  readonly notes: readonly ClusterNote[];
  /** Whether some pod states an address, so that no ipBlock decides about the families of those that do not. */
  readonly areFamiliesStated: boolean;
}

/** Puts decoded objects together: namespaces, pods (stated ones and those of templates), workloads, nodes. */
export function buildCluster(objects: readonly DecodedObject[]): ClusterBuild {
  const notes: ClusterNote[] = [];
  const namespaces = collectNamespaces(objects, notes);
  const nodes = collectNodes(objects);
  const grouping = groupWorkloads(objects, nodes);
  for (const { object, message } of grouping.capped) notes.push({ code: "replicas-capped", object, message });
  const pods = new Map<string, ClusterPod>();
  const excludedPods: ExcludedPod[] = [];
  for (const { pod, workload, fromTemplate } of grouping.pods) {
    const id = `${pod.namespace}/${pod.name}`;
    const reason = endOf(pod);
    if (reason !== null) {
      excludedPods.push({ id, pod, workload, reason });
      const message = `the pod has ${reason === "failed" ? "failed" : "succeeded"} and takes no part`;
      notes.push({ code: "pod-excluded", object: pod, message });
      continue;
    }
    const { node, nodeAddresses } = nodeOfPod(pod, nodes);
    const address = locatePod(pod, nodeAddresses);
    pods.set(id, {
      id,
      name: pod.name,
      namespace: pod.namespace,
      pod,
      workload,
      fromTemplate,
      address,
      node,
      nodeAddresses,
    });
  }
  const otherPolicies = objects.filter((object): object is OtherPolicy => object.kind === "OtherPolicy");
  for (const object of otherPolicies) {
    const message = `${object.actualKind} (${object.apiVersion}) can change verdicts and is not evaluated`;
    notes.push({ code: "other-policies-present", object, message });
  }
  const stated = statedFamilies(pods);
  return {
    cluster: {
      namespaces,
      pods,
      excludedPods,
      workloads: workloadsOf(grouping.workloads, pods),
      nodes,
      otherPolicies,
      presumedFamilies: stated.length > 0 ? stated : presumeFamilies(objects),
      assumed: [],
    },
    notes,
    areFamiliesStated: stated.length > 0,
  };
}

/** Namespaces that the API server makes by itself, with no other label: nothing is missing where no text states them. */
const IN_EVERY_CLUSTER: ReadonlySet<string> = new Set(["default", "kube-system", "kube-public", "kube-node-lease"]);

/** Declared namespaces, then those that other objects name (they have one label only, trap 15). */
function collectNamespaces(objects: readonly DecodedObject[], notes: ClusterNote[]): Map<string, Namespace> {
  const namespaces = new Map<string, Namespace>();
  for (const object of objects) if (object.kind === "Namespace") namespaces.set(object.name, object);
  for (const object of objects) {
    if (!isNamespaced(object) || namespaces.has(object.namespace)) continue;
    namespaces.set(object.namespace, implyNamespace(object));
    if (IN_EVERY_CLUSTER.has(object.namespace)) continue;
    const message = `no Namespace object “${object.namespace}” is given: it is taken to have the label ${NAMESPACE_NAME_LABEL}=${object.namespace} and no other`;
    notes.push({ code: "namespace-implied", object, message });
  }
  return namespaces;
}

function implyNamespace(object: NamespacedDecodedObject): Namespace {
  const { namespace: name, origin, range, nameRange } = object;
  const labels = new Map([[NAMESPACE_NAME_LABEL, name]]);
  return { kind: "Namespace", name, nameRange, labels, origin, range, implied: true };
}

/** Finished pods take no part (N47, N53). */
function endOf(pod: Pod): ExcludedPod["reason"] | null {
  if (pod.status?.phase === "Succeeded") return "succeeded";
  return pod.status?.phase === "Failed" ? "failed" : null;
}

function workloadsOf(workloads: readonly Workload[], pods: ReadonlyMap<string, ClusterPod>): Map<string, Workload> {
  const members = new Map<string, string[]>(workloads.map((workload) => [workload.id, []]));
  for (const pod of pods.values()) members.get(pod.workload)?.push(pod.id);
  return new Map(workloads.map((workload) => [workload.id, { ...workload, pods: members.get(workload.id) ?? [] }]));
}

function statedFamilies(pods: ReadonlyMap<string, ClusterPod>): readonly Family[] {
  const stated = new Set<Family>();
  for (const { address } of pods.values()) {
    if (address.kind === "stated") for (const { family } of address.addresses) stated.add(family);
  }
  return [...stated].sort();
}

/** Families of pods where none states an address: IPv4, and those of ipBlocks. */
export function presumeFamilies(objects: readonly DecodedObject[]): readonly Family[] {
  const policies = objects.filter((object): object is NetworkPolicy => object.kind === "NetworkPolicy");
  const blocks = policies.flatMap((policy) => [...policy.ingress, ...policy.egress]).flatMap((rule) => rule.peers);
  const usesIpv6 = blocks.some((peer) => peer.kind === "ipBlock" && peer.cidr.family === 6);
  return usesIpv6 ? [4, 6] : [4];
}
