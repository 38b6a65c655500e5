import { NAMESPACE_NAME_LABEL } from "../../kube/namespace-name-label";
import { afterIntents } from "../after-intents";
import { type DraftFile, withDraft } from "../draft-files";
import { type DraftPolicy, policiesIn, policyHomesIn, policyNamesOf } from "../draft-policies";
import { namesNamespace } from "../names-namespace";
import { objectsElsewhere } from "../objects-elsewhere";
import { policyFileFor, withPolicyFile } from "../policy/policy-file";
import type { PolicyIntent, RuleDirection } from "../policy/policy-intent";
import { freeName, policyValue, selectorValue } from "../policy/policy-value";
import { type Refused, refused } from "../refused";
import { addObject } from "../text/edit-file";
import { type EditValue, isList, isMap, isSameValue, mapOf, valueAt } from "../text/edit-value";
import type { AllowEnd, AllowPort, PodsEnd } from "./allow-end";

/** A rule that is to be written. */
export interface AllowRule {
  readonly direction: RuleDirection;
  /** The pods whose policy it stands in. */
  readonly subject: PodsEnd;
  /** Whom it admits, at least one. One that is anyone makes it a rule without peers. */
  readonly others: readonly AllowEnd[];
  /** Empty: every port. */
  readonly ports: readonly AllowPort[];
  /** Name of the policy where it needs one of its own. */
  readonly name: string;
}

/** What became of a rule: `step` says what is written where; null where the policy says it already. */
export type WrittenRule =
  | { readonly kind: "done"; readonly files: readonly DraftFile[]; readonly step: string | null }
  | Refused;

/**
 * Writes a rule into a policy, as ports of the rule for the same peers, as peers of the rule with the same ports, or as a
 * rule of its own. No rule gets wider than what is asked for.
 */
export function addRuleToPolicy(files: readonly DraftFile[], own: DraftPolicy, rule: AllowRule): WrittenRule {
  const intents = intentsFor(own.value, rule);
  if (intents.length === 0) return { kind: "done", files, step: null };
  const after = afterIntents(files, own, intents);
  const step = `${wordsOf(intents)} in ${own.policy.namespace}/${own.policy.name}`;
  return after.kind === "refused" ? after : { ...after, step };
}

/** Writes a policy for a rule: behind those of its namespace, else where policies are. */
export function addPolicyForRule(before: readonly DraftFile[], rule: AllowRule, defaultNamespace: string): WrittenRule {
  const { direction, subject } = rule;
  const { namespace, labels: pods } = subject;
  const files = withPolicyFile(before);
  const policies = policiesIn(files, defaultNamespace);
  const home = policyFileFor(files, policies, namespace, policyHomesIn(files, defaultNamespace));
  const name = freeName(rule.name, policyNamesOf(files, namespace, defaultNamespace));
  const isSaid = namesNamespace(files, namespace, defaultNamespace);
  const rules = new Map([[direction, [ruleValue(rule)]]]);
  const policy = policyValue({ name, namespace: isSaid ? namespace : null, pods, rules });
  const edit = addObject(home.draft, policy, objectsElsewhere(files, home, policy));
  if (edit.kind === "refused") return refused(`${home.name}: ${edit.reason}`);
  const step = `a new policy ${namespace}/${name} in ${home.name}`;
  return { kind: "done", files: withDraft(files, home.name, edit.draft), step };
}

function wordsOf(intents: readonly PolicyIntent[]): string {
  const [first] = intents;
  if (first?.kind === "add-port")
    return intents.length === 1 ? "a port of a rule" : `${intents.length} ports of a rule`;
  if (first?.kind === "add-peer")
    return intents.length === 1 ? "a peer of a rule" : `${intents.length} peers of a rule`;
  return "a rule";
}

/** Nothing where a rule admits it all already; else ports, peers or a rule. */
function intentsFor(policy: EditValue, rule: AllowRule): readonly PolicyIntent[] {
  const { direction } = rule;
  const field = peersField(direction);
  const rules = valueAt(policy, ["spec", direction]);
  const own = (isList(rules) ? rules : []).map((each) => ({
    peers: partsOf(valueAt(each, [field])),
    ports: partsOf(valueAt(each, ["ports"])),
  }));
  const peers = peersOf(rule);
  const ports = rule.ports.map(portValue);
  const lacking = own.map((each) => ({
    peers: each.peers.length === 0 ? [] : peers.filter((peer) => !each.peers.some((one) => isSameValue(one, peer))),
    ports: each.ports.length === 0 ? [] : ports.filter((port) => !each.ports.some((one) => isSamePort(one, port))),
  }));
  const isMoot = own.some(
    (each, i) =>
      (each.peers.length === 0 || (peers.length > 0 && lacking[i]?.peers.length === 0)) &&
      (each.ports.length === 0 || (ports.length > 0 && lacking[i]?.ports.length === 0)),
  );
  if (isMoot) return [];
  for (const [index, each] of own.entries()) {
    if (peers.length === 0 || ports.length === 0 || each.peers.length === 0 || each.ports.length === 0) continue;
    const place = { direction, rule: index } as const;
    const missing = lacking[index] ?? { peers, ports };
    if (missing.peers.length === 0 && each.peers.length === peers.length) {
      return missing.ports.map((value) => ({ kind: "add-port", ...place, value }));
    }
    if (missing.ports.length === 0 && each.ports.length === ports.length) {
      return missing.peers.map((value) => ({ kind: "add-peer", ...place, value }));
    }
  }
  return [{ kind: "add-rule", direction, value: ruleValue(rule) }];
}

/** Items of a rule's list; absent and empty mean the same. */
function partsOf(value: EditValue | undefined): readonly EditValue[] {
  return isList(value) ? value : [];
}

/** Whether two items of `ports` mean the same port: a protocol that is not said is TCP. */
function isSamePort(a: EditValue, b: EditValue): boolean {
  return isSameValue(withProtocol(a), withProtocol(b));
}

function withProtocol(port: EditValue): EditValue {
  return isMap(port) && (port.get("protocol") ?? null) === null ? new Map([...port, ["protocol", "TCP"]]) : port;
}

function ruleValue(rule: AllowRule): EditValue {
  const peers = peersOf(rule);
  return mapOf(
    [peersField(rule.direction), peers.length === 0 ? undefined : peers],
    ["ports", rule.ports.length === 0 ? undefined : rule.ports.map(portValue)],
  );
}

function peersField(direction: RuleDirection): "from" | "to" {
  return direction === "ingress" ? "from" : "to";
}

/** Empty for everyone. */
function peersOf({ subject, others }: AllowRule): readonly EditValue[] {
  if (others.some(({ kind }) => kind === "anyone")) return [];
  const peers = others.flatMap((other) => (other.kind === "anyone" ? [] : [peerValue(other, subject.namespace)]));
  return peers.filter((peer, i) => peers.findIndex((each) => isSameValue(each, peer)) === i);
}

/** A peer in a policy of a namespace: the namespace is only named where it is another one. */
function peerValue(end: Exclude<AllowEnd, { readonly kind: "anyone" }>, namespace: string): EditValue {
  if (end.kind === "addresses") {
    const { cidr, except = [] } = end;
    return mapOf(["ipBlock", mapOf(["cidr", cidr], ["except", except.length === 0 ? undefined : except])]);
  }
  if (end.namespace === namespace) return mapOf(["podSelector", selectorValue(end.labels)]);
  const named = selectorValue(end.namespaceLabels ?? new Map([[NAMESPACE_NAME_LABEL, end.namespace]]));
  return mapOf(
    ["namespaceSelector", named],
    ["podSelector", end.labels.size === 0 ? undefined : selectorValue(end.labels)],
  );
}

function portValue({ protocol, port }: AllowPort): EditValue {
  return mapOf(["protocol", protocol], ["port", port]);
}
