import type { AllowEnd, AllowPort } from "./allow/allow-end";
import type { CutPort } from "./cut/remaining-ports";
import type { NewObject } from "./objects/new-objects";
import type { PolicyIntent, RuleDirection } from "./policy/policy-intent";
import type { Labels } from "./policy/policy-value";
import type { ReadyPolicy } from "./ready/ready-policies";
import type { EditValue } from "./text/edit-value";

/** What is edited, by the id that it has in the picture: `namespace/name`, of a namespace its name. */
export interface EditTarget {
  readonly kind: "workload" | "pod" | "namespace" | "service" | "ingress" | "policy";
  readonly id: string;
}

/** What somebody wishes of the scenario's text, in any file. It names things, not places, so that it outlives other edits. */
export type EditWish =
  | AllowWish
  | CutWish
  | AddPolicyWish
  | ChangePolicyWish
  | { readonly kind: "copy-policies"; readonly policies: readonly string[]; readonly namespaces: readonly string[] }
  | SeveralWish
  | ObjectWish;

/** Some wishes as one: each is planned against what the one before it left, and all of them are one step of the history. */
export interface SeveralWish {
  readonly kind: "several";
  /** In their order; of none nothing comes. */
  readonly wishes: readonly EditWish[];
}

/** Changes parts of one policy, by `namespace/name`; each intent against what the one before it left. */
export interface ChangePolicyWish {
  readonly kind: "change-policy";
  readonly policy: string;
  readonly intents: readonly PolicyIntent[];
  /** It is written at once, so that nobody sees what it would open and close before: that is not worked out. */
  readonly isAtOnce?: true;
}

/** Opens connections: from every one of `from` to every one of `to`. */
export interface AllowWish {
  readonly kind: "allow";
  readonly from: readonly AllowEnd[];
  readonly to: readonly AllowEnd[];
  /** Empty: every port, which is only written where that was chosen. */
  readonly ports: readonly AllowPort[];
  readonly sides: readonly RuleDirection[];
  /**
   * By direction `namespace/name` of a policy that the rule is to be written in, or `new`; absent: the one that fits best,
   * or a new one.
   */
  readonly into?: { readonly [direction in RuleDirection]?: string };
  /**
   * Directions in which pods that nothing isolates may be isolated by the rule's policy, which closes everything else that
   * is open to them; absent: none, such pods get no rule.
   */
  readonly isolating?: readonly RuleDirection[];
}

/** Closes a connection. */
export interface CutWish {
  readonly kind: "cut";
  /** Id of the line: `source→target`. */
  readonly edgeId: string;
  /** Empty: on every port. */
  readonly ports: readonly CutPort[];
  readonly way: CutWay;
}

/**
 * How a connection is closed. `narrow`: every rule of that side that admits it; where `keepsOthers` is true, other pods that
 * the same policies are about get a policy with what they lose. `isolate`: the pods of that side are isolated first, and all
 * that was open to them but this is admitted by rules. `label`: the pods of one end get a label that tells them apart from
 * others with the same labels, and the side is closed by it.
 */
export type CutWay =
  | { readonly kind: "narrow"; readonly side: RuleDirection; readonly keepsOthers?: boolean }
  | { readonly kind: "isolate"; readonly side: RuleDirection; readonly keepsOthers?: boolean }
  | {
      readonly kind: "label";
      readonly side: RuleDirection;
      readonly end: "from" | "to";
      readonly key: string;
      readonly value: string;
    };

/** A policy of its own in each of some namespaces. */
export interface AddPolicyWish {
  readonly kind: "add-policy";
  readonly namespaces: readonly string[];
  /** Empty: all pods of the namespace. */
  readonly pods: Labels;
  readonly policy:
    | ReadyPolicy
    | { readonly kind: "empty"; readonly name: string; readonly directions: readonly RuleDirection[] };
}

/** Something about an object other than a policy's rules. */
export type ObjectWish =
  | { readonly kind: "add-object"; readonly value: EditValue }
  /** One of those that forms know. */
  | { readonly kind: "create"; readonly object: NewObject }
  | {
      readonly kind: "set-labels";
      readonly target: EditTarget;
      readonly set: Labels;
      readonly remove: readonly string[];
    }
  /** Labels by which a Service selects its pods. */
  | {
      readonly kind: "set-selector";
      readonly target: EditTarget;
      readonly set: Labels;
      readonly remove: readonly string[];
    }
  | { readonly kind: "set-ports"; readonly target: EditTarget; readonly ports: readonly ContainerPortWish[] }
  | { readonly kind: "rename"; readonly target: EditTarget; readonly name: string }
  | { readonly kind: "duplicate"; readonly target: EditTarget; readonly name: string }
  | { readonly kind: "set-namespace"; readonly target: EditTarget; readonly namespace: string }
  | { readonly kind: "delete"; readonly targets: readonly EditTarget[] };

/** A port that a container declares, or of a Service. */
export interface ContainerPortWish {
  /** Empty: it has none. */
  readonly name: string;
  readonly protocol: "TCP" | "UDP" | "SCTP";
  readonly port: number;
  /** Of a Service: number or name of the pods' port that it leads to; absent: the same number. */
  readonly targetPort?: number | string;
}
