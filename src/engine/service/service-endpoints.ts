import type { Cluster, ClusterPod } from "../cluster/cluster";
import type { Service, ServicePort } from "../kube/objects";

/** Ready pods that the Service's selector selects; a pod without a status is presumed ready (N53). */
export function podsBehind(cluster: Cluster, { namespace, selector }: Service): ClusterPod[] {
  if (selector === null) return [];
  return [...cluster.pods.values()].filter(({ namespace: home, pod }) => {
    if (home !== namespace || pod.status?.ready === false || pod.status?.phase === "Pending") return false;
    return [...selector].every(([key, value]) => pod.labels.get(key) === value);
  });
}

/** The number of a Service's target port on a pod; null where the pod has no port of that name. */
export function targetPortOn({ pod }: ClusterPod, { targetPort, protocol }: ServicePort): number | null {
  if (typeof targetPort === "number") return targetPort;
  return pod.ports.find(({ name, protocol: own }) => name === targetPort && own === protocol)?.port ?? null;
}
