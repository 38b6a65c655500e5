import type { Cidr } from "../net/cidr";
import type { IpAddress } from "../net/ip-address";
import type { Protocol } from "../net/protocol";
import type { Range } from "../source/range";
import type { KubeObject, NamespacedObject } from "./objects";

/** A port of a Service. */
export interface ServicePort {
  readonly name: string | null;
  readonly protocol: Protocol;
  /** 1 to 65535. */
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
  /** Where the selector stands; the object's name where it has none. */
  readonly selectorRange: Range;
  readonly ports: readonly ServicePort[];
  /** `clusterIP: None`: its name resolves to the pods themselves. */
  readonly headless: boolean;
  /** Endpoints and names also of pods that are not ready; false where absent. */
  readonly publishNotReadyAddresses: boolean;
  readonly clusterIPs: readonly IpAddress[];
  readonly externalIPs: readonly IpAddress[];
  readonly loadBalancerIPs: readonly IpAddress[];
  /** Clients that its load balancer lets in (`loadBalancerSourceRanges`); empty where absent: all. */
  readonly sourceRanges: readonly Cidr[];
  readonly externalName: string | null;
  /** Where the external name stands; the object's name where it has none. */
  readonly externalNameRange: Range;
  /** `Cluster` where absent. */
  readonly externalTrafficPolicy: "Cluster" | "Local";
}

/** Endpoints that are stated rather than selected. */
export interface EndpointSlice extends NamespacedObject {
  readonly kind: "EndpointSlice";
  /** From the label `kubernetes.io/service-name`; null where it is absent. */
  readonly serviceName: string | null;
  readonly addresses: readonly EndpointAddress[];
  readonly ports: readonly EndpointPort[];
}

/** An address of an EndpointSlice or of Endpoints. */
export interface EndpointAddress {
  readonly address: IpAddress;
  readonly ready: boolean;
  /** Its name behind a headless Service (`hostname.service.namespace.svc`); null where absent: it has none. */
  readonly hostname: string | null;
}

/** A port of an EndpointSlice or of Endpoints; its name is that of the Service's port. */
export interface EndpointPort {
  readonly name: string | null;
  readonly protocol: Protocol;
  readonly port: number;
}

/** Endpoints (v1): those of the Service of the same name, as clusters had them before EndpointSlices and still mirror them. */
export interface Endpoints extends NamespacedObject {
  readonly kind: "Endpoints";
  readonly subsets: readonly Pick<EndpointSlice, "addresses" | "ports">[];
}

/** One path of an Ingress with the Service behind it. */
export interface IngressRoute {
  /** Null: every host. */
  readonly host: string | null;
  readonly path: string;
  readonly pathType: "Exact" | "Prefix" | "ImplementationSpecific";
  readonly backend: IngressBackend;
  readonly range: Range;
}

/** The Service that a route leads to; in the Ingress's own namespace. */
export interface IngressBackend {
  readonly service: string;
  /** Number or name of the Service's port. */
  readonly port: number | string;
  readonly range: Range;
}

/** An Ingress with its routes in the order of the text. */
export interface Ingress extends NamespacedObject {
  readonly kind: "Ingress";
  /** `spec.ingressClassName`, else the annotation `kubernetes.io/ingress.class`; null: the default class, if there is one. */
  readonly className: string | null;
  /** True where the class is the annotation's, which a controller takes by its own name without an IngressClass. */
  readonly isClassAnnotated: boolean;
  readonly routes: readonly IngressRoute[];
  /** Where requests go that no route matches; null where absent: they are answered with 404. */
  readonly defaultBackend: IngressBackend | null;
}

/** An IngressClass. */
export interface IngressClass extends KubeObject {
  readonly kind: "IngressClass";
  readonly controller: string | null;
  readonly isDefault: boolean;
}
