import type { EditTarget, EditWish, Off } from "../engine";
import type { Selectable } from "./selection";

/** Which form of the picture's editing is open. Ids are those of the picture. */
export type Editing =
  /** Something that is to be allowed between nodes; `to` empty: it is still to be chosen. */
  | { readonly kind: "allow"; readonly from: readonly string[]; readonly to: readonly string[] }
  /** A line that is to be cut. */
  | { readonly kind: "cut"; readonly edgeId: string }
  /** The form of a policy, by `namespace/name`; null: a new one, in `namespace`. */
  | { readonly kind: "policy"; readonly policy: string | null; readonly namespace: string }
  /** A policy that many need, for whole namespaces or, where there is one, for the pods of a workload (its id). */
  | {
      readonly kind: "ready";
      readonly choice: ReadyChoice;
      readonly namespaces: readonly string[];
      readonly workload: string | null;
    }
  | { readonly kind: "copy-policies"; readonly policies: readonly string[]; readonly namespace: string | null }
  | {
      readonly kind: "labels" | "ports" | "rename" | "duplicate" | "set-namespace";
      readonly target: EditTarget;
    }
  | { readonly kind: "delete"; readonly targets: readonly EditTarget[] }
  /** An edit that was offered: what is written, what it is called, and what it is about. */
  | { readonly kind: "fix"; readonly wish: EditWish; readonly title: string; readonly about: string }
  /** Something new; `namespace` null: still to be chosen. `workload`: the one that a Service is for; null: none yet. */
  | {
      readonly kind: "add";
      readonly what: "namespace" | "workload" | "pod" | "service" | "range";
      readonly namespace: string | null;
      readonly workload: string | null;
    };

/** Which ready policy. */
export type ReadyChoice =
  | "deny-ingress"
  | "deny-egress"
  | "deny-all"
  | "allow-dns"
  | "allow-from-namespace"
  | "allow-from-ingress"
  | "allow-from-outside";

/** What a menu is about; `canvas`: nothing in particular. */
export type MenuTarget = Selectable | { readonly kind: "container"; readonly id: string } | { readonly kind: "canvas" };

/** A menu that is open. */
export interface OpenMenu {
  readonly target: MenuTarget;
  /** Where it opens, in pixels of the window. */
  readonly at: { readonly x: number; readonly y: number };
}

/** What is going on of the picture's editing. */
export interface EditingState {
  /** Null: no form is open. */
  readonly form: Editing | null;
  /** What is left out for a moment and the form makes real: put back once the form is applied. Absent: nothing is. */
  readonly writes?: Off | undefined;
  /** Null: no menu is open. */
  readonly menu: OpenMenu | null;
  /** Ids of the nodes that are picked together, in the order of picking; empty: none. */
  readonly picked: readonly string[];
  /** `namespace/name` of the policies that were copied, to be pasted into another namespace; empty: none. */
  readonly copied: readonly string[];
}

export const initialEditing: EditingState = { form: null, menu: null, picked: [], copied: [] };
