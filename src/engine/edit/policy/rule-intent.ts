import { assertNever } from "../../source/assert-never";
import { type EditPath, type EditValue, isMap, isSameValue, mapOf, valueAt } from "../text/edit-value";
import type { TreeEdit } from "../text/tree-edit";
import {
  listAt,
  type PlannedIntent,
  pathOfRule,
  peersOf,
  plannedIntent,
  type RuleAt,
  type RuleDirection,
  refusedIntent,
} from "./policy-part";
import { likePortsAround } from "./protocol-habit";
import { type DraftedPart, draftOfPort, type PeerDraft, type PortDraft, peerOfDraft, portOfDraft } from "./rule-draft";

/** What a form wants of a rule. Texts are as they were typed. */
export type RuleIntent =
  /** Behind all others. Null: everyone, or every port, chosen in so many words. */
  | {
      readonly kind: "write-rule";
      readonly direction: RuleDirection;
      readonly peer: PeerDraft | null;
      readonly port: PortDraft | null;
    }
  /** Behind all others; `narrows`: the rule admits everyone, or every port, so far. */
  | ({ readonly kind: "write-peer"; readonly peer: PeerDraft; readonly narrows: boolean } & RuleAt)
  | ({ readonly kind: "write-port"; readonly port: PortDraft; readonly narrows: boolean } & RuleAt)
  /** Takes all peers, or all ports, out, after which the rule is for everyone, or every port. */
  | ({ readonly kind: "admit-everyone" | "open-every-port" } & RuleAt)
  /** What is left out stays as it is. */
  | ({ readonly kind: "set-port"; readonly index: number; readonly port: Partial<PortDraft> } & RuleAt)
  | ({ readonly kind: "set-cidr"; readonly peer: number; readonly cidr: string } & RuleAt)
  | ({ readonly kind: "set-except"; readonly peer: number; readonly index: number; readonly value: string } & RuleAt);

/** Plans an intent of a form about a rule. What is meant to narrow never widens, and the other way round. */
export function planRuleIntent(policy: EditValue, intent: Exclude<RuleIntent, { kind: "write-rule" }>): PlannedIntent {
  const path = pathOfRule(intent);
  if (valueAt(policy, path) === undefined) return refusedIntent("the rule is gone");
  const peers: EditPath = [...path, peersOf(intent.direction)];
  const ports: EditPath = [...path, "ports"];
  switch (intent.kind) {
    case "write-peer":
      return writeItem(policy, peers, peerOfDraft(intent.peer), intent.narrows);
    case "write-port":
      return writeItem(policy, ports, likeOthers(policy, intent, portOfDraft(intent.port)), intent.narrows);
    case "admit-everyone":
      return removeAll(policy, peers);
    case "open-every-port":
      return removeAll(policy, ports);
    case "set-port":
      return setPort(policy, [...ports, intent.index], intent.port);
    case "set-cidr":
      return setText(policy, [...peers, intent.peer, "ipBlock", "cidr"], intent.cidr);
    case "set-except":
      return setText(policy, [...peers, intent.peer, "ipBlock", "except", intent.index], intent.value);
    default:
      return assertNever(intent);
  }
}

/** The rule that a form means; null where its reason is that the form is not filled in. */
export function ruleOfDraft({ direction, peer, port }: Extract<RuleIntent, { kind: "write-rule" }>) {
  const own = peer === null ? null : peerOfDraft(peer);
  if (own?.kind === "refused") return own;
  const to = port === null ? null : portOfDraft(port);
  if (to?.kind === "refused") return to;
  const value = mapOf(
    [peersOf(direction), own === null ? undefined : [own.value]],
    ["ports", to === null ? undefined : [to.value]],
  );
  return { kind: "part", value } as const;
}

function likeOthers(policy: EditValue, at: RuleAt, drafted: DraftedPart): DraftedPart {
  return drafted.kind === "refused" ? drafted : { ...drafted, value: likePortsAround(policy, at, drafted.value) };
}

function writeItem(policy: EditValue, list: EditPath, drafted: DraftedPart, narrows: boolean): PlannedIntent {
  if (drafted.kind === "refused") return drafted;
  const items = listAt(policy, list);
  if (narrows !== (items.length === 0)) {
    return refusedIntent(narrows ? "the rule has others by now" : "the rule is without any by now, and so admits all");
  }
  if (items.some((item) => isSameValue(item, drafted.value))) return refusedIntent("the rule has it already");
  if (items.length > 0) return plannedIntent({ kind: "insert", list, index: items.length, value: drafted.value });
  const rule = list.slice(0, -1);
  // A rule may be a mere hyphen.
  if (!isMap(valueAt(policy, rule))) {
    return plannedIntent({ kind: "set", path: rule, value: mapOf([String(list.at(-1)), [drafted.value]]) });
  }
  return plannedIntent({ kind: "set", path: list, value: [drafted.value] });
}

function removeAll(policy: EditValue, list: EditPath): PlannedIntent {
  return listAt(policy, list).length === 0 ? plannedIntent() : plannedIntent({ kind: "remove", path: list });
}

/** What is as it was stays as it is written: a protocol that is left out is TCP. */
function setPort(policy: EditValue, path: EditPath, draft: Partial<PortDraft>): PlannedIntent {
  const before = valueAt(policy, path);
  if (before === undefined) return refusedIntent("the port is gone");
  const drafted = portOfDraft({ ...draftOfPort(before), ...draft });
  if (drafted.kind === "refused") return drafted;
  if (!isMap(before) || before.size === 0) return plannedIntent({ kind: "set", path, value: drafted.value });
  const isDefault = (key: string, value: EditValue) => key === "protocol" && value === "TCP" && !before.has(key);
  const wanted = isMap(drafted.value) ? drafted.value : mapOf();
  const changed = [...wanted].flatMap(([key, value]): readonly TreeEdit[] =>
    before.get(key) === value || isDefault(key, value) ? [] : [{ kind: "set", path: [...path, key], value }],
  );
  const gone = ["port", "endPort"].filter((key) => before.has(key) && !wanted.has(key));
  return plannedIntent(...changed, ...gone.map((key): TreeEdit => ({ kind: "remove", path: [...path, key] })));
}

function setText(policy: EditValue, path: EditPath, typed: string): PlannedIntent {
  const before = valueAt(policy, path);
  if (before === undefined) return refusedIntent("the block is gone");
  const text = typed.trim();
  if (text === "") return refusedIntent("write a block of addresses, such as 10.0.0.0/8");
  return before === text ? plannedIntent() : plannedIntent({ kind: "set", path, value: text });
}
