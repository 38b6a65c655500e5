import { type EditPath, type EditValue, isList, isMap, mapOf, valueAt } from "../text/edit-value";
import type { TreeEdit } from "../text/tree-edit";

/** The direction of a rule, as the fields of a NetworkPolicy call it. */
export type RuleDirection = "ingress" | "egress";

/** A rule of a policy. */
export interface RuleAt {
  readonly direction: RuleDirection;
  /** From 0. */
  readonly rule: number;
}

/** How an intent is written: changes of the policy's parts, in their order. */
export type PlannedIntent =
  | { readonly kind: "planned"; readonly edits: readonly TreeEdit[] }
  | { readonly kind: "refused"; readonly reason: string };

/** An intent that these edits fulfil; none: the policy says so already. */
export function plannedIntent(...edits: readonly TreeEdit[]): PlannedIntent {
  return { kind: "planned", edits };
}

/** An intent that cannot be fulfilled. */
export function refusedIntent(reason: string): PlannedIntent {
  return { kind: "refused", reason };
}

/** The field of a rule that holds its peers. */
export function peersOf(direction: RuleDirection): "from" | "to" {
  return direction === "ingress" ? "from" : "to";
}

/** The way to a rule. */
export function pathOfRule({ direction, rule }: RuleAt): EditPath {
  return ["spec", direction, rule];
}

/** The items of a list; none where there is no list. */
export function listAt(value: EditValue, path: EditPath): readonly EditValue[] {
  const list = valueAt(value, path);
  return list !== undefined && isList(list) ? list : [];
}

/** Gives a part a value, and makes the maps on the way to it where they are missing or say nothing. */
export function writeAt(value: EditValue, path: EditPath, wanted: EditValue): TreeEdit {
  for (let length = 1; length < path.length; length++) {
    const part = valueAt(value, path.slice(0, length));
    const isNothing = part === undefined || part === null || (isMap(part) && part.size === 0);
    if (isNothing) return { kind: "set", path: path.slice(0, length), value: nested(path.slice(length), wanted) };
  }
  return { kind: "set", path, value: wanted };
}

function nested([step, ...rest]: EditPath, value: EditValue): EditValue {
  return step === undefined ? value : mapOf([String(step), nested(rest, value)]);
}
