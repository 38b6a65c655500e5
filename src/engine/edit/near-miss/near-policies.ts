import { selectorMatches } from "../../kube/label-selector";
import type { NetworkPolicy } from "../../kube/objects";
import type { CompiledPolicy } from "../../policy/compile-policies";
import { placeOf } from "../../source/range";
import { labelTarget } from "./near-asked";
import { DISTANCE, type NearChange } from "./near-change";
import { mendLabels, mendRequirement, onlyMissed, requirementAt, wantedAndFound } from "./near-requirement";
import { isPeer, type NearSide, opensPorts, placeIn, policyChange, policyId, policyText } from "./near-side";

/** Changes of policies that are not about the side's pod, or should not be. */
export function changesOfPolicies(side: NearSide): readonly NearChange[] {
  const { compiled } = side.context.evaluation;
  const isolating = new Set(compiled.isolating(side.subject.endpointClass, side.direction)?.policies);
  return compiled.resolved.flatMap((own) => {
    if (isolating.has(own.policy)) return needlessType(side, own.policy);
    if (own.policy.namespace !== side.subject.pod.namespace) return elsewhere(side, own);
    const { labels } = side.subject.pod.pod;
    if (selectorMatches(own.policy.podSelector, labels)) return missingType(side, own);
    return otherSubject(side, own);
  });
}

const typeOf = { ingress: "Ingress", egress: "Egress" } as const;
const otherOf = { ingress: "egress", egress: "ingress" } as const;

/** It isolates in a direction in which it has no rules, and has some in the other. */
function needlessType({ direction, subjectName }: NearSide, policy: NetworkPolicy): readonly NearChange[] {
  const other = otherOf[direction];
  if (policy[direction].length > 0 || policy[other].length === 0 || !policy.policyTypes[other]) return [];
  const parts = {
    kind: "policy-types" as const,
    distance: DISTANCE.one,
    sentence: `\`${policy.name}\` isolates \`${subjectName}\` for ${direction}, and has rules for ${other} only.`,
    action: `Take ${typeOf[direction]} out of the policyTypes of ${policy.name}`,
    place: placeOf(policy.origin, policy.nameRange),
  };
  return [policyChange({ policy }, parts, [{ kind: "set-isolation", direction, isOn: false }])];
}

/** It has a rule that would do, in a direction that its policyTypes do not list. */
function missingType(side: NearSide, own: CompiledPolicy): readonly NearChange[] {
  const { policy } = own;
  const { direction } = side;
  if (policy.policyTypes[direction] || !wouldAdmit(side, own)) return [];
  const parts = {
    kind: "policy-types" as const,
    distance: DISTANCE.one,
    sentence: `\`${policy.name}\` has a rule for it, but its policyTypes do not list ${typeOf[direction]}: its ${direction} rules count for nothing.`,
    action: `Add ${typeOf[direction]} to the policyTypes of ${policy.name}`,
    place: placeOf(policy.origin, policy.nameRange),
  };
  return [policyChange({ policy }, parts, [{ kind: "set-isolation", direction, isOn: true }])];
}

/**
 * It would do if it were about the side's pod, which it misses by one label. One that is about others is meant for those,
 * unless the label is off by a letter or two.
 */
function otherSubject(side: NearSide, own: CompiledPolicy): readonly NearChange[] {
  const { policy } = own;
  const { subject, direction, context, subjectName, subjectId } = side;
  const { labels } = subject.pod.pod;
  const missed = onlyMissed(policy.podSelector, labels);
  if (missed === null || !policy.policyTypes[direction] || !wouldAdmit(side, own)) return [];
  const { wanted, found } = wantedAndFound(missed, labels);
  const sentence = `\`${policy.name}\` has a rule for it, but is about pods with ${wanted}; \`${subjectName}\` has ${found}.`;
  const place = placeIn(own, missed.range);
  const changes: NearChange[] = [];
  const isUsed = own.subjects.length > 0;
  const which = requirementAt(policyText(context, policyId(own)), ["spec", "podSelector"], missed);
  const { text, isTypo } = mendRequirement(missed, labels, isUsed);
  if (which !== null && (isTypo || !isUsed)) {
    const at = { of: "subject" } as const;
    const plain = wanted.replaceAll("`", "");
    const distance = isTypo ? DISTANCE.typo : DISTANCE.one;
    const parts = { kind: "subject-label" as const, distance, sentence, place };
    const action =
      text === null
        ? `Take ${plain} out of the podSelector of ${policy.name}`
        : `Change ${plain} to ${text} in the podSelector of ${policy.name}`;
    const intent =
      text === null
        ? ({ kind: "remove-requirement", at, which } as const)
        : ({ kind: "set-requirement", at, which, text } as const);
    changes.push(policyChange(own, { ...parts, action }, [intent]));
  }
  const mended = mendLabels(missed, labels);
  if (mended !== null && (mended.isTypo || !isUsed)) {
    const { set, remove, words } = mended;
    changes.push({
      kind: "pod-label",
      distance: mended.isTypo ? DISTANCE.typo : DISTANCE.one,
      sentence,
      action: set.size > 0 ? `Label ${subjectName} ${words}` : `Take the label ${missed.key} off ${subjectName}`,
      wish: { kind: "set-labels", target: labelTarget(context, subject.pod, subjectId), set, remove },
      place,
      isOfObjects: true,
    });
  }
  return changes;
}

/** It selects pods like the side's by their labels, but lies in a namespace where it selects nobody. */
function elsewhere(side: NearSide, own: CompiledPolicy): readonly NearChange[] {
  const { policy, subjects } = own;
  const { subject, direction, subjectName } = side;
  const { podSelector, policyTypes } = policy;
  const isMisplaced = subjects.length === 0 && podSelector.requirements.length > 0;
  if (!isMisplaced || !policyTypes[direction] || policy[direction].length === 0) return [];
  if (!selectorMatches(podSelector, subject.pod.pod.labels)) return [];
  const { namespace } = subject.pod;
  return [
    {
      kind: "wrong-namespace",
      distance: DISTANCE.moved,
      sentence: `\`${policy.name}\` selects pods like \`${subjectName}\`, but lies in \`${policy.namespace}\`, where there are none; \`${subjectName}\` is in \`${namespace}\`.`,
      action: `Move ${policy.name} to namespace ${namespace}`,
      wish: { kind: "set-namespace", target: { kind: "policy", id: policyId(own) }, namespace },
      place: placeOf(policy.origin, policy.nameRange),
      isOfObjects: false,
    },
  ];
}

/** Whether a rule of the policy names the other end, and opens the ports. */
function wouldAdmit(side: NearSide, own: CompiledPolicy): boolean {
  return own[side.direction].some(
    (rule) =>
      (rule.peers.length === 0 || rule.peers.some((peer) => isPeer(side, rule, peer))) && opensPorts(side, rule),
  );
}
