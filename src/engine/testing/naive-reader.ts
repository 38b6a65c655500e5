import type { Cluster, ClusterNode, ClusterPod, ExcludedPod, PodAddress } from "../cluster/cluster";
import type { Container, ContainerPort, Namespace, NetworkPolicy, OtherPolicy, Pod, PodStatus } from "../kube/objects";
import { type Family, type IpAddress, parseIpAddress } from "../net/ip-address";
import { isProtocol, type Protocol } from "../net/protocol";
import { at, isMap, items, type Json, stringMap, text } from "./json";
import { misread } from "./misreading";
import type { Mutant } from "./mutants";
import { nodeOf, readNodes } from "./naive-nodes";
import { readNaivePolicy } from "./naive-policy-reader";
import { isRefused } from "./naive-validity";
import { templatePods } from "./naive-workloads";
import { NOWHERE } from "./nowhere";

/** Cluster and policies of a scenario. */
export interface NaiveScenario {
  readonly cluster: Cluster;
  readonly policies: readonly NetworkPolicy[];
}

/**
 * Reads valid Kubernetes objects, given as JSON values, into what an evaluator needs: Namespaces, Pods, Nodes,
 * workloads, NetworkPolicies and the kinds of N52; other kinds are passed over. Of errors it knows those of {@link isRefused}.
 */
export function readNaively(written: readonly Json[], mutant?: Mutant): NaiveScenario {
  const listed = openLists(written, mutant);
  const objects = [...listed, ...templatePods(listed, mutant)];
  const ofKind = (kind: string) => objects.filter((object) => at(object, "kind") === kind);
  const policies = objects
    .filter((object) => at(object, "kind") === "NetworkPolicy" && isCore(object, mutant))
    .filter(
      (object) =>
        !isRefused(object) || mutant === "invalid-policy-counts" || mutant === "invalid-ports-become-all-ports",
    )
    .map((object) => readNaivePolicy(object, mutant));
  const allPods = ofKind("Pod").map((object) => readPod(object, mutant));
  const nodes = readNodes(ofKind("Node"), allPods);
  const excludedPods = allPods.flatMap((pod) => excluded(pod, mutant));
  const out = new Set(excludedPods.map((pod) => pod.id));
  const pods = allPods.map((pod) => place(pod, nodes)).filter((pod) => !out.has(pod.id));
  const cluster: Cluster = {
    namespaces: readNamespaces(ofKind("Namespace"), [...allPods, ...policies], mutant),
    pods: new Map(pods.map((pod) => [pod.id, pod])),
    excludedPods,
    workloads: new Map(),
    nodes,
    otherPolicies: objects.flatMap((object) => readOther(object, mutant)),
    presumedFamilies: mutant === "unaddressed-pods-ipv4-only" ? [4] : presumedFamilies(pods, policies),
    assumed: [],
  };
  const scenario = { cluster, policies };
  return mutant === undefined ? scenario : misread(scenario, listed, mutant);
}

/** Every object of its own and of every List. */
export function openLists(written: readonly Json[], mutant?: Mutant): readonly Json[] {
  return written.flatMap((object) => openList(object, mutant, 0));
}

/** The objects of a List, and of Lists in it; items of a typed list (`PodList`) may leave their kind to it. */
function openList(object: Json, mutant: Mutant | undefined, depth: number): readonly Json[] {
  const kind = text(at(object, "kind")) ?? "";
  if (!kind.endsWith("List")) return [object];
  if (mutant === "list-is-ignored" || (mutant === "nested-list-ignored" && depth > 0)) return [];
  if (mutant === "typed-list-ignored" && kind !== "List") return [];
  const inherited =
    kind === "List" ? {} : { apiVersion: at(object, "apiVersion"), kind: kind.slice(0, -"List".length) };
  const opened = items(at(object, "items")).flatMap((item) =>
    openList(isMap(item) ? { ...inherited, ...item } : item, mutant, depth + 1),
  );
  return mutant === "first-item-only" ? opened.slice(0, 1) : opened;
}

/** Name, labels and the places that nothing asks for. */
export function readHead(object: Json) {
  const name = text(at(object, "metadata", "name")) ?? "";
  const labels: Map<string, string> = stringMap(at(object, "metadata", "labels"));
  return { name, labels, nameRange: NOWHERE, origin: { file: "", offset: 0 }, range: NOWHERE };
}

/** The namespace of an object, `default` where it names none. */
export function namespaceOf(object: Json): string {
  return text(at(object, "metadata", "namespace")) || "default";
}

function isCore(policy: Json, mutant?: Mutant): boolean {
  return mutant === "kind-without-api-group" || at(policy, "apiVersion") === "networking.k8s.io/v1";
}

function readNamespaces(
  objects: readonly Json[],
  users: readonly { readonly namespace: string }[],
  mutant?: Mutant,
): Map<string, Namespace> {
  const found = new Map<string, Namespace>();
  const add = (head: ReturnType<typeof readHead>, implied: boolean) => {
    if (mutant !== "metadata-name-label-only-if-written") head.labels.set("kubernetes.io/metadata.name", head.name);
    if (implied && mutant === "absent-namespace-gets-name-label") head.labels.set("name", head.name);
    found.set(head.name, { kind: "Namespace", ...head, implied });
  };
  for (const object of objects) add(readHead(object), false);
  for (const { namespace } of users) {
    if (!found.has(namespace)) add({ ...readHead(null), name: namespace }, true);
  }
  return found;
}

function readPod(object: Json, mutant?: Mutant): Pod {
  const spec = at(object, "spec");
  return {
    kind: "Pod",
    ...readHead(object),
    namespace: namespaceOf(object),
    owner: null,
    hostNetwork: at(spec, "hostNetwork") === true,
    nodeName: text(at(spec, "nodeName")) || null,
    containers: countedContainers(spec, mutant).map(readContainer),
    hostname: text(at(spec, "hostname")) || null,
    subdomain: text(at(spec, "subdomain")) || null,
    dnsPolicy: text(at(spec, "dnsPolicy")) || null,
    nameservers: readAddresses(items(at(spec, "dnsConfig", "nameservers"))),
    ports: countedContainers(spec, mutant).flatMap((container) => items(at(container, "ports")).map(readPort)),
    status: readStatus(at(object, "status"), mutant),
  };
}

/** Containers whose ports have names that count (N51). */
function countedContainers(spec: Json, mutant?: Mutant): readonly Json[] {
  const inits = items(at(spec, "initContainers"));
  if (mutant === "sidecar-names-unknown") return items(at(spec, "containers"));
  if (mutant === "init-container-names-count") return [...items(at(spec, "containers")), ...inits];
  const sidecars = inits.filter((container) => at(container, "restartPolicy") === "Always");
  return [...items(at(spec, "containers")), ...sidecars];
}

function readContainer(container: Json): Container {
  const words = (list: Json) => items(list).map((item) => text(item) ?? "");
  return {
    name: text(at(container, "name")) ?? "",
    image: text(at(container, "image")) || null,
    command: words(at(container, "command")),
    args: words(at(container, "args")),
    ports: items(at(container, "ports")).map(readPort),
  };
}

function readPort(port: Json): ContainerPort {
  const number = at(port, "containerPort");
  return {
    name: text(at(port, "name")) || null,
    protocol: readProtocol(at(port, "protocol")),
    port: typeof number === "number" ? number : 0,
    range: NOWHERE,
  };
}

/** TCP where it is absent (N21). */
export function readProtocol(value: Json): Protocol {
  const written = text(value) ?? "TCP";
  return isProtocol(written) ? written : "TCP";
}

function readStatus(status: Json, mutant?: Mutant): PodStatus | null {
  if (status === null || Object.keys(status).length === 0) return null;
  return {
    phase: text(at(status, "phase")),
    podIPs: misorder(addressesOf(status, "podIP"), mutant),
    hostIPs: addressesOf(status, "hostIP"),
    ready: readReady(status),
  };
}

/** The Ready condition; null where there is none. */
function readReady(status: Json): boolean | null {
  const condition = items(at(status, "conditions")).find((one) => at(one, "type") === "Ready");
  return condition === undefined ? null : at(condition, "status") === "True";
}

function misorder(addresses: readonly IpAddress[], mutant?: Mutant): readonly IpAddress[] {
  if (mutant === "first-address-only") return addresses.slice(0, 1);
  return mutant === "last-address-is-primary" ? addresses.toReversed() : addresses;
}

/** The plural list, else the single field. */
function addressesOf(status: Json, field: "podIP" | "hostIP"): readonly IpAddress[] {
  const many = items(at(status, `${field}s`)).map((item) => at(item, "ip"));
  return readAddresses(many.length > 0 ? many : [at(status, field)]);
}

/** Addresses of texts, those that are none left out. */
export function readAddresses(values: readonly Json[]): readonly IpAddress[] {
  return values.flatMap((value) => parseIpAddress(text(value) ?? "") ?? []);
}

/** Finished pods take no part (N47, N53). */
function excluded(pod: Pod, mutant?: Mutant): readonly ExcludedPod[] {
  const phase = pod.status?.phase;
  if (mutant === "pending-pods-take-no-part" && phase === "Pending") {
    return [{ id: `${pod.namespace}/${pod.name}`, pod, workload: "", reason: "failed" }];
  }
  if ((phase !== "Succeeded" && phase !== "Failed") || mutant === "finished-pods-count") return [];
  const reason = phase === "Succeeded" ? "succeeded" : "failed";
  return [{ id: `${pod.namespace}/${pod.name}`, pod, workload: "", reason }];
}

function place(pod: Pod, nodes: ReadonlyMap<string, ClusterNode>): ClusterPod {
  const node = nodeOf(pod, nodes);
  const nodeAddresses = node?.addresses ?? [];
  const id = `${pod.namespace}/${pod.name}`;
  return {
    id,
    name: pod.name,
    namespace: pod.namespace,
    pod,
    workload: id,
    fromTemplate: false,
    address: addressOf(pod, nodeAddresses),
    node: node?.name ?? null,
    nodeAddresses,
  };
}

/** What is known of a pod's addresses (N53); a hostNetwork pod has its node's (N37). */
function addressOf(pod: Pod, nodeAddresses: readonly IpAddress[]): PodAddress {
  const stated = pod.status?.podIPs ?? [];
  if (stated.length > 0) return { kind: "stated", addresses: stated };
  if (pod.hostNetwork) {
    return nodeAddresses.length > 0 ? { kind: "stated", addresses: nodeAddresses } : { kind: "node" };
  }
  return { kind: pod.status?.phase === "Pending" ? "none" : "presumed" };
}

/** Policies of kinds that are not evaluated (N52); in the wrong reading they wear the labels that they select. */
function readOther(object: Json, mutant?: Mutant): readonly OtherPolicy[] {
  const apiVersion = text(at(object, "apiVersion")) ?? "";
  if (!/^(policy\.networking\.k8s\.io|cilium\.io|(crd\.)?projectcalico\.org|crd\.antrea\.io)\//.test(apiVersion))
    return [];
  const namespace = text(at(object, "metadata", "namespace"));
  const actualKind = text(at(object, "kind")) ?? "";
  const head = readHead(object);
  if (mutant !== "other-policies-only-where-selected") {
    return [{ kind: "OtherPolicy", ...head, apiVersion, actualKind, namespace }];
  }
  const labels = stringMap(at(object, "spec", "endpointSelector", "matchLabels"));
  return [{ kind: "OtherPolicy", ...head, labels, apiVersion, actualKind, namespace }];
}

/** Families of stated addresses; where none is stated those of the ipBlocks and IPv4. */
function presumedFamilies(pods: readonly ClusterPod[], policies: readonly NetworkPolicy[]): readonly Family[] {
  const stated = pods.flatMap((pod) => (pod.address.kind === "stated" ? pod.address.addresses : []));
  const families = new Set(stated.map((address) => address.family));
  if (families.size === 0) {
    families.add(4);
    for (const rule of policies.flatMap((policy) => [...policy.ingress, ...policy.egress])) {
      for (const peer of rule.peers) if (peer.kind === "ipBlock") families.add(peer.cidr.family);
    }
  }
  return [...families].sort();
}
