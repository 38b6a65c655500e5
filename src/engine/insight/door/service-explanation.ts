import type { Place } from "../../source/range";

/** What a Service or an Ingress is and leads to, for its card. */
export type DoorExplanation = ServiceExplanation | IngressExplanation;

/** A Service as a client meets it. */
export interface ServiceExplanation {
  readonly kind: "service";
  /** Node id in the picture: `service namespace/name`. */
  readonly id: string;
  readonly namespace: string;
  readonly name: string;
  /** `ClusterIP`, `headless`, `NodePort`, `LoadBalancer`, `ExternalName`. */
  readonly type: string;
  /** Names by which pods of its namespace and of others know it, the shortest first. */
  readonly names: readonly string[];
  /** `app=web, tier=front`; null: it has no selector. */
  readonly selector: string | null;
  readonly ports: readonly ServicePortExplanation[];
  /** Pods behind it, ready or not. */
  readonly endpoints: readonly ServiceEndpoint[];
  /** Why it is broken (“its selector app=wbe selects no pod; 3 pods have app=web”); null where it works. */
  readonly problem: string | null;
  /** `namespace/name` of the Ingresses that lead here. */
  readonly ingresses: readonly string[];
  readonly place: Place;
  readonly line: number;
}

export interface ServicePortExplanation {
  /** `80`, `80/UDP`, `http 80`. */
  readonly words: string;
  readonly port: number;
  readonly protocol: "TCP" | "UDP" | "SCTP";
  /** What pods get: `8080`, or `http (8080 on 2 pods, 8081 on 1)`. */
  readonly target: string;
  /** How many of its ready pods listen there. */
  readonly listening: number;
  /** Where clients outside ask for it: `198.51.100.1:80`, a node's `192.168.10.1:30001`; empty: nowhere that the text states. */
  readonly outside: readonly string[];
}

export interface ServiceEndpoint {
  /** `namespace/pod`, or an address of an EndpointSlice that is no pod. */
  readonly name: string;
  readonly isReady: boolean;
}

/** An Ingress and where its routes lead. */
export interface IngressExplanation {
  readonly kind: "ingress";
  /** Node id in the picture: `ingress namespace/name`. */
  readonly id: string;
  readonly namespace: string;
  readonly name: string;
  /** Null: none is named and there is no default class. */
  readonly className: string | null;
  /** Pods that carry its traffic, `namespace/pod`. */
  readonly controllers: readonly string[];
  readonly routes: readonly IngressRouteExplanation[];
  readonly problem: string | null;
  readonly place: Place;
  readonly line: number;
}

export interface IngressRouteExplanation {
  /** URL that takes this route: `http://shop.example.com/cart`, with `*` for any host. */
  readonly url: string;
  /** `Exact`, `Prefix`, `ImplementationSpecific`, or `default backend`. */
  readonly pathType: string;
  /** `namespace/service:port`. */
  readonly service: string;
  readonly problem: string | null;
  readonly place: Place;
  readonly line: number;
}
