import type { Place } from "../source/range";
import type { PairState } from "./picture-pair";

/** All connections of one node, side by side, with the policies and rules behind them. */
export interface NodeExplanation {
  readonly nodeId: string;
  /** `shop/web`, or the name of a range. */
  readonly name: string;
  readonly ingress: NodeSide;
  readonly egress: NodeSide;
}

/** One side of a node. */
export interface NodeSide {
  readonly direction: "ingress" | "egress";
  /** `unguarded`: the node is no pod, no policy can select it. */
  readonly guard: "open" | "isolated" | "mixed" | "unguarded";
  /** Policies that isolate (some of) its pods in this direction. */
  readonly isolatedBy: readonly PlacedPolicy[];
  /** What connects first; then what is dropped. Pairs that no rule speaks of are only counted. */
  readonly connections: readonly NodeConnection[];
  /** Pairs that are not listed, by state. */
  readonly others: readonly { readonly state: PairState; readonly count: number }[];
}

export interface PlacedPolicy {
  /** `namespace/name`. */
  readonly policy: string;
  readonly place: Place;
  /** From 1. */
  readonly line: number;
}

/** A connection of the node, seen from it. */
export interface NodeConnection {
  readonly edgeId: string;
  /** The other end, as the picture names it. */
  readonly other: string;
  readonly state: PairState;
  /** `TCP 8080`, `7 of 12 pairs`, `all ports`; what gets through, or what was asked where nothing does. */
  readonly words: string;
  /** Rules of this node's side that admit (some of) it; empty where none does or the side is open. */
  readonly rules: readonly PlacedRule[];
  /** The end that drops it. */
  readonly droppedBy: "none" | "here" | "there" | "both";
}

export interface PlacedRule extends PlacedPolicy {
  /** Position in the policy's list, from 0. */
  readonly index: number;
}
