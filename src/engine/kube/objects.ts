import type { Cidr } from "../net/cidr";
import type { IpAddress } from "../net/ip-address";
import type { Protocol } from "../net/protocol";
import type { Range, TextOrigin } from "../source/range";

/** Labels of an object. A Map, since a label may be called `constructor` or `__proto__` (trap 14). */
export type Labels = ReadonlyMap<string, string>;

/** What every decoded object says of itself. Ranges are relative to `origin`. */
export interface KubeObject {
  readonly name: string;
  readonly nameRange: Range;
  readonly labels: Labels;
  readonly origin: TextOrigin;
  /** Extent of the whole object. */
  readonly range: Range;
  /** Index of the YAML document in its file. */
  readonly document: number;
}

/** An object of a namespace; one that names none is in the default one (`--namespace`). */
export interface NamespacedObject extends KubeObject {
  readonly namespace: string;
}

/** A Namespace. `labels` always has `kubernetes.io/metadata.name` = its name (N34), whatever the text says. */
export interface Namespace extends KubeObject {
  readonly kind: "Namespace";
  /** True for a namespace that no object declares, but that others name; it has that one label only (trap 15). */
  readonly implied: boolean;
}

/** A port that a container declares. */
export interface ContainerPort {
  /** Null where the port has no name. */
  readonly name: string | null;
  readonly protocol: Protocol;
  /** 1 to 65535. */
  readonly port: number;
  readonly range: Range;
}

/** A controller's reference in `ownerReferences`. */
export interface OwnerReference {
  readonly kind: string;
  readonly name: string;
}

/** What `status` of a Pod says; a Pod without any status is presumed Running and Ready (N53). */
export interface PodStatus {
  /** `Pending`, `Running`, `Succeeded`, `Failed`, `Unknown`; null where absent. */
  readonly phase: string | null;
  /** `podIPs`, else `podIP`, in order, the first is the primary; empty where the pod states none. */
  readonly podIPs: readonly IpAddress[];
  /** `hostIPs`, else `hostIP`: addresses of the pod's own node. */
  readonly hostIPs: readonly IpAddress[];
  /** The Ready condition; null where there is none. */
  readonly ready: boolean | null;
}

/** What a pod template and a pod share. */
export interface PodSpec {
  /** Ports of `containers` and of `initContainers` with `restartPolicy: Always` (N51), in order. */
  readonly ports: readonly ContainerPort[];
  readonly hostNetwork: boolean;
  readonly nodeName: string | null;
}

/** A Pod, as the text states it or as a template would make it. */
export interface Pod extends NamespacedObject, PodSpec {
  readonly kind: "Pod";
  /** The controlling owner, or null. */
  readonly owner: OwnerReference | null;
  /** Null where the object has no `status` at all, or an empty one (N53). */
  readonly status: PodStatus | null;
}

/** A Node, as far as addresses go. */
export interface Node extends KubeObject {
  readonly kind: "Node";
  /** `status.addresses` of types InternalIP and ExternalIP. */
  readonly addresses: readonly IpAddress[];
}

/** Kinds that make pods from a template. */
export type WorkloadKind =
  | "Deployment"
  | "ReplicaSet"
  | "StatefulSet"
  | "DaemonSet"
  | "Job"
  | "CronJob"
  | "ReplicationController";

/** An object that makes pods from a template. */
export interface WorkloadObject extends NamespacedObject {
  readonly kind: WorkloadKind;
  /** `spec.replicas` (for a Job `parallelism`); absent means 1. Meaningless for a DaemonSet. */
  readonly replicas: number;
  readonly owner: OwnerReference | null;
  readonly template: PodTemplate;
}

/** The pod template of a workload. */
export interface PodTemplate extends PodSpec {
  readonly labels: Labels;
  /** Extent of `spec.template`. */
  readonly range: Range;
}

/** One requirement of a label selector; an item of matchLabels is `In` with one value. */
export interface LabelRequirement {
  readonly key: string;
  readonly operator: "In" | "NotIn" | "Exists" | "DoesNotExist";
  /** For In and NotIn at least one, else empty. */
  readonly values: readonly string[];
  readonly range: Range;
}

/** The AND of its requirements; none of them = everything matches (N3). An absent selector is null where it is optional. */
export interface LabelSelector {
  readonly requirements: readonly LabelRequirement[];
  readonly range: Range;
}

/** An item of `from` or `to`. */
export type Peer = PodPeer | IpBlockPeer;

/** Selects pods. At least one of both selectors is there: both = AND (N28), pods only = the policy's namespace (N26), namespaces only = all their pods (N27). */
export interface PodPeer {
  readonly kind: "pods";
  readonly podSelector: LabelSelector | null;
  readonly namespaceSelector: LabelSelector | null;
  readonly range: Range;
}

/** Addresses in `cidr` and in none of `except` (N31). */
export interface IpBlockPeer {
  readonly kind: "ipBlock";
  readonly cidr: Cidr;
  readonly except: readonly Cidr[];
  readonly range: Range;
}

/** An item of `ports` of a rule. */
export interface PolicyPort {
  /** TCP where absent (N21). */
  readonly protocol: Protocol;
  /** Number, name of a container port of the destination, or null: every port of the protocol (N22). */
  readonly port: number | string | null;
  /** Inclusive end of a range that starts at a numeric `port` (N25); null where absent. */
  readonly endPort: number | null;
  readonly range: Range;
}

/** An item of `ingress` or `egress`. */
export interface PolicyRule {
  /** ORed (N19). Empty, whether `from` was missing or `[]`: everyone, in and outside the cluster (N17). */
  readonly peers: readonly Peer[];
  /** ORed. Empty, whether missing or `[]`: all ports and protocols (N18). */
  readonly ports: readonly PolicyPort[];
  readonly range: Range;
}

/** A NetworkPolicy after decoding and defaulting. */
export interface NetworkPolicy extends NamespacedObject {
  readonly kind: "NetworkPolicy";
  /** Empty selects every pod of the namespace (N2). */
  readonly podSelector: LabelSelector;
  /** After defaulting (N13): whether it isolates its subjects for ingress, for egress. */
  readonly policyTypes: { readonly ingress: boolean; readonly egress: boolean };
  /** Rules as written, even where policyTypes switches them off (N14). */
  readonly ingress: readonly PolicyRule[];
  readonly egress: readonly PolicyRule[];
}

/** A port of a Service. */
export interface ServicePort {
  readonly name: string | null;
  readonly protocol: Protocol;
  readonly port: number;
  /** Number or name; the port itself where absent. */
  readonly targetPort: number | string;
  readonly nodePort: number | null;
  readonly range: Range;
}

/** A Service: what it selects, and how it is exposed. */
export interface Service extends NamespacedObject {
  readonly kind: "Service";
  readonly type: "ClusterIP" | "NodePort" | "LoadBalancer" | "ExternalName";
  /** Equality-based; null or empty: no pods are selected (endpoints come from EndpointSlices). */
  readonly selector: ReadonlyMap<string, string> | null;
  readonly ports: readonly ServicePort[];
  readonly headless: boolean;
  readonly clusterIPs: readonly IpAddress[];
  readonly externalIPs: readonly IpAddress[];
  readonly loadBalancerIPs: readonly IpAddress[];
  readonly externalName: string | null;
  /** `Cluster` where absent. */
  readonly externalTrafficPolicy: "Cluster" | "Local";
}

/** Endpoints that are stated rather than selected. */
export interface EndpointSlice extends NamespacedObject {
  readonly kind: "EndpointSlice";
  /** From the label `kubernetes.io/service-name`; null where it is absent. */
  readonly serviceName: string | null;
  readonly addresses: readonly { readonly address: IpAddress; readonly ready: boolean }[];
  readonly ports: readonly { readonly name: string | null; readonly protocol: Protocol; readonly port: number }[];
}

/** One path of an Ingress with the Service behind it. */
export interface IngressRoute {
  /** Null: every host. */
  readonly host: string | null;
  readonly path: string;
  readonly pathType: "Exact" | "Prefix" | "ImplementationSpecific";
  readonly service: string;
  /** Number or name of the Service's port. */
  readonly port: number | string;
  readonly range: Range;
}

/** An Ingress with its routes in the order of the text. */
export interface Ingress extends NamespacedObject {
  readonly kind: "Ingress";
  readonly className: string | null;
  readonly routes: readonly IngressRoute[];
  readonly defaultBackend: { readonly service: string; readonly port: number | string } | null;
}

/** An IngressClass. */
export interface IngressClass extends KubeObject {
  readonly kind: "IngressClass";
  readonly controller: string | null;
  readonly isDefault: boolean;
}

/** A policy of a kind that can change verdicts and is not evaluated (N52). */
export interface OtherPolicy extends KubeObject {
  readonly kind: "OtherPolicy";
  readonly apiVersion: string;
  readonly actualKind: string;
  readonly namespace: string | null;
}

/** Every kind of object that is decoded. */
export type DecodedObject =
  | Namespace
  | Pod
  | Node
  | WorkloadObject
  | NetworkPolicy
  | Service
  | EndpointSlice
  | Ingress
  | IngressClass
  | OtherPolicy;
