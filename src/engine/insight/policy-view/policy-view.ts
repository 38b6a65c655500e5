import type { Protocol } from "../../net/protocol";
import type { Direction } from "../../policy/compile-policies";
import type { Place } from "../../source/range";

/** Which policy to show. */
export interface PolicyViewRequest {
  /** `namespace/name`; null: the first, of those on `node` where there are any. */
  readonly policy: string | null;
  /** Id of a node of the picture whose policies come first; null: none. */
  readonly node: string | null;
}

/** One policy as a picture, and all that can be chosen instead. */
export interface PolicyViewAnswer {
  /** Every policy that is evaluated: those on the node that was asked about first, then by name. */
  readonly choices: readonly PolicyChoice[];
  /** Null: there is no policy, or none of the name that was asked for. */
  readonly shown: PolicyView | null;
}

/** A policy that can be chosen. */
export interface PolicyChoice extends Placed {
  /** `namespace/name`. */
  readonly id: string;
  /** How many pods it selects now. */
  readonly pods: number;
  readonly ingress: boolean;
  readonly egress: boolean;
  /** Whether it selects pods of the node that was asked about; false where none was. */
  readonly isOnNode: boolean;
}

/** Where a part stands in the text. */
export interface Placed {
  readonly place: Place;
  /** From 1. */
  readonly line: number;
}

/** A policy as sources → subject → destinations. Sentences have names between backticks. */
export interface PolicyView extends Placed {
  /** `namespace/name`. */
  readonly id: string;
  readonly name: string;
  readonly namespace: string;
  /** The whole policy in English, sentence by sentence. */
  readonly sentences: readonly string[];
  /** True where its text is broken and the last one that could be read is shown. */
  readonly isEarlier: boolean;
  /** Why nothing of it has an effect under the chosen profile; null: it has. */
  readonly notEnforced: string | null;
  /** Why everything would be as it is without the policy; null: it would not. */
  readonly needless: string | null;
  readonly subject: SubjectView;
  readonly ingress: DirectionView;
  readonly egress: DirectionView;
  /** Other policies that select some of the same pods: what holds for these is the union of all. */
  readonly overlaps: readonly PolicyOverlap[];
  /** So many more do. */
  readonly moreOverlaps: number;
}

/** The pods that a policy is about. */
export interface SubjectView extends Placed {
  /** “every pod in namespace `shop`”. */
  readonly words: string;
  /** ANDed; empty: every pod of the namespace. */
  readonly conditions: readonly ConditionView[];
  readonly moreConditions: number;
  readonly matches: MatchedPods;
  /** Why it selects no pod, with what was surely meant; null: it selects some, or hardly anything could match. */
  readonly nothing: string | null;
  /** Pods of the host network for which the profile lets no policy count; 0: none. */
  readonly ignored: number;
}

/** A requirement of a selector. */
export interface ConditionView extends Placed {
  /** `app=web`, `tier not in (a, b)`: as kubectl writes it. */
  readonly text: string;
}

/** Pods that something selects now, by workload. */
export interface MatchedPods {
  /** Those that the text states. */
  readonly pods: number;
  /** Those that no text states and every cluster has. */
  readonly assumed: number;
  /** The first of them, in the order of namespaces and text. */
  readonly workloads: readonly MatchedWorkload[];
  /** So many workloads are not listed. */
  readonly moreWorkloads: number;
}

/** A workload of which pods are selected. */
export interface MatchedWorkload {
  /** `namespace/name`: the id of its node in the picture. */
  readonly id: string;
  readonly namespace: string;
  readonly name: string;
  readonly pods: number;
  /** Names of the first of them; of all lists together at most fifty. */
  readonly names: readonly string[];
  readonly isAssumed: boolean;
}

/** One direction of a policy. */
export interface DirectionView {
  readonly direction: Direction;
  /** Whether this policy isolates its pods in this direction: then only what a rule of some policy admits gets through. */
  readonly isIsolated: boolean;
  /** The sentence behind the padlock. */
  readonly why: string;
  readonly whyAt: Placed;
  /** True where it isolates though nobody seems to have meant it: only egress rules, and `policyTypes` absent. */
  readonly isSurprising: boolean;
  /** Other policies that isolate (some of) the same pods in this direction, at most three by name. */
  readonly isolatedByOthers: readonly string[];
  readonly moreIsolating: number;
  /** In the order of the text. Where the direction is not isolated they are without effect. */
  readonly rules: readonly RuleView[];
  readonly moreRules: number;
}

/** A rule: its peers are ORed, its ports are ORed, and both have to match. */
export interface RuleView extends Placed {
  readonly direction: Direction;
  /** Position in the policy's list, from 0. */
  readonly index: number;
  /** “TCP 8080 from pods labelled `app=web`”. */
  readonly words: string;
  /** Empty: everyone, in and outside the cluster. */
  readonly peers: readonly PeerView[];
  readonly morePeers: number;
  /** Everyone: the pods of the cluster, and what the other end's policies still drop; null where there are peers. */
  readonly everyone: { readonly matches: MatchedPods; readonly through: ThroughView | null } | null;
  /** Empty: every port of every protocol. */
  readonly ports: readonly PortView[];
  readonly morePorts: number;
  /** “TCP 80, 443”. */
  readonly portWords: string;
  /** Why the rule admits nothing of its own: other rules admit all of it already; null: it does, or admits nothing at all. */
  readonly needless: string | null;
}

/** Where a peer lies: in the policy's namespace, in the cluster, outside, or an ipBlock that holds addresses of pods too. */
export type PeerPlace = "namespace" | "cluster" | "outside" | "both";

/** An item of `from` or `to`. Its parts are ANDed. */
export interface PeerView extends Placed {
  /** Position in the rule's list, from 0. */
  readonly index: number;
  readonly where: PeerPlace;
  /** “pods labelled `app=frontend` and in namespaces labelled `name=production`”. */
  readonly words: string;
  readonly parts: readonly PeerPart[];
  readonly matches: MatchedPods;
  /** Of the pods that match, those of which the profile, or an address that is not stated, leaves open whether they do. */
  readonly perhaps: number;
  /** Why nothing matches, with what was surely meant; null: something does, or hardly anything could. */
  readonly nothing: string | null;
  /** What the other end's policies still drop; null: nothing. */
  readonly through: ThroughView | null;
  /** What the profile makes of an ipBlock that pods' addresses lie in; null: nothing to say. */
  readonly note: string | null;
}

/** A part of a peer in words: “pods labelled `app=web`”, “in any namespace”, “addresses in `10.0.0.0/8`”. */
interface PeerPartWords extends Placed {
  readonly words: string;
}

/** A part of a peer. */
export type PeerPart =
  | (PeerPartWords & {
      readonly kind: "pods";
      /** ANDed; empty: every pod. */
      readonly conditions: readonly ConditionView[];
      readonly moreConditions: number;
    })
  | (PeerPartWords & {
      readonly kind: "namespaces";
      /** ANDed; empty: every namespace. */
      readonly conditions: readonly ConditionView[];
      readonly moreConditions: number;
      /** Names of those that match now, at most ten. */
      readonly names: readonly string[];
      readonly moreNames: number;
    })
  | (PeerPartWords & {
      readonly kind: "block";
      /** As it is written. */
      readonly cidr: string;
      /** `10.0.0.0-10.255.255.255`. */
      readonly range: string;
      readonly except: readonly string[];
      readonly moreExcept: number;
    });

/** What a rule admits and the other end's policies still drop. */
export interface ThroughView {
  /** Pods that match, of which nothing gets through on any port of the rule. */
  readonly stopped: number;
  /** Pods of which something, but not everything, is dropped at their own end. */
  readonly partly: number;
  /** “4 of these 12 pods may not send it: `shop/db-egress` does not let them.” */
  readonly words: string;
  /** Policies of the other end, at most three. */
  readonly by: readonly (Placed & { readonly id: string })[];
}

/** An item of `ports`. */
export interface PortView extends Placed {
  readonly protocol: Protocol;
  /** `8080`, `8000–8090`, `http`, `all`. */
  readonly text: string;
  /** Of a name: what it means at the pods that connections go to; null for a number. */
  readonly named: NamedPortView | null;
  /** What the profile makes of it (“endPort is not honoured: 8000 only”); null: nothing to say. */
  readonly note: string | null;
}

/** What the name of a port means at the pods that are destinations (N24). */
export interface NamedPortView {
  readonly numbers: readonly { readonly port: number; readonly pods: number }[];
  /** Pods that have no port of that name and protocol. */
  readonly without: number;
  /** Pods that have it twice, with different numbers: which counts is not defined. */
  readonly doubled: number;
}

/** Another policy on some of the same pods. */
export interface PolicyOverlap extends Placed {
  readonly id: string;
  /** How many pods both select. */
  readonly shared: number;
  readonly ingress: boolean;
  readonly egress: boolean;
}
