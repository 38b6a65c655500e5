import { containsRange, parseCidr } from "../../net/cidr";
import { assertNever } from "../../source/assert-never";
import { type EditPath, type EditValue, isList, isMap, isSameValue, valueAt } from "../text/edit-value";
import type { TreeEdit } from "../text/tree-edit";
import {
  listAt,
  type PlannedIntent,
  peersOf,
  plannedIntent,
  type RuleAt,
  type RuleDirection,
  refusedIntent,
} from "./policy-part";
import { likePortsAround, likeRulesAround } from "./protocol-habit";
import { planRuleIntent, type RuleIntent, ruleOfDraft } from "./rule-intent";
import { planSelectorIntent, type SelectorIntent } from "./selector-intent";

export type { PlannedIntent, RuleAt, RuleDirection } from "./policy-part";

/** What somebody wants of one NetworkPolicy. Indices are those of the text. */
export type PolicyIntent =
  | { readonly kind: "add-rule"; readonly direction: RuleDirection; readonly value: EditValue }
  | ({ readonly kind: "remove-rule" } & RuleAt)
  | ({ readonly kind: "add-peer" | "add-port"; readonly value: EditValue } & RuleAt)
  | ({ readonly kind: "change-peer" | "change-port"; readonly index: number; readonly value: EditValue } & RuleAt)
  | ({ readonly kind: "remove-peer" | "remove-port"; readonly index: number } & RuleAt)
  | ({ readonly kind: "add-except"; readonly peer: number; readonly value: string } & RuleAt)
  | ({ readonly kind: "remove-except"; readonly peer: number; readonly index: number } & RuleAt)
  /** Begins or ends isolation in a direction. */
  | { readonly kind: "set-isolation"; readonly direction: RuleDirection; readonly isOn: boolean }
  | RuleIntent
  | SelectorIntent;

/**
 * Plans an intent about a policy, minding what absent and empty mean: what is added never closes a connection, what is
 * removed never opens one (an `except` the other way round).
 *
 * A rule that loses its last peer or port goes, since an empty list would admit everyone or every port. Where
 * `policyTypes` is absent it says `Ingress`, and `Egress` as long as there are egress rules: it is written out before the
 * last of them goes, or before a direction changes.
 *
 * @param policy - the object as it stands in the text
 */
export function planPolicyIntent(policy: EditValue, intent: PolicyIntent): PlannedIntent {
  switch (intent.kind) {
    case "add-rule":
      return addRule(policy, intent.direction, intent.value);
    case "remove-rule":
      return removeRule(policy, intent);
    case "add-peer":
      return addTo(policy, intent, peersOf(intent.direction), "the rule has no peers and so admits everyone already");
    case "add-port":
      return addTo(
        policy,
        { ...intent, value: likePortsAround(policy, intent, intent.value) },
        "ports",
        "the rule has no ports and so admits every port already",
      );
    case "change-peer":
      return change(policy, intent, peersOf(intent.direction));
    case "change-port":
      return change(policy, intent, "ports");
    case "remove-peer":
      return removeFrom(policy, intent, peersOf(intent.direction));
    case "remove-port":
      return removeFrom(policy, intent, "ports");
    case "add-except":
    case "remove-except":
      return planExcept(policy, intent);
    case "set-isolation":
      return setIsolation(policy, intent.direction, intent.isOn);
    case "write-rule": {
      const rule = ruleOfDraft(intent);
      return rule.kind === "refused" ? rule : addRule(policy, intent.direction, rule.value);
    }
    case "write-peer":
    case "write-port":
    case "admit-everyone":
    case "open-every-port":
    case "set-port":
    case "set-cidr":
    case "set-except":
      return planRuleIntent(policy, intent);
    case "set-requirement":
    case "remove-requirement":
    case "select-everything":
    case "remove-selector":
      return planSelectorIntent(policy, intent);
    default:
      return assertNever(intent);
  }
}

/** Directions in which a policy isolates, as the API server fills them in. */
export function isolationOf(policy: EditValue): readonly RuleDirection[] {
  const types = valueAt(policy, ["spec", "policyTypes"]);
  if (isList(types) && types.length > 0) {
    return DIRECTIONS.filter((direction) => types.includes(TYPE_OF[direction]));
  }
  return DIRECTIONS.filter((direction) => direction === "ingress" || listAt(policy, ["spec", "egress"]).length > 0);
}

const DIRECTIONS = ["ingress", "egress"] as const;
const TYPE_OF = { ingress: "Ingress", egress: "Egress" } as const;

function addRule(policy: EditValue, direction: RuleDirection, value: EditValue): PlannedIntent {
  const isolated = isolationOf(policy);
  if (!isolated.includes(direction)) {
    return refusedIntent(`the policy does not isolate ${direction}, so a rule there would close everything else`);
  }
  const list: EditPath = ["spec", direction];
  const rules = valueAt(policy, list);
  const own = likeRulesAround(policy, direction, value);
  if (isList(rules)) return plannedIntent({ kind: "insert", list, index: rules.length, value: own });
  return plannedIntent({ kind: "set", path: list, value: [own] });
}

function removeRule(policy: EditValue, { direction, rule }: RuleAt): PlannedIntent {
  const rules = listAt(policy, ["spec", direction]);
  if (rules[rule] === undefined) return refusedIntent("the rule is gone");
  const remove: TreeEdit = { kind: "remove", path: ["spec", direction, rule] };
  // What is absent says `Ingress` with and without rules.
  const isSaid = direction === "ingress" && listAt(policy, ["spec", "policyTypes"]).length === 0;
  return plannedIntent(...(rules.length === 1 && !isSaid ? writtenTypes(policy, isolationOf(policy)) : []), remove);
}

function addTo(
  policy: EditValue,
  { direction, rule, value }: RuleAt & { readonly value: EditValue },
  field: string,
  whyNot: string,
): PlannedIntent {
  const list: EditPath = ["spec", direction, rule, field];
  if (valueAt(policy, list.slice(0, -1)) === undefined) return refusedIntent("the rule is gone");
  const { length } = listAt(policy, list);
  return length === 0 ? refusedIntent(whyNot) : plannedIntent({ kind: "insert", list, index: length, value });
}

function change(
  policy: EditValue,
  { direction, rule, index, value }: RuleAt & { readonly index: number; readonly value: EditValue },
  field: string,
): PlannedIntent {
  const path: EditPath = ["spec", direction, rule, field, index];
  const before = valueAt(policy, path);
  if (before === undefined) return refusedIntent("it is gone");
  return plannedIntent(...changes(path, before, value));
}

/** Only what differs, so that the comments of the rest stay. */
function changes(path: EditPath, before: EditValue, value: EditValue): readonly TreeEdit[] {
  if (isSameValue(before, value)) return [];
  if (isMap(before) && isMap(value) && before.size > 0 && value.size > 0) {
    const changed = [...value].flatMap(([key, each]): readonly TreeEdit[] => {
      const old = before.get(key);
      return old === undefined
        ? [{ kind: "set", path: [...path, key], value: each }]
        : changes([...path, key], old, each);
    });
    const gone = [...before.keys()].filter((key) => !value.has(key));
    return [...changed, ...gone.map((key): TreeEdit => ({ kind: "remove", path: [...path, key] }))];
  }
  if (isList(before) && isList(value) && before.length > 0 && value.length >= before.length) {
    const changed = before.flatMap((old, i) => changes([...path, i], old, value[i] ?? null));
    const added = value.slice(before.length);
    return [
      ...changed,
      ...added.map((each, i): TreeEdit => ({ kind: "insert", list: path, index: before.length + i, value: each })),
    ];
  }
  return [{ kind: "set", path, value }];
}

function removeFrom(policy: EditValue, place: RuleAt & { readonly index: number }, field: string): PlannedIntent {
  const { direction, rule, index } = place;
  const path: EditPath = ["spec", direction, rule, field];
  const list = listAt(policy, path);
  if (list[index] === undefined) return refusedIntent("it is gone");
  return list.length === 1 ? removeRule(policy, place) : plannedIntent({ kind: "remove", path: [...path, index] });
}

function planExcept(
  policy: EditValue,
  intent: Extract<PolicyIntent, { readonly kind: "add-except" | "remove-except" }>,
): PlannedIntent {
  const { direction, rule, peer } = intent;
  const block: EditPath = ["spec", direction, rule, peersOf(direction), peer, "ipBlock"];
  const path: EditPath = [...block, "except"];
  if (!isMap(valueAt(policy, block))) return refusedIntent("the block is gone");
  const excepts = listAt(policy, path);
  if (intent.kind === "remove-except") {
    if (excepts[intent.index] === undefined) return refusedIntent("it is gone");
    return plannedIntent({ kind: "remove", path: excepts.length === 1 ? path : [...path, intent.index] });
  }
  const [cidr, value] = [valueAt(policy, [...block, "cidr"]), intent.value.trim()];
  if (!isInside(cidr, value)) return refusedIntent(exceptFault(String(cidr), value));
  if (excepts.length > 0) return plannedIntent({ kind: "insert", list: path, index: excepts.length, value });
  return plannedIntent({ kind: "set", path, value: [value] });
}

function isInside(outer: EditValue | undefined, inner: string): boolean {
  const block = typeof outer === "string" ? parseCidr(outer) : null;
  const except = parseCidr(inner);
  return block !== null && except !== null && block.prefix < except.prefix && containsRange(block, except);
}

/** In the words of the server. */
function exceptFault(cidr: string, except: string): string {
  if (parseCidr(except) === null) return `“${except}” is no address block; write it as 10.9.8.0/24 or 2001:db8::/64`;
  return `except ${except} must be a part of ${cidr}, and smaller`;
}

function setIsolation(policy: EditValue, direction: RuleDirection, isOn: boolean): PlannedIntent {
  const isolated = isolationOf(policy);
  if (isolated.includes(direction) === isOn) return plannedIntent();
  const wanted = DIRECTIONS.filter((each) => (each === direction ? isOn : isolated.includes(each)));
  if (wanted.length === 0)
    return refusedIntent("a policy isolates in one direction at least; remove the policy instead");
  const rules = valueAt(policy, ["spec", direction]);
  // Rules of a direction that is not isolated count for nothing, and mislead whoever reads them.
  const remove: readonly TreeEdit[] =
    isOn || rules === undefined ? [] : [{ kind: "remove", path: ["spec", direction] }];
  return plannedIntent(...writtenTypes(policy, wanted), ...remove);
}

/** Edits after which `policyTypes` says these directions in so many words. */
function writtenTypes(policy: EditValue, wanted: readonly RuleDirection[]): readonly TreeEdit[] {
  const list: EditPath = ["spec", "policyTypes"];
  const types = valueAt(policy, list);
  const names = wanted.map((direction) => TYPE_OF[direction]);
  if (!isList(types) || types.length === 0) return [{ kind: "set", path: list, value: names }];
  // One that stands there twice would be a third beside both.
  const isKept = (type: EditValue, i: number) => names.some((name) => name === type) && types.indexOf(type) === i;
  const gone = types.flatMap((type, i) => (isKept(type, i) ? [] : [i])).reverse();
  const missing = names.filter((name) => !types.includes(name));
  return [
    ...missing.map((value, i): TreeEdit => ({ kind: "insert", list, index: types.length + i, value })),
    ...gone.map((i): TreeEdit => ({ kind: "remove", path: [...list, i] })),
  ];
}
