import type { Cluster, ClusterPod } from "../../cluster/cluster";
import type { MatchedPods, MatchedWorkload } from "./policy-view";

/** So many pods of a list are named. */
const MOST_NAMED = 50;
/** So many workloads are listed. */
const MOST_LISTED = 50;

/** Pods by workload: those of `home` first, then by namespace; in a namespace in the order of the text. */
export function matchedPods({ workloads }: Cluster, pods: readonly ClusterPod[], home: string): MatchedPods {
  const byWorkload = new Map<string, ClusterPod[]>();
  for (const pod of pods) {
    const own = byWorkload.get(pod.workload);
    if (own === undefined) byWorkload.set(pod.workload, [pod]);
    else own.push(pod);
  }
  const isAssumed = (id: string) => workloads.get(id)?.assumed ?? false;
  const found = [...byWorkload].map(([id, own]) => ({ id, own, namespace: own[0]?.namespace ?? "" }));
  const rank = (namespace: string) => (namespace === home ? `0` : `1${namespace}`);
  const assumedLast = (id: string) => (isAssumed(id) ? 1 : 0);
  found.sort(
    (a, b) =>
      assumedLast(a.id) - assumedLast(b.id) ||
      (rank(a.namespace) < rank(b.namespace) ? -1 : +(a.namespace !== b.namespace)),
  );
  let left = MOST_NAMED;
  const listed = found.slice(0, MOST_LISTED).map(({ id, own, namespace }): MatchedWorkload => {
    const names = own.slice(0, left).map(({ name }) => name);
    left -= names.length;
    const name = workloads.get(id)?.name ?? id.slice(id.indexOf("/") + 1);
    return { id, namespace, name, pods: own.length, names, isAssumed: isAssumed(id) };
  });
  const assumed = found.reduce((sum, { id, own }) => sum + (isAssumed(id) ? own.length : 0), 0);
  return {
    pods: pods.length - assumed,
    assumed,
    workloads: listed,
    moreWorkloads: found.length - listed.length,
  };
}
