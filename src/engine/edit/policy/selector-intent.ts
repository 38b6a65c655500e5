import { assertNever } from "../../source/assert-never";
import { type EditPath, type EditValue, isList, isMap, isSameValue, mapOf, valueAt } from "../text/edit-value";
import type { TreeEdit } from "../text/tree-edit";
import {
  listAt,
  type PlannedIntent,
  pathOfRule,
  peersOf,
  plannedIntent,
  type RuleAt,
  refusedIntent,
  writeAt,
} from "./policy-part";
import { bracketProblem, isLabel, readRequirement, termValue, type WrittenRequirement } from "./read-requirement";

/** A selector of a policy: of its subject, or one of a peer. */
export type SelectorAt =
  | { readonly of: "subject" }
  | ({ readonly of: "podSelector" | "namespaceSelector"; readonly peer: number } & RuleAt);

/** A requirement of a selector: an entry of `matchLabels`, or an item of `matchExpressions`. */
export type RequirementAt =
  | { readonly kind: "label"; readonly key: string }
  | { readonly kind: "term"; readonly index: number };

/** What somebody wants of a selector. */
export type SelectorIntent =
  /** Writes a requirement in the place of one, or besides all others (null); a selector that is not there is begun. */
  | {
      readonly kind: "set-requirement";
      readonly at: SelectorAt;
      readonly which: RequirementAt | null;
      /** As kubectl writes it: `tier=web`, `tier in (a, b)`, `!legacy`. */
      readonly text: string;
    }
  /** Takes a requirement out; never the last one, after which everything would be selected. */
  | { readonly kind: "remove-requirement"; readonly at: SelectorAt; readonly which: RequirementAt }
  /** The empty selector, chosen in so many words: every pod, or every namespace. */
  | { readonly kind: "select-everything"; readonly at: SelectorAt }
  /** Takes one of both selectors of a peer out. */
  | { readonly kind: "remove-selector"; readonly at: SelectorAt };

/** Plans an intent about a selector. */
export function planSelectorIntent(policy: EditValue, intent: SelectorIntent): PlannedIntent {
  const { at } = intent;
  if (at.of !== "subject") {
    const peer = valueAt(policy, pathOfPeer(at));
    if (!isMap(peer)) return refusedIntent("the peer is gone");
    if (peer.has("ipBlock")) return refusedIntent("a peer with an ipBlock may have no selector");
  }
  const path: EditPath = at.of === "subject" ? ["spec", "podSelector"] : [...pathOfPeer(at), at.of];
  switch (intent.kind) {
    case "set-requirement":
      return setRequirement(policy, path, intent.which, intent.text);
    case "remove-requirement":
      return removeRequirement(policy, path, intent.which);
    case "select-everything":
      return isEmpty(valueAt(policy, path)) ? plannedIntent() : plannedIntent(writeAt(policy, path, mapOf()));
    case "remove-selector":
      return removeSelector(policy, path, at);
    default:
      return assertNever(intent);
  }
}

function pathOfPeer({ peer, ...rule }: Extract<SelectorAt, RuleAt>): EditPath {
  return [...pathOfRule(rule), peersOf(rule.direction), peer];
}

function isEmpty(value: EditValue | undefined): boolean {
  return isMap(value) && value.size === 0;
}

function setRequirement(policy: EditValue, path: EditPath, which: RequirementAt | null, text: string): PlannedIntent {
  const wanted = readRequirement(text);
  if (wanted === null) return refusedIntent("write a label, such as tier=web");
  const problem = bracketProblem(text);
  if (problem !== null) return refusedIntent(problem);
  if (which === null) return addRequirement(policy, path, wanted);
  if (!has(policy, path, which)) return refusedIntent("it is gone");
  if (which.kind === "term") return plannedIntent(...changedTerm(policy, [...path, TERMS, which.index], wanted));
  if (isLabel(wanted) && wanted.key === which.key) {
    return plannedIntent({ kind: "set", path: [...path, LABELS, which.key], value: wanted.values[0] ?? "" });
  }
  const added = addRequirement(policy, path, wanted);
  if (added.kind === "refused") return added;
  const others = labelsAt(policy, path).size - 1 + Number(isLabel(wanted));
  const gone: EditPath = others === 0 ? [...path, LABELS] : [...path, LABELS, which.key];
  return plannedIntent(...added.edits, { kind: "remove", path: gone });
}

const LABELS = "matchLabels";
const TERMS = "matchExpressions";

function addRequirement(policy: EditValue, path: EditPath, wanted: WrittenRequirement): PlannedIntent {
  if (isLabel(wanted)) {
    const value = wanted.values[0] ?? "";
    const own = labelsAt(policy, path).get(wanted.key);
    if (own === value) return refusedIntent(`${wanted.key}=${value} is asked for already`);
    if (own !== undefined) {
      return refusedIntent(`${wanted.key}=${String(own)} is asked for already, and nothing has two values of a label`);
    }
    return plannedIntent(writeAt(policy, [...path, LABELS, wanted.key], value));
  }
  const list: EditPath = [...path, TERMS];
  const terms = listAt(policy, list);
  const term = termValue(wanted);
  if (terms.some((each) => isSameValue(each, term))) return refusedIntent("it is asked for already");
  if (terms.length === 0) return plannedIntent(writeAt(policy, list, [term]));
  return plannedIntent({ kind: "insert", list, index: terms.length, value: term });
}

function labelsAt(policy: EditValue, path: EditPath): ReadonlyMap<string, EditValue> {
  const labels = valueAt(policy, [...path, LABELS]);
  return isMap(labels) ? labels : new Map();
}

function has(policy: EditValue, path: EditPath, which: RequirementAt): boolean {
  if (which.kind === "label") return labelsAt(policy, path).has(which.key);
  return listAt(policy, [...path, TERMS])[which.index] !== undefined;
}

/** Only what differs, so that the comments of the rest stay. */
function changedTerm(policy: EditValue, path: EditPath, wanted: WrittenRequirement): readonly TreeEdit[] {
  const term = termValue(wanted);
  const before = valueAt(policy, path);
  if (!isMap(before) || !isMap(term)) return [{ kind: "set", path, value: term }];
  const changed = [...term].flatMap(([key, value]): readonly TreeEdit[] => {
    const own = before.get(key);
    return own !== undefined && isSameValue(own, value) ? [] : [{ kind: "set", path: [...path, key], value }];
  });
  const gone = [...before.keys()].filter((key) => !term.has(key));
  return [...changed, ...gone.map((key): TreeEdit => ({ kind: "remove", path: [...path, key] }))];
}

function removeRequirement(policy: EditValue, path: EditPath, which: RequirementAt): PlannedIntent {
  if (!has(policy, path, which)) return refusedIntent("it is gone");
  const labels = labelsAt(policy, path).size;
  const terms = listAt(policy, [...path, TERMS]).length;
  if (labels + terms === 1) {
    return refusedIntent(
      "without its last requirement the selector would select everything; choose that, or remove the peer",
    );
  }
  const field = which.kind === "label" ? LABELS : TERMS;
  const isLast = (which.kind === "label" ? labels : terms) === 1;
  const step = which.kind === "label" ? which.key : which.index;
  return plannedIntent({ kind: "remove", path: isLast ? [...path, field] : [...path, field, step] });
}

function removeSelector(policy: EditValue, path: EditPath, at: SelectorAt): PlannedIntent {
  const peer = valueAt(policy, path.slice(0, -1));
  if (at.of === "subject" || !isMap(peer)) return refusedIntent("a policy always has a podSelector");
  const other = peer.get(at.of === "podSelector" ? "namespaceSelector" : "podSelector");
  if (other === undefined || other === null || isList(other)) {
    return refusedIntent("it is the only selector of this peer; remove the peer instead");
  }
  return peer.has(at.of) ? plannedIntent({ kind: "remove", path }) : refusedIntent("it is gone");
}
