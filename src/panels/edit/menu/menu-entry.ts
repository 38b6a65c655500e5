import type { EditTarget, Off, Place, RadiusQuestion } from "../../../engine";
import type { Editing, MenuTarget } from "../../../state/editing";
import type { Selectable } from "../../../state/selection";

/** A line of a menu. */
export interface MenuEntry {
  readonly words: string;
  /** What it does, in a short phrase; empty: its words say it. */
  readonly hint: string;
  /** Why it cannot be done; null: it can. */
  readonly refusal: string | null;
  readonly choice: MenuChoice;
}

/** Lines that belong together. */
export interface MenuGroup {
  readonly name: string;
  readonly entries: readonly MenuEntry[];
}

/** What a line does when it is chosen. */
export type MenuChoice =
  | { readonly kind: "edit"; readonly form: Editing }
  | { readonly kind: "level"; readonly level: MenuLevel }
  | { readonly kind: "select"; readonly target: Selectable }
  | { readonly kind: "expect"; readonly edgeId: string }
  | { readonly kind: "pick"; readonly id: string }
  | { readonly kind: "copy"; readonly policies: readonly string[] }
  /** Asks who reaches whom. */
  | { readonly kind: "radius"; readonly question: RadiusQuestion }
  /** Shows a node and its neighbours alone, by its id; null: everything. */
  | { readonly kind: "around"; readonly nodeId: string | null }
  /** Leaves something out for a moment, or puts it back. */
  | { readonly kind: "off"; readonly off: Off }
  | { readonly kind: "reveal"; readonly place: Place };

/** What a menu shows: what can be done with its target, or, a step further, with policies. */
export type MenuLevel =
  | { readonly kind: "target"; readonly target: MenuTarget }
  /** A Service or an Ingress, by its id. */
  | { readonly kind: "door"; readonly id: string }
  /** Those of a namespace, or those that select pods of a workload. */
  | { readonly kind: "policies"; readonly namespace: string | null; readonly workload: string | null }
  /** Those of something, to be left out for a moment. */
  | { readonly kind: "labels"; readonly target: EditTarget }
  /** One, by `namespace/name`. */
  | { readonly kind: "policy"; readonly policy: string };

/** A line that opens a form. */
export function formEntry(words: string, hint: string, form: Editing, refusal: string | null = null): MenuEntry {
  return { words, hint, refusal, choice: { kind: "edit", form } };
}
