import type { ClusterPod } from "../../cluster/cluster";
import type { NetworkPolicy } from "../../kube/objects";
import type { CompiledPolicies, CompiledPolicy } from "../../policy/compile-policies";
import { viewDirection } from "./direction-view";
import { matchedPods } from "./matched-pods";
import { viewConditions } from "./peer-view";
import { podsIn, podsOfClasses } from "./pods-of-classes";
import type { PolicyReading } from "./policy-reading";
import { policySentences } from "./policy-sentences";
import type { PolicyChoice, PolicyOverlap, PolicyView, PolicyViewAnswer, SubjectView } from "./policy-view";
import { podWords } from "./selector-words";

/** So many other policies on the same pods are listed. */
const MOST_OVERLAPS = 30;

/** What to show of an analysis. */
export interface PolicyViewQuestion {
  readonly reading: PolicyReading;
  /** `namespace/name`; null: the first. */
  readonly policy: string | null;
  /** Pods whose policies come first; empty: by name alone. */
  readonly pods: readonly ClusterPod[];
  /** Whether an earlier text of a policy stands in for one that is broken. */
  readonly isEarlier: (policy: NetworkPolicy) => boolean;
}

/** Shows one policy, and what can be chosen instead. */
export function answerPolicyView({ reading, policy, pods, isEarlier }: PolicyViewQuestion): PolicyViewAnswer {
  const { compiled } = reading.evaluation;
  const choices = choicesOf(reading, pods);
  const id = policy ?? choices[0]?.id ?? null;
  const own = compiled.resolved.find((each) => idOf(each.policy) === id);
  return { choices, shown: own === undefined ? null : viewPolicy(reading, own, isEarlier(own.policy)) };
}

/** `namespace/name`. */
export function idOf({ namespace, name }: NetworkPolicy): string {
  return `${namespace}/${name}`;
}

/** A policy as sources → subject → destinations. */
export function viewPolicy(reading: PolicyReading, own: CompiledPolicy, isEarlier = false): PolicyView {
  const { policy } = own;
  const subject = viewSubject(reading, own);
  const [ingress, egress] = [viewDirection(reading, own, "ingress"), viewDirection(reading, own, "egress")];
  const overlaps = overlapsOf(reading, own);
  return {
    id: idOf(policy),
    name: policy.name,
    namespace: policy.namespace,
    ...reading.placed(policy, policy.nameRange),
    sentences: policySentences(subject, ingress, egress),
    isEarlier,
    notEnforced: reading.evaluation.profile.enforced
      ? null
      : "Nobody enforces policies under this profile: nothing of this has an effect.",
    needless: reading.remarkOn(policy, policy.nameRange),
    subject,
    ingress,
    egress,
    overlaps: overlaps.slice(0, MOST_OVERLAPS),
    moreOverlaps: Math.max(0, overlaps.length - MOST_OVERLAPS),
  };
}

function viewSubject(reading: PolicyReading, { policy, subjects }: CompiledPolicy): SubjectView {
  const { compiled, profile } = reading.evaluation;
  const { podSelector, namespace } = policy;
  const pods = podsIn(compiled, subjects);
  return {
    ...reading.placed(policy, podSelector.range),
    words: `${podWords(podSelector)} in namespace \`${namespace}\``,
    ...viewConditions(reading, policy, podSelector),
    matches: matchedPods(compiled.cluster, pods, namespace),
    nothing: pods.length > 0 ? null : reading.remarkOn(policy, podSelector.range),
    ignored: profile.hostNetworkAsNode === "yes" ? pods.filter(({ pod }) => pod.hostNetwork).length : 0,
  };
}

function choicesOf(reading: PolicyReading, pods: readonly ClusterPod[]): readonly PolicyChoice[] {
  const { compiled } = reading.evaluation;
  const wanted = new Set(pods.flatMap(({ id }) => compiled.table.classOf(id)?.index ?? []));
  const choices = compiled.resolved.map(
    ({ policy, subjects }): PolicyChoice => ({
      id: idOf(policy),
      ...reading.placed(policy, policy.nameRange),
      pods: countPods(compiled, subjects),
      ...policy.policyTypes,
      isOnNode: wanted.size > 0 && subjects.some((index) => wanted.has(index)),
    }),
  );
  const rank = ({ isOnNode }: PolicyChoice) => (isOnNode ? 0 : 1);
  return choices.sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : +(a.id > b.id)));
}

/** Pods of classes, without those that no text states. */
function countPods(compiled: CompiledPolicies, classes: Int32Array): number {
  const { cluster } = compiled;
  const byClass = podsOfClasses(compiled);
  return classes.reduce((sum, index) => {
    const pods = byClass[index] ?? [];
    return sum + (cluster.workloads.get(pods[0]?.workload ?? "")?.assumed ? 0 : pods.length);
  }, 0);
}

/** Other policies on some of the same pods, those that share most first. */
function overlapsOf(reading: PolicyReading, own: CompiledPolicy): readonly PolicyOverlap[] {
  const { compiled } = reading.evaluation;
  const byClass = podsOfClasses(compiled);
  const mine = new Set(own.subjects);
  const found = compiled.resolved.flatMap((other): PolicyOverlap[] => {
    if (other === own || other.policy.namespace !== own.policy.namespace) return [];
    const shared = other.subjects.reduce(
      (sum, index) => sum + (mine.has(index) ? (byClass[index]?.length ?? 0) : 0),
      0,
    );
    if (shared === 0) return [];
    const { policy } = other;
    return [{ id: idOf(policy), ...reading.placed(policy, policy.nameRange), shared, ...policy.policyTypes }];
  });
  return found.sort((a, b) => b.shared - a.shared || (a.id < b.id ? -1 : 1));
}
