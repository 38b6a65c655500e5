import type { ClusterPod } from "../../cluster/cluster";
import { parseCidr, rangeAsCidr } from "../../net/cidr";
import { placeOf } from "../../source/range";
import { changedFiles, type DraftFile, draftsOf } from "../draft-files";
import { policiesIn } from "../draft-policies";
import type { EditContext } from "../edit-context";
import { type EditPlan, type RefusedEdit, refusedEdit } from "../edit-plan";
import type { AllowWish } from "../edit-wish";
import type { RuleDirection } from "../policy/policy-intent";
import { type AllowEnd, isSamePodsEnd, type PodsEnd, podsThatLabelsName } from "./allow-end";
import { faultOfAllow } from "./allow-faults";
import { fittingPolicies, isolationOfPods } from "./allow-isolation";
import { namespaceLabels } from "./allow-namespace";
import { type AllowRule, addPolicyForRule, addRuleToPolicy, type WrittenRule } from "./allow-rules";
import { allowLabel, endsWords, newPolicyName } from "./allow-words";

/**
 * Plans rules that allow something: in a policy that isolates exactly the pods in question, as ports of a rule for the
 * same peers, as peers of a rule with the same ports or as a rule of its own; else in a new policy. It widens nothing but
 * what is asked for: no rule of a policy that is also about other pods, no peer in a rule with other ports.
 *
 * A side that nothing isolates needs no rule: it gets one only where the wish says that its pods may be isolated by it,
 * since all else that is open there would close.
 */
export function planAllow(context: EditContext, wish: AllowWish): EditPlan {
  const clean = {
    ...wish,
    from: wish.from.map((end) => completed(context, end)),
    to: wish.to.map((end) => completed(context, end)),
  };
  const fault = faultOfAllow(context, clean);
  if (fault !== null) return refusedEdit(fault);
  let files = draftsOf(context.files);
  const steps: string[] = [];
  for (const direction of clean.sides) {
    const [subjects, others] = direction === "egress" ? [clean.from, clean.to] : [clean.to, clean.from];
    const inside = subjects.flatMap((end) => (end.kind === "pods" ? end : []));
    if (inside.length === 0) return refusedEdit("No policy can be about what lies outside of the cluster.");
    for (const subject of withoutDoubles(inside)) {
      const same = inside.filter((end) => isSamePodsEnd(end, subject));
      const side = planSide(context, files, clean, { direction, subject, same, others: withoutDoubles(others) });
      if (side.kind === "refused") return side;
      files = side.files;
      steps.push(...side.steps);
    }
  }
  return { kind: "planned", label: allowLabel(context.evaluation.cluster, clean), files: changedFiles(files), steps };
}

interface WantedSide {
  readonly direction: RuleDirection;
  readonly subject: PodsEnd;
  /** It, as often as it was asked for: once for each thing that is picked. */
  readonly same: readonly PodsEnd[];
  readonly others: readonly AllowEnd[];
}

type PlannedSide =
  | { readonly kind: "done"; readonly files: readonly DraftFile[]; readonly steps: readonly string[] }
  | RefusedEdit;

function planSide(
  { evaluation, defaultNamespace }: EditContext,
  files: readonly DraftFile[],
  wish: AllowWish,
  { direction, subject, same, others }: WantedSide,
): PlannedSide {
  const { cluster } = evaluation;
  const pods = podsThatLabelsName(evaluation, subject);
  const isolation = isolationOfPods(evaluation, pods, direction);
  const words = endsWords(cluster, same, true).join(" and ");
  const into = wish.into?.[direction];
  const mayIsolate = wish.isolating?.includes(direction) === true;
  if (isolation === "none" && !mayIsolate) {
    return {
      kind: "done",
      files,
      steps: [`nothing for ${words}: no policy isolates it for ${direction}, all is open there`],
    };
  }
  if (isolation === "some" && !mayIsolate) {
    return refusedEdit(
      `Some pods of ${words} are not isolated for ${direction}: a policy for all of them would close what is open to these.`,
    );
  }
  const fitting = fittingPolicies(evaluation, policiesIn(files, defaultNamespace), subject, direction);
  const named = fitting.find(({ policy }) => `${policy.namespace}/${policy.name}` === into);
  if (into !== undefined && into !== "new" && named === undefined) {
    return refusedEdit(
      `A rule for ${words} does not fit into ${into}: it is not about just these pods in this direction.`,
    );
  }
  const name = newPolicyName(cluster, direction, subject, others);
  const rule: AllowRule = { direction, subject, others, ports: wish.ports, name };
  const own = into === "new" ? undefined : (named ?? fitting[0]);
  const written =
    own === undefined ? addPolicyForRule(files, rule, defaultNamespace) : addRuleToPolicy(files, own, rule);
  if (written.kind === "refused") {
    return refusedEdit(written.reason, own === undefined ? null : placeOf(own.policy.origin, own.policy.range));
  }
  return { kind: "done", files: written.files, steps: [...stepsOf(written), ...notesAbout(pods, subject)] };
}

function stepsOf({ step }: Extract<WrittenRule, { readonly kind: "done" }>): readonly string[] {
  return step === null ? [] : [step];
}

function notesAbout(pods: readonly ClusterPod[], { namespace }: PodsEnd): readonly string[] {
  const isAssumed = pods.length > 0 && pods.every(({ pod }) => pod.origin.file === "");
  return isAssumed ? [`its pods stand in no text: the policy is for those that a cluster has in ${namespace}`] : [];
}

/** The end with what the wish leaves open: how its namespace is named, and blocks as the server likes them. */
function completed({ evaluation: { cluster }, objects }: EditContext, end: AllowEnd): AllowEnd {
  switch (end.kind) {
    case "anyone":
      return end;
    case "pods":
      return {
        ...end,
        namespaceLabels: end.namespaceLabels ?? namespaceLabels({ objects, cluster }, end.namespace)[0] ?? new Map(),
      };
    case "addresses":
      return { ...end, cidr: withoutHostBits(end.cidr) };
  }
}

/** The server warns of a block with host bits set. */
function withoutHostBits(text: string): string {
  const cidr = parseCidr(text);
  return cidr === null || cidr.canonical ? text : (rangeAsCidr(cidr) ?? text);
}

/** Several that are picked may wear the same labels. */
function withoutDoubles<T extends AllowEnd>(ends: readonly T[]): readonly T[] {
  const isSame = (a: AllowEnd, b: AllowEnd) => a.kind === "pods" && b.kind === "pods" && isSamePodsEnd(a, b);
  return ends.filter((end, i) => !ends.slice(0, i).some((each) => isSame(each, end)));
}
