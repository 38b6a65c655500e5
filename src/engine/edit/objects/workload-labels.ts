import type { Cluster, ClusterPod } from "../../cluster/cluster";
import type { Labels } from "../policy/policy-value";

/** Labels that controllers give to single pods or to one revision of them: a rule by these does not last. */
const PASSING: ReadonlySet<string> = new Set([
  "pod-template-hash",
  "controller-revision-hash",
  "pod-template-generation",
  "statefulset.kubernetes.io/pod-name",
  "apps.kubernetes.io/pod-index",
  "batch.kubernetes.io/job-completion-index",
  "batch.kubernetes.io/controller-uid",
  "controller-uid",
]);

/** Keys by which people mostly select, the usual ones first. */
const USUAL: readonly string[] = [
  "app",
  "app.kubernetes.io/name",
  "k8s-app",
  "app.kubernetes.io/component",
  "role",
  "tier",
];

/** Labels that all pods of a workload have and that last, those by which people mostly select first. */
export function lastingLabels(cluster: Cluster, workload: string): Labels {
  const [first, ...others] = podsOf(cluster, workload);
  if (first === undefined) return new Map();
  const shared = [...first.pod.labels].filter(
    ([key, value]) => !PASSING.has(key) && others.every(({ pod }) => pod.labels.get(key) === value),
  );
  const rank = (key: string) => (USUAL.includes(key) ? USUAL.indexOf(key) : USUAL.length);
  return new Map(shared.toSorted(([a], [b]) => rank(a) - rank(b)));
}

/**
 * The fewest labels that select the pods of a workload and no others of its namespace; all that they share where no labels
 * do. Empty where they have none.
 */
export function labelsOfWorkload(cluster: Cluster, workload: string): Labels {
  const own = podsOf(cluster, workload);
  const labels = [...lastingLabels(cluster, workload)];
  const isExact = (chosen: Labels) => podsWith(cluster, own[0]?.namespace ?? "", chosen).length === own.length;
  const singles = labels.map((label) => new Map([label]));
  const pairs = labels.flatMap((label, i) => labels.slice(i + 1).map((other) => new Map([label, other])));
  return [...singles, ...pairs].find(isExact) ?? new Map(labels);
}

/** Pods of a namespace that policies can select and that have all of some labels. */
export function podsWith(cluster: Cluster, namespace: string, labels: Labels): readonly ClusterPod[] {
  return [...cluster.pods.values()].filter(
    (pod) =>
      pod.namespace === namespace &&
      !pod.pod.hostNetwork &&
      [...labels].every(([key, value]) => pod.pod.labels.get(key) === value),
  );
}

function podsOf(cluster: Cluster, workload: string): readonly ClusterPod[] {
  return (cluster.workloads.get(workload)?.pods ?? []).flatMap((id) => cluster.pods.get(id) ?? []);
}
