import type { Protocol } from "../net/protocol";
import type { PairState } from "./picture-pair";

/**
 * What the user wants to see. It never changes what Kubernetes would do, only which ports are asked about, what stands
 * for what, and which pairs get a line.
 */
export interface PictureWish {
  readonly probe: Probe;
  /** Ids of the workloads that are shown pod by pod; ids that are not there are ignored. */
  readonly expanded: readonly string[];
  /** Names of the namespaces that are drawn as one node; null: all of them in a big cluster, else none. */
  readonly collapsed: readonly string[] | null;
  readonly filter: EdgeFilter;
  /** Draw every pair that passes the filter, as far as a page can hold them. */
  readonly drawAll: boolean;
  readonly shape: PictureShape;
}

/**
 * What the pane is like that the picture is laid out for. `wide`: the outside at the left, callers left of callees;
 * `tall`, about three quarters as wide as high: the outside above, callers above callees.
 */
export type PictureShape = "wide" | "tall";

/** Which ports are asked about. */
export type Probe =
  /** For each destination the ports that its containers declare, a Service targets on it, or a rule names for it. */
  | { readonly kind: "ports-that-matter" }
  | { readonly kind: "all-ports" }
  | { readonly kind: "port"; readonly protocol: Protocol; readonly port: number };

/** Which pairs count; what does not pass is neither drawn nor among those not drawn, and is counted by itself. */
export interface EdgeFilter {
  /** States that are hidden; empty: none is. */
  readonly hiddenStates: readonly PairState[];
  /** One end at least lies in one of these namespaces; empty: anywhere. */
  readonly namespaces: readonly string[];
  /** As seen from `namespaces`, or from the cluster where none is named. */
  readonly direction: "any" | "into" | "out-of" | "within";
  /** `namespace/name` of a policy that isolates one of the ends in the pair's direction; null: whatever policy. */
  readonly policy: string | null;
  /** Only what the last edit opened, closed or changed. */
  readonly onlyChanged: boolean;
  /** A part of the name, of a label (`app=web`) or of an address range of one of the ends; empty: whoever. */
  readonly search: string;
  /** Ports of which the line has to be about one, whether it lets it through or not; empty: whatever it is about. */
  readonly ports: readonly PortWish[];
  /** `key=value` or `key`: a pod of one of the ends has them all, letter by letter; empty: whoever. */
  readonly labels: readonly string[];
  /**
   * Id of a node: only it, its neighbours and the lines between it and them are drawn; null, or where nothing of it is
   * there: all are.
   */
  readonly around: string | null;
}

/** Ports that a line may be about. */
export type PortWish =
  /** From one number to another, inclusive; `protocol` null: of any. */
  | { readonly kind: "number"; readonly protocol: Protocol | null; readonly from: number; readonly to: number }
  /** What pods call so; `otherwise`: the port that is meant where no pod does, null: none is. */
  | {
      readonly kind: "name";
      readonly name: string;
      readonly otherwise: { readonly protocol: Protocol; readonly port: number } | null;
    };

export const everyEdge: EdgeFilter = {
  hiddenStates: [],
  namespaces: [],
  direction: "any",
  policy: null,
  onlyChanged: false,
  search: "",
  ports: [],
  labels: [],
  around: null,
};

/** What is drawn when nobody has wished for anything. */
export const defaultWish: PictureWish = {
  probe: { kind: "ports-that-matter" },
  expanded: [],
  collapsed: null,
  filter: everyEdge,
  drawAll: false,
  shape: "wide",
};
