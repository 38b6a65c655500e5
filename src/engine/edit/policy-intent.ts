import { containsRange, parseCidr } from "../net/cidr";
import { assertNever } from "../source/assert-never";
import { type EditPath, type EditValue, isList, isMap, isSameValue, valueAt } from "./edit-value";
import type { TreeEdit } from "./tree-edit";

/** The direction of a rule, as the fields of a NetworkPolicy call it. */
export type RuleDirection = "ingress" | "egress";

/** A rule of a policy. */
export interface RuleAt {
  readonly direction: RuleDirection;
  /** From 0. */
  readonly rule: number;
}

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
  | { readonly kind: "set-isolation"; readonly direction: RuleDirection; readonly isOn: boolean };

/** How an intent is written: changes of the policy's parts, in their order. */
export type PlannedIntent =
  | { readonly kind: "planned"; readonly edits: readonly TreeEdit[] }
  | { readonly kind: "refused"; readonly reason: string };

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
      return addTo(policy, intent, "ports", "the rule has no ports and so admits every port already");
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

const planned = (...edits: readonly TreeEdit[]): PlannedIntent => ({ kind: "planned", edits });
const refused = (reason: string): PlannedIntent => ({ kind: "refused", reason });

function peersOf(direction: RuleDirection): "from" | "to" {
  return direction === "ingress" ? "from" : "to";
}

function addRule(policy: EditValue, direction: RuleDirection, value: EditValue): PlannedIntent {
  const isolated = isolationOf(policy);
  if (!isolated.includes(direction)) {
    return refused(`the policy does not isolate ${direction}, so a rule there would close everything else`);
  }
  const list: EditPath = ["spec", direction];
  const rules = valueAt(policy, list);
  if (isList(rules)) return planned({ kind: "insert", list, index: rules.length, value });
  return planned({ kind: "set", path: list, value: [value] });
}

function removeRule(policy: EditValue, { direction, rule }: RuleAt): PlannedIntent {
  const rules = listAt(policy, ["spec", direction]);
  if (rules[rule] === undefined) return refused("the rule is gone");
  const remove: TreeEdit = { kind: "remove", path: ["spec", direction, rule] };
  return planned(...(rules.length === 1 ? writtenTypes(policy, isolationOf(policy)) : []), remove);
}

function addTo(
  policy: EditValue,
  { direction, rule, value }: RuleAt & { readonly value: EditValue },
  field: string,
  whyNot: string,
): PlannedIntent {
  const list: EditPath = ["spec", direction, rule, field];
  if (valueAt(policy, list.slice(0, -1)) === undefined) return refused("the rule is gone");
  const { length } = listAt(policy, list);
  return length === 0 ? refused(whyNot) : planned({ kind: "insert", list, index: length, value });
}

function change(
  policy: EditValue,
  { direction, rule, index, value }: RuleAt & { readonly index: number; readonly value: EditValue },
  field: string,
): PlannedIntent {
  const path: EditPath = ["spec", direction, rule, field, index];
  const before = valueAt(policy, path);
  if (before === undefined) return refused("it is gone");
  return planned(...changes(path, before, value));
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
  if (list[index] === undefined) return refused("it is gone");
  return list.length === 1 ? removeRule(policy, place) : planned({ kind: "remove", path: [...path, index] });
}

function planExcept(
  policy: EditValue,
  intent: Extract<PolicyIntent, { readonly kind: "add-except" | "remove-except" }>,
): PlannedIntent {
  const { direction, rule, peer } = intent;
  const block: EditPath = ["spec", direction, rule, peersOf(direction), peer, "ipBlock"];
  const path: EditPath = [...block, "except"];
  if (!isMap(valueAt(policy, block))) return refused("the block is gone");
  const excepts = listAt(policy, path);
  if (intent.kind === "remove-except") {
    if (excepts[intent.index] === undefined) return refused("it is gone");
    return planned({ kind: "remove", path: excepts.length === 1 ? path : [...path, intent.index] });
  }
  if (!isInside(valueAt(policy, [...block, "cidr"]), intent.value)) {
    return refused("an except lies inside its block, and is smaller");
  }
  if (excepts.length > 0) return planned({ kind: "insert", list: path, index: excepts.length, value: intent.value });
  return planned({ kind: "set", path, value: [intent.value] });
}

function isInside(outer: EditValue | undefined, inner: string): boolean {
  const block = typeof outer === "string" ? parseCidr(outer) : null;
  const except = parseCidr(inner);
  return block !== null && except !== null && block.prefix < except.prefix && containsRange(block, except);
}

function setIsolation(policy: EditValue, direction: RuleDirection, isOn: boolean): PlannedIntent {
  const isolated = isolationOf(policy);
  if (isolated.includes(direction) === isOn) return planned();
  const wanted = DIRECTIONS.filter((each) => (each === direction ? isOn : isolated.includes(each)));
  if (wanted.length === 0) return refused("a policy isolates in one direction at least; remove the policy instead");
  const rules = valueAt(policy, ["spec", direction]);
  // Rules of a direction that is not isolated count for nothing, and mislead whoever reads them.
  const remove: readonly TreeEdit[] =
    isOn || rules === undefined ? [] : [{ kind: "remove", path: ["spec", direction] }];
  return planned(...writtenTypes(policy, wanted), ...remove);
}

/** Edits after which `policyTypes` says these directions in so many words. */
function writtenTypes(policy: EditValue, wanted: readonly RuleDirection[]): readonly TreeEdit[] {
  const list: EditPath = ["spec", "policyTypes"];
  const types = valueAt(policy, list);
  const names = wanted.map((direction) => TYPE_OF[direction]);
  if (!isList(types) || types.length === 0) return [{ kind: "set", path: list, value: names }];
  const gone = types.flatMap((type, i) => (names.some((name) => name === type) ? [] : [i])).reverse();
  const missing = names.filter((name) => !types.includes(name));
  return [
    ...missing.map((value, i): TreeEdit => ({ kind: "insert", list, index: types.length + i, value })),
    ...gone.map((i): TreeEdit => ({ kind: "remove", path: [...list, i] })),
  ];
}

function listAt(value: EditValue, path: EditPath): readonly EditValue[] {
  const list = valueAt(value, path);
  return list !== undefined && isList(list) ? list : [];
}
