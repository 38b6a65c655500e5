import type { Protocol } from "../../net/protocol";
import type { Place } from "../../source/range";
import type { BrokenPolicy } from "./find-policy";
import type { RuleDirection } from "./policy-part";
import type { PeerDraft } from "./rule-draft";
import type { RequirementAt } from "./selector-intent";

/** What the form of a policy asks. */
export interface PolicyRequest {
  readonly kind: "policy";
  /** `namespace/name`; null: one that is to be made. */
  readonly policy: string | null;
  /** Of the policy. */
  readonly namespace: string;
  /** Name of one that is to be made, as it is typed; absent, or of a policy that is there: it is not judged. */
  readonly name?: string;
  /** A peer that is being put together; null: none. */
  readonly draft: { readonly direction: RuleDirection; readonly peer: PeerDraft } | null;
}

/** What the form of a policy shows and offers. */
export interface PolicyOffer {
  readonly kind: "policy";
  /** Null: it is gone, or to be made. */
  readonly policy: PolicyForm | BrokenPolicy | null;
  readonly suggestions: PolicySuggestions;
  /** Why a policy that is to be made cannot be called so; null: it can, or nothing is typed yet. */
  readonly nameProblem: string | null;
  /** Why it cannot lie in its namespace; null: it can, or it is there. */
  readonly namespaceProblem: string | null;
  /** Null: no peer is being put together. */
  readonly draft: DraftMatch | null;
}

/** Where a part stands in the text. */
export interface Placed {
  readonly place: Place;
  /** From 1. */
  readonly line: number;
}

/** A policy as it is written. */
export interface PolicyForm {
  readonly kind: "sound";
  /** `namespace/name`. */
  readonly id: string;
  readonly name: string;
  readonly namespace: string;
  readonly at: Placed;
  readonly subject: SelectorForm;
  /** The pods that it selects. */
  readonly subjects: MatchedPods;
  /** Whether `policyTypes` stands in the text; else the server fills it in. */
  readonly hasTypes: boolean;
  readonly ingress: DirectionForm;
  readonly egress: DirectionForm;
  /** What no control is about; it stays as it is. */
  readonly kept: readonly KeptField[];
  /** Those of them that the server does not know and refuses the policy for, so that it takes no part; absent: none. */
  readonly unknown?: readonly string[];
}

/** One direction of a policy. */
export interface DirectionForm {
  readonly direction: RuleDirection;
  /** Whether it isolates its pods in this direction; if not, its rules are without effect. */
  readonly isIsolated: boolean;
  /** Empty: nobody, where it isolates. */
  readonly rules: readonly RuleForm[];
  /** For a new rule, whoever its peers will be. */
  readonly suggestedPorts: readonly SuggestedPort[];
}

/** A rule; one connection needs one rule. */
export interface RuleForm {
  readonly at: Placed;
  /** Empty: everyone. */
  readonly peers: readonly PeerForm[];
  /** Empty: every port. */
  readonly ports: readonly PortForm[];
  /** Ports of the pods that connections of this rule go to. */
  readonly suggestedPorts: readonly SuggestedPort[];
}

/** A peer of a rule. */
export type PeerForm =
  | {
      readonly kind: "pods";
      readonly at: Placed;
      /** Null: every pod of the namespaces. */
      readonly podSelector: SelectorForm | null;
      /** Null: the policy's own namespace. */
      readonly namespaceSelector: SelectorForm | null;
      /** Names of the namespaces that it looks into. */
      readonly namespaces: readonly string[];
      readonly matches: MatchedPods;
    }
  | {
      readonly kind: "addresses";
      readonly at: Placed;
      readonly cidr: string;
      /** First and last address: `10.0.0.0-10.255.255.255`. */
      readonly range: string;
      readonly except: readonly string[];
      /** Pods that state an address in it; whether it counts for them is the plugin's. */
      readonly matches: MatchedPods;
    };

/** A port of a rule. */
export interface PortForm {
  readonly at: Placed;
  readonly protocol: Protocol;
  /** Null: every port of the protocol. */
  readonly port: number | string | null;
  /** Null: it is no range. */
  readonly endPort: number | null;
  /** Of a name: what it means at which pods; null for others. */
  readonly meaning: PortMeaning | null;
}

/** What the name of a port means at the pods that connections go to. */
export interface PortMeaning {
  readonly numbers: readonly { readonly port: number; readonly pods: number }[];
  /** So many of them have no port of that name. */
  readonly without: number;
}

/** A selector; without requirements it selects everything. */
export interface SelectorForm {
  readonly requirements: readonly RequirementForm[];
}

/** A requirement of a selector. */
export interface RequirementForm {
  readonly which: RequirementAt;
  /** As kubectl writes it. */
  readonly text: string;
  readonly at: Placed;
}

/** Pods that something selects, by workload. */
export interface MatchedPods {
  readonly pods: number;
  /** The first of them. */
  readonly workloads: readonly MatchedWorkload[];
  /** So many workloads are not listed. */
  readonly more: number;
}

/** A workload of which pods are selected. */
export interface MatchedWorkload {
  /** `namespace/name`. */
  readonly id: string;
  readonly pods: number;
  /** True where no text states it, and every cluster has it. */
  readonly isAssumed: boolean;
}

/** A field that is shown as its text and kept. */
export interface KeptField {
  /** `metadata.annotations`. */
  readonly field: string;
  readonly text: string;
  readonly at: Placed;
}

/** What a peer that is being put together comes to. */
export interface DraftMatch {
  /** Why it cannot be written; null: it can. */
  readonly problem: string | null;
  readonly matches: MatchedPods | null;
  /** Ports of the pods that it selects. */
  readonly ports: readonly SuggestedPort[];
}

/** A port that is worth offering. */
export interface SuggestedPort {
  readonly protocol: Protocol;
  readonly port: number;
  /** Its name at the pods, or what it is for; null: none. */
  readonly name: string | null;
}

/** What is worth offering in the form. */
export interface PolicySuggestions {
  readonly namespaces: readonly { readonly name: string; readonly pods: number }[];
  /** Labels of pods, those of many first. */
  readonly labels: readonly SuggestedLabel[];
  /** Labels of namespaces. */
  readonly namespaceLabels: readonly { readonly text: string; readonly namespaces: number }[];
}

/** A label that pods of a namespace wear. */
export interface SuggestedLabel {
  readonly namespace: string;
  /** `tier=web`. */
  readonly text: string;
  readonly pods: number;
}
