import { formatSelector } from "../../kube/label-selector";
import type { PodPeer } from "../../kube/objects";
import type { CompiledRule } from "../../policy/compile-policies";
import type { EditContext } from "../edit-context";
import { pathOfRule, peersOf } from "../policy/policy-part";
import { type EditValue, mapOf, valueAt } from "../text/edit-value";
import type { NearAsked } from "./near-asked";
import { DISTANCE, type NearChange } from "./near-change";
import { begun, placeIn, policyChange, policyId, policyText, ruleAt, ruleWords } from "./near-side";

/**
 * The stray hyphen, for something that is allowed: two peers of a rule that follow each other, one of which has only a
 * namespaceSelector and the other only a podSelector, may have been meant as one with both.
 */
export function changesOfAllowed(context: EditContext, { source, destination }: NearAsked): readonly NearChange[] {
  const { compiled } = context.evaluation;
  return (["egress", "ingress"] as const).flatMap((direction) => {
    const subject = direction === "egress" ? source : destination;
    const set = subject.kind === "class" ? compiled.isolating(subject.endpointClass, direction) : null;
    return (set?.rules ?? []).flatMap((rule) => joinedPeers(context, rule));
  });
}

function joinedPeers(context: EditContext, rule: CompiledRule): readonly NearChange[] {
  return rule.peers.flatMap((peer, index) => {
    const next = rule.peers[index + 1];
    if (peer.kind !== "pods" || next?.kind !== "pods") return [];
    const halves = halvesOf(peer.peer, next.peer);
    const text = halves === null ? null : policyText(context, policyId(rule));
    return halves === null || text === null ? [] : joined(rule, index, halves, text);
  });
}

interface Halves {
  readonly namespaces: NonNullable<PodPeer["namespaceSelector"]>;
  readonly pods: NonNullable<PodPeer["podSelector"]>;
  /** True where the podSelector stands behind. */
  readonly isInOrder: boolean;
}

/** Both selectors, where each of two peers has one of them. */
function halvesOf(a: PodPeer, b: PodPeer): Halves | null {
  const [first, second] = [a.namespaceSelector ?? a.podSelector, b.namespaceSelector ?? b.podSelector];
  const isHalf = ({ namespaceSelector, podSelector }: PodPeer) => namespaceSelector === null || podSelector === null;
  const isInOrder = a.namespaceSelector !== null;
  const areTwo = isInOrder !== (b.namespaceSelector !== null);
  if (!isHalf(a) || !isHalf(b) || !areTwo || first === null || second === null) return null;
  return isInOrder ? { namespaces: first, pods: second, isInOrder } : { namespaces: second, pods: first, isInOrder };
}

function joined(
  rule: CompiledRule,
  index: number,
  { namespaces, pods, isInOrder }: Halves,
  text: EditValue,
): readonly NearChange[] {
  const peers = [...pathOfRule(ruleAt(rule)), peersOf(rule.direction)];
  const part = (at: number, key: string) => valueAt(text, [...peers, at, key]) ?? mapOf();
  const [ofNamespaces, ofPods] = isInOrder ? [index, index + 1] : [index + 1, index];
  const value = mapOf(
    ["namespaceSelector", part(ofNamespaces, "namespaceSelector")],
    ["podSelector", part(ofPods, "podSelector")],
  );
  const anyOf =
    namespaces.requirements.length === 0 ? "any namespace" : `namespaces with \`${formatSelector(namespaces)}\``;
  const such = pods.requirements.length === 0 ? "any pod" : `any pod with \`${formatSelector(pods)}\``;
  const sentence = `${begun(ruleWords(rule))} has two peers: any pod of ${anyOf}, or ${such} in its own namespace, \`${rule.policy.namespace}\`. One peer would be ${such} of ${anyOf}.`;
  const action = `Join peers ${index + 1} and ${index + 2} of ${ruleWords(rule, "")} into one`;
  const place = placeIn(rule, rule.rule.peers[index + 1]?.range ?? rule.rule.range);
  const parts = { kind: "two-peers" as const, distance: DISTANCE.one, sentence, action, place };
  const at = ruleAt(rule);
  return [
    policyChange(rule, parts, [
      { kind: "change-peer", index, value, ...at },
      { kind: "remove-peer", index: index + 1, ...at },
    ]),
  ];
}
