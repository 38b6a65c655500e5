import { assertNever } from "../../source/assert-never";
import { type EditValue, isList, isMap, valueAt } from "../text/edit-value";
import type { PolicyIntent } from "./policy-intent";
import { listAt, pathOfRule, peersOf, type RuleAt } from "./policy-part";
import { draftOfPort, type PeerDraft, type PortDraft } from "./rule-draft";
import type { RequirementAt, SelectorAt } from "./selector-intent";

/**
 * What an intent about a policy does, in the imperative, for the history: “add port TCP 8080 to ingress rule 1 of
 * app/backend”.
 *
 * @param policy - before the intent
 * @param id - `namespace/name`
 */
export function intentWords(policy: EditValue, intent: PolicyIntent, id: string): string {
  switch (intent.kind) {
    case "add-rule":
    case "write-rule":
      return `add a rule to ${intent.direction} of ${id}`;
    case "remove-rule":
      return `remove ${ruleWords(intent, id)}`;
    case "add-peer":
      return `add ${peerWords(intent.value)} to ${ruleWords(intent, id)}`;
    case "write-peer":
      return `${intent.narrows ? "admit only" : "add"} ${draftWords(intent.peer)} ${intent.narrows ? "in" : "to"} ${ruleWords(intent, id)}`;
    case "change-peer":
      return `change peer ${intent.index + 1} of ${ruleWords(intent, id)}`;
    case "remove-peer":
      return `remove ${peerWords(peerAt(policy, intent, intent.index))} from ${ruleWords(intent, id)}`;
    case "add-port":
      return `add port ${portWords(intent.value)} to ${ruleWords(intent, id)}`;
    case "write-port":
      return `${intent.narrows ? "open only" : "add"} port ${portDraftWords(intent.port)} ${intent.narrows ? "in" : "to"} ${ruleWords(intent, id)}`;
    case "change-port":
      return `set a port of ${ruleWords(intent, id)} to ${portWords(intent.value)}`;
    case "set-port":
      return `change port ${portWords(portAt(policy, intent, intent.index))} of ${ruleWords(intent, id)} to ${portDraftWords({ ...draftOfPort(portAt(policy, intent, intent.index) ?? null), ...intent.port })}`;
    case "remove-port":
      return `remove port ${portWords(portAt(policy, intent, intent.index))} from ${ruleWords(intent, id)}`;
    case "admit-everyone":
      return `admit everyone in ${ruleWords(intent, id)}`;
    case "open-every-port":
      return `open every port in ${ruleWords(intent, id)}`;
    case "set-cidr":
      return `change ${peerWords(peerAt(policy, intent, intent.peer))} of ${ruleWords(intent, id)} to ${intent.cidr.trim()}`;
    case "add-except":
      return `except ${intent.value} in ${ruleWords(intent, id)}`;
    case "set-except":
      return `except ${intent.value.trim()} instead in ${ruleWords(intent, id)}`;
    case "remove-except":
      return `no longer except addresses in ${ruleWords(intent, id)}`;
    case "set-isolation":
      return `${intent.isOn ? "isolate" : "no longer isolate"} ${intent.direction} in ${id}`;
    case "set-requirement":
      return `${intent.which === null ? "select by" : "select by another label:"} ${intent.text.trim()} in ${selectorWords(intent.at, id)}`;
    case "remove-requirement":
      return `no longer select by ${requirementWords(policy, intent.at, intent.which)} in ${selectorWords(intent.at, id)}`;
    case "select-everything":
      return `select everything in ${selectorWords(intent.at, id)}`;
    case "remove-selector":
      return `remove the ${intent.at.of} from ${selectorWords(intent.at, id)}`;
    default:
      return assertNever(intent);
  }
}

/** `TCP 8080`, `UDP 8000-8999`, `every TCP port`. */
export function portWords(port: EditValue | undefined): string {
  const part = (key: string) => {
    const value = valueAt(port, [key]);
    return value === undefined || value === null ? "" : String(value);
  };
  const protocol = part("protocol") || "TCP";
  if (part("port") === "") return `every ${protocol} port`;
  return `${protocol} ${part("port")}${part("endPort") === "" ? "" : `-${part("endPort")}`}`;
}

function ruleWords({ direction, rule }: RuleAt, id: string): string {
  return `${direction} rule ${rule + 1} of ${id}`;
}

function selectorWords(at: SelectorAt, id: string): string {
  return at.of === "subject" ? id : `peer ${at.peer + 1} of ${ruleWords(at, id)}`;
}

function peerAt(policy: EditValue, rule: RuleAt, index: number): EditValue | undefined {
  return listAt(policy, [...pathOfRule(rule), peersOf(rule.direction)])[index];
}

function portAt(policy: EditValue, rule: RuleAt, index: number): EditValue | undefined {
  return listAt(policy, [...pathOfRule(rule), "ports"])[index];
}

function peerWords(peer: EditValue | undefined): string {
  const cidr = valueAt(peer, ["ipBlock", "cidr"]);
  if (typeof cidr === "string") return cidr;
  const words = ["podSelector", "namespaceSelector"].flatMap((key) => labelWords(valueAt(peer, [key, "matchLabels"])));
  return words.length === 0 ? "a peer" : words.join(" in ");
}

function labelWords(labels: EditValue | undefined): readonly string[] {
  if (!isMap(labels) || labels.size === 0) return [];
  return [[...labels].map(([key, value]) => `${key}=${String(value)}`).join(",")];
}

function draftWords(draft: PeerDraft): string {
  if (draft.kind === "addresses") return draft.cidr.trim();
  const pods = draft.requirements.length === 0 ? "every pod" : draft.requirements.join(",");
  switch (draft.namespace.kind) {
    case "own":
      return pods;
    case "any":
      return `${pods} in any namespace`;
    case "named":
      return `${pods} in ${draft.namespace.name}`;
    case "labelled":
      return `${pods} in namespaces with ${draft.namespace.requirements.join(",")}`;
  }
}

function portDraftWords({ protocol, port, endPort }: PortDraft): string {
  if (port === null) return `every ${protocol} port`;
  return `${protocol} ${port.trim()}${endPort.trim() === "" ? "" : `-${endPort.trim()}`}`;
}

function requirementWords(policy: EditValue, at: SelectorAt, which: RequirementAt): string {
  if (which.kind === "label") return which.key;
  const base =
    at.of === "subject" ? ["spec", "podSelector"] : [...pathOfRule(at), peersOf(at.direction), at.peer, at.of];
  const term = listAt(policy, [...base, "matchExpressions"])[which.index];
  const key = isList(term) ? undefined : valueAt(term, ["key"]);
  return typeof key === "string" ? key : "a term";
}
