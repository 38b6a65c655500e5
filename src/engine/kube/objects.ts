import type { Cidr } from "../net/cidr";
import type { IpAddress } from "../net/ip-address";
import type { Protocol } from "../net/protocol";
import type { Range, TextOrigin } from "../source/range";
import type { EndpointSlice, Endpoints, Ingress, IngressClass, Service } from "./door-objects";

export type {
  EndpointAddress,
  EndpointPort,
  EndpointSlice,
  Endpoints,
  Ingress,
  IngressBackend,
  IngressClass,
  IngressRoute,
  Service,
  ServicePort,
} from "./door-objects";

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

/** What a container runs, as far as the text says it. */
export interface Container {
  readonly name: string;
  /** `registry/name:tag` as written; null where absent. */
  readonly image: string | null;
  /** Empty where absent: the image's own entry point runs. */
  readonly command: readonly string[];
  /** Empty where absent. */
  readonly args: readonly string[];
  /** Ports that it declares. */
  readonly ports: readonly ContainerPort[];
}

/** What a pod template and a pod share. */
export interface PodSpec {
  /** `containers`, then `initContainers` with `restartPolicy: Always` (sidecars), in order. */
  readonly containers: readonly Container[];
  /** Ports of all `containers` above (N51), in order. */
  readonly ports: readonly ContainerPort[];
  readonly hostNetwork: boolean;
  readonly nodeName: string | null;
  /** The name behind a headless Service (`hostname.subdomain.namespace.svc`); null where absent: no such name. */
  readonly hostname: string | null;
  /** Name of the headless Service that gives the pod its name; null where absent. */
  readonly subdomain: string | null;
  /** `ClusterFirst` where absent; `Default` and, with hostNetwork, `ClusterFirst` ask the node's resolver instead of the cluster's. */
  readonly dnsPolicy: string | null;
  /** `dnsConfig.nameservers`; empty where absent. With `dnsPolicy: None` the only ones that the pod asks. */
  readonly nameservers: readonly IpAddress[];
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
  /** Of a StatefulSet the headless Service that names its pods (`spec.serviceName`); null where absent and for other kinds. */
  readonly serviceName: string | null;
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
  /** Of `cidr`, and of each of `except`; absent for a block that no text states. */
  readonly parts?: { readonly cidr: Range; readonly except: readonly Range[] };
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
  /** Of its values, the whole item for one that is not written; absent for a port that no text states. */
  readonly parts?: { readonly protocol: Range; readonly port: Range };
}

/** An item of `ingress` or `egress`. */
export interface PolicyRule {
  /** ORed (N19). Empty, whether `from` was missing or `[]`: everyone, in and outside the cluster (N17). */
  readonly peers: readonly Peer[];
  /** ORed. Empty, whether missing or `[]`: all ports and protocols (N18). */
  readonly ports: readonly PolicyPort[];
  readonly range: Range;
  /** Its position in the text where a rule before it is left out for a moment; absent: that in the list. */
  readonly position?: number;
}

/** A NetworkPolicy after decoding and defaulting. */
export interface NetworkPolicy extends NamespacedObject {
  readonly kind: "NetworkPolicy";
  /** Empty selects every pod of the namespace (N2). */
  readonly podSelector: LabelSelector;
  /** After defaulting (N13): whether it isolates its subjects for ingress, for egress. */
  readonly policyTypes: { readonly ingress: boolean; readonly egress: boolean };
  /** Of the list `policyTypes`; null where it is absent or empty, and the server fills it in. */
  readonly typesRange: Range | null;
  /** Whether the text has a list `ingress`, be it an empty one; absent: nobody can tell. */
  readonly listsIngress?: boolean;
  /** Rules as written, even where policyTypes switches them off (N14). */
  readonly ingress: readonly PolicyRule[];
  readonly egress: readonly PolicyRule[];
}

/** What an end of an expectation names. */
export type ExpectationEnd =
  /** A pod of this name or, where there is none, a workload: the short form, a mere string. */
  | { readonly kind: "named"; readonly namespace: string; readonly name: string; readonly range: Range }
  /** One pod, by name; `namespace` is the expectation's own where absent. */
  | { readonly kind: "pod"; readonly namespace: string; readonly name: string; readonly range: Range }
  /** All pods of a workload, by name. */
  | { readonly kind: "workload"; readonly namespace: string; readonly name: string; readonly range: Range }
  /** Every pod that both selectors select, as in a peer of a policy: no namespaceSelector = the expectation's namespace. */
  | {
      readonly kind: "selector";
      readonly namespace: string;
      readonly podSelector: LabelSelector | null;
      readonly namespaceSelector: LabelSelector | null;
      readonly range: Range;
    }
  /** The pods behind a Service; ports of the expectation are then the Service's. Only as `to`. */
  | { readonly kind: "service"; readonly namespace: string; readonly name: string; readonly range: Range }
  /** A name or URL as a client types it; the whole way counts: name, Service, policies, and that something listens. Only as `to`. */
  | { readonly kind: "url"; readonly url: string; readonly range: Range }
  /** One address (N54). */
  | { readonly kind: "address"; readonly address: IpAddress; readonly range: Range }
  /** Every address outside the cluster in this block. */
  | { readonly kind: "cidr"; readonly cidr: Cidr; readonly range: Range };

/** A port of an expectation: all of the protocol where `port` is null; a name is looked up at each destination. */
export interface ExpectationPort {
  readonly protocol: Protocol;
  readonly port: number | string | null;
  readonly endPort: number | null;
  readonly range: Range;
}

/** One connection, or every pair of two selections, that must or must not be possible. */
export interface ExpectedConnection {
  readonly from: ExpectationEnd;
  readonly to: ExpectationEnd;
  /** Empty where absent: every port (to a Service: every port of it). */
  readonly ports: readonly ExpectationPort[];
  readonly expect: "Allowed" | "Denied";
  /** What the author says where it fails; null where absent. */
  readonly message: string | null;
  readonly range: Range;
}

/** `apiVersion: sallyport.dev/v1`, `kind: Expectation`: what must and must not connect. No cluster knows this kind. */
export interface Expectation extends NamespacedObject {
  readonly kind: "Expectation";
  /** `spec` itself, or the items of `spec.connections`; at least one. */
  readonly connections: readonly ExpectedConnection[];
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
  | Endpoints
  | Ingress
  | IngressClass
  | Expectation
  | OtherPolicy;
