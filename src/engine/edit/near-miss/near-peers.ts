import { selectorMatches } from "../../kube/label-selector";
import { NAMESPACE_NAME_LABEL } from "../../kube/namespace-name-label";
import type { LabelRequirement, Labels, PodPeer } from "../../kube/objects";
import type { CompiledPeer, CompiledRule } from "../../policy/compile-policies";
import type { End } from "../../policy/pair-ends";
import { isNodeLike } from "../../policy/side-rows";
import { namespaceLabels } from "../allow/allow-namespace";
import { pathOfRule, peersOf } from "../policy/policy-part";
import { selectorValue } from "../policy/policy-value";
import type { SelectorAt } from "../policy/selector-intent";
import { type EditValue, mapOf, valueAt } from "../text/edit-value";
import { labelTarget } from "./near-asked";
import { changesOfBlock } from "./near-blocks";
import { DISTANCE, type NearChange } from "./near-change";
import { mendLabels, mendRequirement, onlyMissed, requirementAt, wantedAndFound } from "./near-requirement";
import { begun, type NearSide, placeIn, policyChange, ruleAt, ruleWords } from "./near-side";

type Pods = Extract<End, { readonly kind: "class" }>;
type PodsPeer = Extract<CompiledPeer, { readonly kind: "pods" }>;

/** A peer of a rule, with what is changed of it. */
interface NearPeer {
  readonly side: NearSide;
  readonly rule: CompiledRule;
  /** Its index among the rule's peers. */
  readonly index: number;
  readonly peer: PodPeer;
  /** The other end, which it misses. */
  readonly pods: Pods;
  /** True where it selects pods, which it shall go on to. */
  readonly isUsed: boolean;
  readonly text: EditValue;
}

/** Changes after which one of a rule's peers may be the other end. */
export function changesOfPeers(side: NearSide, rule: CompiledRule, text: EditValue): readonly NearChange[] {
  const { other, context } = side;
  return rule.peers.flatMap((peer, index) => {
    if (peer.kind === "ipBlock") return changesOfBlock(side, rule, peer, index);
    if (other.kind !== "class" || isNodeLike(other.endpointClass, context.evaluation.profile)) return [];
    return changesOfPeer({ side, rule, index, peer: peer.peer, pods: other, isUsed: isUsed(peer), text });
  });
}

function isUsed({ classes }: PodsPeer): boolean {
  return classes.length > 0;
}

function changesOfPeer(near: NearPeer): readonly NearChange[] {
  const { peer, pods, side, rule } = near;
  const { podSelector, namespaceSelector } = peer;
  const { namespace } = pods.pod;
  const labels = pods.pod.pod.labels;
  const ofNamespace = labelsOfNamespace(side, namespace);
  const isNamed = podSelector === null || selectorMatches(podSelector, labels);
  const isThere =
    namespaceSelector === null ? rule.policy.namespace === namespace : selectorMatches(namespaceSelector, ofNamespace);
  if (isThere && podSelector !== null) {
    const missed = onlyMissed(podSelector, labels);
    const split = namespaceSelector === null ? [] : [splitPeer(near, "podSelector")];
    if (missed === null) return split;
    return [...ruleLabel(near, "podSelector", missed, labels), ...podLabel(near, missed), ...split];
  }
  if (!isNamed) return [];
  if (namespaceSelector === null) return [otherNamespace(near)];
  const missed = onlyMissed(namespaceSelector, ofNamespace);
  const split =
    podSelector === null || rule.policy.namespace !== namespace ? [] : [splitPeer(near, "namespaceSelector")];
  if (missed === null) return split;
  return [
    ...ruleLabel(near, "namespaceSelector", missed, ofNamespace),
    ...namespaceLabel(near, missed, ofNamespace),
    ...split,
  ];
}

function labelsOfNamespace({ context }: NearSide, namespace: string): Labels {
  return context.evaluation.cluster.namespaces.get(namespace)?.labels ?? new Map();
}

function selectorAt({ rule, index }: NearPeer, of: "podSelector" | "namespaceSelector"): SelectorAt {
  return { of, peer: index, ...ruleAt(rule) };
}

/** “Ingress rule 2 of `allow-web` wants pods with `app=web`; `frontend` has `app=front`.” */
function missedSentence(
  { rule, side, pods }: NearPeer,
  of: "podSelector" | "namespaceSelector",
  missed: LabelRequirement,
  labels: Labels,
): string {
  const { wanted, found } = wantedAndFound(missed, labels);
  const whom = of === "podSelector" ? "pods with" : "pods of namespaces with";
  const who = of === "podSelector" ? `\`${side.otherName}\`` : `namespace \`${pods.pod.namespace}\``;
  return `${begun(ruleWords(rule))} wants ${whom} ${wanted}; ${who} has ${found}.`;
}

/** The requirement is mended. One that some pods satisfy goes on to; one that nobody does says something else then. */
function ruleLabel(
  near: NearPeer,
  of: "podSelector" | "namespaceSelector",
  missed: LabelRequirement,
  labels: Labels,
): readonly NearChange[] {
  const { rule, index, text } = near;
  const path = [...pathOfRule(ruleAt(rule)), peersOf(rule.direction), index, of];
  const which = requirementAt(text, path, missed);
  if (which === null) return [];
  const byName = of === "namespaceSelector" && !labels.has(missed.key) && missed.operator === "In" && !near.isUsed;
  const { text: mended, isTypo } = byName
    ? { text: `${NAMESPACE_NAME_LABEL}=${near.pods.pod.namespace}`, isTypo: false }
    : mendRequirement(missed, labels, near.isUsed);
  const at = selectorAt(near, of);
  const parts = {
    kind: "rule-label" as const,
    distance: isTypo ? DISTANCE.typo : DISTANCE.one,
    sentence: missedSentence(near, of, missed, labels),
    place: placeIn(rule, missed.range),
  };
  const { wanted } = wantedAndFound(missed, labels);
  const own = wanted.replaceAll("`", "");
  if (mended === null) {
    const action = `Take ${own} out of ${ruleWords(rule, "")}`;
    return [policyChange(rule, { ...parts, action }, [{ kind: "remove-requirement", at, which }])];
  }
  const action = `Change ${own} to ${mended} in ${ruleWords(rule, "")}`;
  return [policyChange(rule, { ...parts, action }, [{ kind: "set-requirement", at, which, text: mended }])];
}

function podLabel(near: NearPeer, missed: LabelRequirement): readonly NearChange[] {
  const { side, rule, pods } = near;
  const { labels } = pods.pod.pod;
  const mended = mendLabels(missed, labels);
  if (mended === null) return [];
  const { set, remove, isTypo, words } = mended;
  return [
    {
      kind: "pod-label",
      distance: isTypo ? DISTANCE.typo : DISTANCE.one,
      sentence: missedSentence(near, "podSelector", missed, labels),
      action: set.size > 0 ? `Label ${side.otherName} ${words}` : `Take the label ${missed.key} off ${side.otherName}`,
      wish: { kind: "set-labels", target: labelTarget(side.context, pods.pod, side.otherId), set, remove },
      place: placeIn(rule, missed.range),
      isOfObjects: true,
    },
  ];
}

/** The well-known label of a namespace's name is the server's, and stays. */
function namespaceLabel(near: NearPeer, missed: LabelRequirement, labels: Labels): readonly NearChange[] {
  const mended = missed.key === NAMESPACE_NAME_LABEL ? null : mendLabels(missed, labels);
  if (mended === null) return [];
  const { namespace } = near.pods.pod;
  const { set, remove, isTypo, words } = mended;
  const action =
    set.size > 0 ? `Label namespace ${namespace} ${words}` : `Take the label ${missed.key} off namespace ${namespace}`;
  return [
    {
      kind: "namespace-label",
      distance: isTypo ? DISTANCE.typo : DISTANCE.one,
      sentence: missedSentence(near, "namespaceSelector", missed, labels),
      action,
      wish: { kind: "set-labels", target: { kind: "namespace", id: namespace }, set, remove },
      place: placeIn(near.rule, missed.range),
      isOfObjects: true,
    },
  ];
}

/** The pods are right and the namespace is not: a peer that selects nobody gets a namespaceSelector, else one more is added. */
function otherNamespace(near: NearPeer): NearChange {
  const { side, rule, peer, pods, isUsed: isKept } = near;
  const { context } = side;
  const { namespace } = pods.pod;
  const given = { objects: context.objects, cluster: context.evaluation.cluster };
  const by = namespaceLabels(given, namespace)[0] ?? new Map([[NAMESPACE_NAME_LABEL, namespace]]);
  const own = rule.policy.namespace;
  const parts = {
    kind: "rule-namespace" as const,
    distance: DISTANCE.one,
    sentence: `${begun(ruleWords(rule))} wants such pods of its own namespace, \`${own}\`; \`${side.otherName}\` is in \`${namespace}\`.`,
    place: placeIn(rule, peer.range),
  };
  if (!isKept) {
    const at = selectorAt(near, "namespaceSelector");
    const action = `Add a namespaceSelector for ${namespace} to ${ruleWords(rule, "")}`;
    const intents = [...by].map(([key, value]) => {
      return { kind: "set-requirement" as const, at, which: null, text: `${key}=${value}` };
    });
    return policyChange(rule, { ...parts, action }, intents);
  }
  const path = [...pathOfRule(ruleAt(rule)), peersOf(rule.direction), near.index, "podSelector"];
  const value = mapOf(["namespaceSelector", selectorValue(by)], ["podSelector", valueAt(near.text, path)]);
  const action = `Add the same pods of ${namespace} to ${ruleWords(rule, "")}`;
  return policyChange(rule, { ...parts, action }, [{ kind: "add-peer", value, ...ruleAt(rule) }]);
}

/** One peer with both selectors, of which only one fits: as two peers, either of them is enough. */
function splitPeer(near: NearPeer, missed: "podSelector" | "namespaceSelector"): NearChange {
  const { rule, index, peer, side, pods, text } = near;
  const path = [...pathOfRule(ruleAt(rule)), peersOf(rule.direction), index, "podSelector"];
  const value = mapOf(["podSelector", valueAt(text, path) ?? mapOf()]);
  const fits =
    missed === "podSelector"
      ? `is in such a namespace, \`${pods.pod.namespace}\`, but not such a pod`
      : "is such a pod, but not in such a namespace";
  const parts = {
    kind: "two-peers" as const,
    distance: DISTANCE.one,
    sentence: `${begun(ruleWords(rule))} has one peer with both selectors, and wants both; \`${side.otherName}\` ${fits}.`,
    action: `Make the peer of ${ruleWords(rule, "")} two: either selector is enough then`,
    place: placeIn(rule, peer.range),
  };
  return policyChange(rule, parts, [
    { kind: "remove-selector", at: selectorAt(near, "podSelector") },
    { kind: "add-peer", value, ...ruleAt(rule) },
  ]);
}
