import type { Cluster, ClusterPod } from "../../cluster/cluster";

/** Labels that a controller gives to each of its pods anew. */
const CHANGING = new Set([
  "pod-template-hash",
  "controller-revision-hash",
  "pod-template-generation",
  "controller-uid",
  "batch.kubernetes.io/controller-uid",
  "job-name",
  "batch.kubernetes.io/job-name",
  "statefulset.kubernetes.io/pod-name",
  "apps.kubernetes.io/pod-index",
]);

/**
 * Finds labels, as `kubectl -l` reads them, that exactly some pods of their namespace have; null where others have them
 * too. The pods are of one namespace.
 */
export function createOnlyLabels(cluster: Cluster): (pods: readonly ClusterPod[]) => string | null {
  const holders = new Map<string, ClusterPod[]>();
  for (const member of cluster.pods.values()) {
    for (const [key, value] of member.pod.labels) {
      const id = `${member.namespace} ${key}=${value}`;
      const known = holders.get(id);
      if (known === undefined) holders.set(id, [member]);
      else known.push(member);
    }
  }
  return (pods) => {
    const [first] = pods;
    if (first === undefined) return null;
    const shared = [...first.pod.labels].filter(
      ([key, value]) => !CHANGING.has(key) && pods.every(({ pod }) => pod.labels.get(key) === value),
    );
    const lists = shared.map(([key, value]) => holders.get(`${first.namespace} ${key}=${value}`) ?? []);
    const [fewest] = lists.sort((a, b) => a.length - b.length);
    if (fewest === undefined) return null;
    const own = new Set(pods.map(({ id }) => id));
    const isOther = ({ id, pod }: ClusterPod) =>
      !own.has(id) && shared.every(([key, value]) => pod.labels.get(key) === value);
    return fewest.some(isOther) ? null : shared.map(([key, value]) => `${key}=${value}`).join(",");
  };
}
