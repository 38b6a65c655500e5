import type { Cluster, ClusterPod } from "../../cluster/cluster";
import { podsWithLabels } from "../allow/allow-end";
import type { Labels } from "../policy/policy-value";
import { isPassingLabel, sharedLabels, usualRank } from "../shared-labels";

/** Labels that all pods of a workload have and that last, those by which people mostly select first. */
export function lastingLabels(cluster: Cluster, workload: string): Labels {
  const shared = [...sharedLabels(podsOf(cluster, workload))].filter(([key]) => !isPassingLabel(key));
  const rank = (key: string) => Math.min(usualRank(key), LAST);
  return new Map(shared.toSorted(([a], [b]) => rank(a) - rank(b)));
}

/** Behind all usual keys; those that are not usual stay in their order. */
const LAST = 100;

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
  return podsWithLabels(cluster, namespace, labels).filter(({ pod }) => !pod.hostNetwork);
}

function podsOf(cluster: Cluster, workload: string): readonly ClusterPod[] {
  return (cluster.workloads.get(workload)?.pods ?? []).flatMap((id) => cluster.pods.get(id) ?? []);
}
