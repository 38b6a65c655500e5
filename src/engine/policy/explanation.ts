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
  /** “Rule 1 of app/backend-policy lets TCP 8080 from app/frontend through.” */
  readonly sentence: string;
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
  /** What each peer says of the other end, in the order of the text; one that lets everyone in where the rule names none. */
  readonly peers: readonly PartExplanation[];
  /** What each item of `ports` says of the ports asked about; one that lets all through where the rule names none. */
  readonly ports: readonly PartExplanation[];
  /** How much of it does not match: 0 for a rule that does; the less, the nearer it came. */
  readonly misses: number;
}

/** A peer or an item of `ports` of a rule: what it wants, and what of that holds. */
export interface PartExplanation {
  /** Whether it lets (some of) what is asked through, by itself; null: depends. */
  readonly matched: boolean | null;
  /** A sentence without its full stop: “wants pods labelled app=web in this namespace; `web` has app=wbe”. */
  readonly words: readonly Phrase[];
  /** What of it fails; empty where it matches. */
  readonly failures: readonly RuleFailure[];
  /** How far it is from matching; 0 where it matches. */
  readonly misses: number;
  /** The first thing that fails, else the whole of it. */
  readonly place: Place;
  readonly line: number;
}

/** A stretch of a sentence. */
export interface Phrase {
  /** Names stand between backticks. */
  readonly text: string;
  /** The characters that it is about; null: it leads nowhere. */
  readonly place: Place | null;
  /** Line of `place`, from 1; null with it. */
  readonly line: number | null;
  /** Whether it is what does not hold. */
  readonly fails: boolean;
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
  readonly wanted: string;
  readonly found: string;
  readonly place: Place;
  readonly line: number;
}
