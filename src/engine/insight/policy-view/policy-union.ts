import type { Direction } from "../../policy/compile-policies";
import type { PolicyView } from "./policy-view";

/** All policies on a workload, side by side, as the union that they are (N11). */
export interface PolicyUnion {
  /** Id of the workload, `namespace/name`. */
  readonly id: string;
  readonly name: string;
  readonly namespace: string;
  readonly pods: number;
  /** By name, the first of them. */
  readonly policies: readonly UnionMember[];
  readonly morePolicies: number;
  readonly ingress: UnionDirection;
  readonly egress: UnionDirection;
}

/** A policy on (some of) the pods. */
export interface UnionMember {
  /** How many of the workload's pods it selects. */
  readonly selects: number;
  readonly view: PolicyView;
}

/** What the policies come to in one direction. */
export interface UnionDirection {
  readonly direction: Direction;
  /** Whether all, some or none of the pods are isolated. */
  readonly isolated: "all" | "some" | "none";
  /** “Isolated for ingress by 3 policies: whatever one of them admits comes in, and nothing else.” */
  readonly sentence: string;
  /** What is admitted now; empty where nothing isolates, or nothing is admitted. */
  readonly admitted: readonly AdmittedEnds[];
}

/** Ends with which the same ports are admitted by this side. */
export interface AdmittedEnds {
  /** `TCP 80, 443`, `all ports`. */
  readonly ports: string;
  /** “perhaps”: the profile leaves it open; “some”: not for all pods of both ends. */
  readonly certainty: "sure" | "some" | "perhaps";
  /** Names: `shop/web`, `10.0.0.0/8`, `anyone else outside`; the first of them. */
  readonly ends: readonly string[];
  readonly more: number;
}
