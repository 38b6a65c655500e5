import type { Place } from "../source/range";
import type { Assumption } from "./profile";
import type { Verdict } from "./verdict";

/** Why a connection (or the connections behind an edge) has its verdict: both sides, every policy and rule. */
export interface Explanation {
  /** Endpoints as the command line writes them. */
  readonly source: string;
  readonly destination: string;
  /** The ports asked about: `TCP 8080`, `all ports`. */
  readonly ports: string;
  readonly verdict: Verdict | "partly";
  readonly egress: SideExplanation;
  readonly ingress: SideExplanation;
  readonly assumes: readonly Assumption[];
  /** Where a line stands for several pairs that do not agree: how many do, and that this is one of them; else null. */
  readonly oneOf: string | null;
  /** One sentence in the second or third person: “`backend` accepts nothing from `intruder`: no rule of 2 policies admits it.” */
  readonly sentence: string;
}

export interface SideExplanation {
  readonly direction: "egress" | "ingress";
  /** Whether this side lets it through: null where it depends. */
  readonly admits: boolean | null;
  /** Of the ports asked about, those that this side lets through: `TCP 8080`, empty for none. */
  readonly admittedPorts: string;
  /** Why no policy is asked, where that is so. */
  readonly exception: "not-a-pod" | "itself" | "own-node" | "not-enforced" | "host-network" | null;
  /** Policies that isolate the pod in this direction; empty = not isolated, everything passes. */
  readonly isolatedBy: readonly PolicyCitation[];
  /** Every rule of those policies, in order, matched or not. */
  readonly rules: readonly RuleExplanation[];
}

export interface PolicyCitation {
  /** `namespace/name`. */
  readonly policy: string;
  readonly place: Place;
  /** Line of `place.from` in its file, from 1. */
  readonly line: number;
}

export interface RuleExplanation extends PolicyCitation {
  /** Position in the policy's `ingress` or `egress` list, from 0. */
  readonly index: number;
  /** True: admits (some of) the ports asked about; null: depends. */
  readonly matched: boolean | null;
  /** Of the ports asked about, those it admits. */
  readonly admittedPorts: string;
  /** For a rule that does not match: every peer and port that failed; empty where it matched. */
  readonly failures: readonly RuleFailure[];
}

/** The part of a rule that failed, with the value that was wanted and the one that was found. */
export interface RuleFailure {
  readonly part:
    | "peer"
    | "pod-labels"
    | "namespace"
    | "namespace-labels"
    | "address"
    | "port"
    | "protocol"
    | "named-port";
  /** “wants app=web; frontend has app=front”. */
  readonly sentence: string;
  readonly wanted: string;
  readonly found: string;
  readonly place: Place;
  readonly line: number;
}
