import type { ClusterPod } from "../../cluster/cluster";
import { selectorMatches } from "../../kube/label-selector";
import type { NetworkPolicy } from "../../kube/objects";
import type { Evaluation } from "../../policy/evaluation";
import type { RuleDirection } from "../policy/policy-intent";
import type { Labels } from "../policy/policy-value";
import { podsOfNamespace, podsWithLabels } from "./allow-end";

/** How many of some pods a policy isolates in a direction; `nobody`: there are no pods. */
export type Isolation = "all" | "some" | "none" | "nobody";

/** Whether policies isolate pods in a direction. Where a policy isolates none of them, all is open there. */
export function isolationOfPods(
  { compiled }: Evaluation,
  pods: readonly ClusterPod[],
  direction: RuleDirection,
): Isolation {
  const isolated = pods.filter(({ id }) => {
    const endpointClass = compiled.table.classOf(id);
    return endpointClass !== undefined && compiled.isolating(endpointClass, direction) !== null;
  });
  if (pods.length === 0) return "nobody";
  return isolated.length === pods.length ? "all" : isolated.length === 0 ? "none" : "some";
}

/**
 * The policies of a namespace in which a rule is about just these pods: they isolate in the direction, and select by
 * these labels or, whatever their selectors say, the same pods now. Those with these very labels come first.
 */
export function fittingPolicies<P extends { readonly policy: NetworkPolicy }>(
  { cluster }: Evaluation,
  policies: readonly P[],
  subject: { readonly namespace: string; readonly labels: Labels },
  direction: RuleDirection,
): readonly P[] {
  const own = policies.filter(({ policy }) => policy.namespace === subject.namespace && policy.policyTypes[direction]);
  const exact = own.filter(({ policy }) => saysJust(policy, subject.labels));
  const pods = podsWithLabels(cluster, subject.namespace, subject.labels);
  if (pods.length === 0) return exact;
  const wanted = new Set(pods);
  const all = podsOfNamespace(cluster, subject.namespace);
  const isSame = ({ policy }: P) =>
    all.every((pod) => selectorMatches(policy.podSelector, pod.pod.labels) === wanted.has(pod));
  return [...exact, ...own.filter((each) => !exact.includes(each) && isSame(each))];
}

/** Whether a policy selects by exactly these labels. */
function saysJust({ podSelector: { requirements } }: NetworkPolicy, labels: Labels): boolean {
  const said = new Map(
    requirements.map(({ key, operator, values }) => [key, operator === "In" && values.length === 1 ? values[0] : null]),
  );
  return (
    requirements.length === labels.size &&
    said.size === labels.size &&
    [...labels].every(([key, value]) => said.get(key) === value)
  );
}
