import type { Assumption } from "../policy/profile";

/**
 * The picture as values: what is drawn, where, with which words. Made in the worker; a view only draws it.
 * All sizes and positions are in the picture's own pixels; positions of nodes inside a namespace are relative to it.
 */
export interface Graph {
  readonly namespaces: readonly GraphNamespace[];
  readonly nodes: readonly GraphNode[];
  /** The edges that are drawn by the rules of “which edges are drawn”. */
  readonly edges: readonly GraphEdge[];
  /** Pairs of nodes that have a verdict and no line, by state: never silent. */
  readonly notDrawn: Readonly<Record<EdgeState, number>>;
  /** Pairs that the filter hides. */
  readonly filteredOut: number;
  /** Services and Ingresses, also Services that have no pill. */
  readonly doors: readonly DoorNode[];
  /** What leads where without being a connection that policies judge: Services to pods, Ingresses to Services. */
  readonly links: readonly GraphLink[];
  /** Ids of `edges` that are drawn only because an edit changed them; empty without one. */
  readonly drawnForChange: readonly string[];
  /** What is not drawn since only one node and its neighbours are; absent: everything is there. */
  readonly away?: AwayNodes;
}

/** What stands aside while only one node and its neighbours are drawn. */
export interface AwayNodes {
  /** Id of the one node. */
  readonly around: string;
  /** How many nodes, without those of which no text says anything. */
  readonly count: number;
  /** Names of the namespaces among them that are one node each. */
  readonly collapsed: readonly string[];
}

/** The container of an expanded namespace. */
export interface GraphNamespace {
  readonly id: string;
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly podCount: number;
  readonly policyCount: number;
  /** True for a namespace that no object declares. */
  readonly implied: boolean;
  /** True where it is implied because what declares it cannot be read. */
  readonly refused?: true;
  /** True where all that is in it is assumed: no text names it. */
  readonly assumed: boolean;
  /** What its workloads share: `open` where none of their pods is isolated, `mixed` where they differ or none takes part. */
  readonly ingress: Padlock;
  readonly egress: Padlock;
}

/** `isolated`: selected by a policy of that direction; `mixed`: some of its pods are. */
export type Padlock = "open" | "isolated" | "mixed";

/** What has verdicts. */
export type GraphNode = WorkloadNode | NamespaceNode | RangeNode | AnyoneNode;

/** What leads to pods, and has no verdict of its own. */
export type DoorNode = ServiceNode | IngressNode;

interface NodeBox {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Pods of one workload, or one pod of a workload that is shown pod by pod. */
export interface WorkloadNode extends NodeBox {
  readonly kind: "workload";
  /** Name of its namespace. */
  readonly namespace: string;
  /** Id of its namespace's container; `x` and `y` are relative to it. */
  readonly container: string;
  /** Name of the workload; of a workload of one pod the pod's name. */
  readonly name: string;
  readonly podCount: number;
  /** Ids of its pods, at most 50 of them. */
  readonly pods: readonly string[];
  /** `key=value`, sorted, those that all its pods share. */
  readonly labels: readonly string[];
  readonly ingress: Padlock;
  readonly egress: Padlock;
  /** Null, or why its pods take no part (“finished (Succeeded)”); drawn hatched. */
  readonly excluded: string | null;
  readonly hostNetwork: boolean;
  /** Id of the workload of which this node is one pod; null where it stands for the whole workload. */
  readonly partOf: string | null;
  /** True for what no text states and every cluster has (DNS, ingress controller); drawn with a dashed frame. */
  readonly assumed: boolean;
}

/** A Service: a small pill before its pods. */
export interface ServiceNode extends NodeBox {
  readonly kind: "service";
  /** Name of its namespace. */
  readonly namespace: string;
  /** Id of its namespace's container; `x` and `y` are relative to it. */
  readonly container: string;
  readonly name: string;
  /** `80`, `80 → 8080`, `headless`, `→ db.example.com`; empty for none. */
  readonly ports: string;
  /** Why it leads nowhere; null where it works. */
  readonly broken: string | null;
  /** `namespace/name` of Services that share its place, since too many stand before one workload; absent: none. */
  readonly more?: readonly string[];
  /** False where it has no pill, since it works and the picture is dense: its box is empty then. Absent: it has one. */
  readonly isDrawn?: false;
}

/** An Ingress, at the cluster's frame. */
export interface IngressNode extends NodeBox {
  readonly kind: "ingress";
  readonly namespace: string;
  readonly name: string;
  /** Hosts, or `any host`; the first of several and how many more. */
  readonly hosts: string;
  readonly broken: string | null;
}

/**
 * A thin line from a Service to its pods, or from an Ingress to its Services; to the pods of those that have no pill. One
 * from a Service without a pill says where it leads and is not drawn.
 */
export interface GraphLink {
  /** `source⇢target`. */
  readonly id: string;
  readonly source: string;
  readonly target: string;
  /** True where it leads to what cannot answer. */
  readonly broken: boolean;
}

/** A namespace that is drawn as one node; it is not among the containers. */
export interface NamespaceNode extends NodeBox {
  readonly kind: "namespace";
  readonly name: string;
  readonly podCount: number;
  readonly workloadCount: number;
  readonly policyCount: number;
  readonly implied: boolean;
  /** True where it is implied because what declares it cannot be read. */
  readonly refused?: true;
  readonly assumed: boolean;
  readonly ingress: Padlock;
  readonly egress: Padlock;
}

/** Addresses outside the cluster that the ipBlocks tell apart and treat alike. */
export interface RangeNode extends NodeBox {
  readonly kind: "range";
  /** Short: `10.0.0.0/8 except 10.0.1.0/24`, as the blocks that hold it say; at most 40 characters. */
  readonly name: string;
  /** Every contiguous range, `10.0.0.0-10.0.0.255`. */
  readonly ranges: readonly string[];
}

/** Everyone: the end of an edge of a rule without peers, and every address outside that no ipBlock names. */
export interface AnyoneNode extends NodeBox {
  readonly kind: "anyone";
  readonly name: string;
}

export type EdgeState = "allowed" | "open" | "partly" | "denied" | "mixed" | "depends";

/** One direction between two nodes. */
export interface GraphEdge {
  /** Stable under edits: `source→target`. */
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly state: EdgeState;
  /** At most 14 characters, on the line: `8080`, `8080 only`, `7 of 12 pairs`; empty for none. */
  readonly label: string;
  /** The full sentence for a tooltip and a screen reader: “frontend to backend: TCP 8080 allowed.” */
  readonly sentence: string;
  /** The end that drops it, for `denied`; `none` otherwise. */
  readonly droppedAt: "none" | "source" | "target" | "both";
  /** Assumptions under another value of which the state would be another. */
  readonly assumes: readonly Assumption[];
  /** Those of `assumes` that the user has switched from the profile's own answer. */
  readonly switched: readonly Assumption[];
  /** Whether the expectations about this line hold; null where there are none. */
  readonly expectation: "pass" | "fail" | null;
}
