/** What is asked: what a node of the picture reaches, what reaches it, or what is exposed to the outside. */
export type RadiusQuestion = { readonly kind: "from" | "to"; readonly nodeId: string } | { readonly kind: "exposed" };

/**
 * Who is reached in how many steps, on the ports asked about. A step is a connection that gets through; many steps go
 * through pods only, since an address outside passes nothing on. What every cluster has and no text states takes no part.
 */
export interface Radius {
  /** What it starts from: `app/web`, “anyone”, “the outside”. */
  readonly about: string;
  /** Ids of nodes of the picture that it starts from. */
  readonly start: readonly string[];
  /** How many workloads there are besides the start. */
  readonly all: number;
  /** Surely reached, by steps and then as in the text. */
  readonly reached: readonly ReachedNode[];
  /** Reached only if the profile's open questions turn out that way; steps are counted with those. */
  readonly perhaps: readonly ReachedNode[];
  /** Names of workloads that are not reached, not even perhaps. */
  readonly unreached: readonly string[];
  /** Of what is exposed: who may connect to anyone outside; else empty. */
  readonly goesOut: readonly OutgoingNode[];
}

/** A workload, addresses outside, or anyone, and the shortest way there. */
export interface ReachedNode {
  /** Id of the workload, the range, or `anyone`. */
  readonly id: string;
  readonly kind: "workload" | "outside";
  /** As sentences call it: `shop/web`. */
  readonly name: string;
  /** From 1. */
  readonly step: number;
  /** Ids of the nodes of the picture that stand for what is reached of it, with the step of each: a folded namespace, pods. */
  readonly nodes: readonly { readonly id: string; readonly step: number }[];
  /** Pods that are reached, in any number of steps; 0 of 0 outside. */
  readonly pods: { readonly reached: number; readonly all: number };
  /** From the start to it, or from it to what it reaches; one of the shortest. */
  readonly way: readonly RadiusHop[];
  /** Of what is exposed directly: which addresses, on which ports; else empty. */
  readonly entries: readonly { readonly name: string; readonly ports: string }[];
}

/** One connection of a way. */
export interface RadiusHop {
  readonly from: string;
  readonly to: string;
  /** Of those asked about, and whether there are more: `TCP 8080`, `UDP 53, and every other port`. */
  readonly ports: string;
  /** Id of the line of the picture; empty where both ends are in one folded namespace. */
  readonly edgeId: string;
}

/** A workload that may go out anywhere. */
export interface OutgoingNode {
  readonly id: string;
  readonly name: string;
  readonly ports: string;
}
