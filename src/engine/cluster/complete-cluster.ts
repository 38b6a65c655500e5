import type { DecodedObject } from "../kube/objects";
import { assumeObjects } from "./assumed-objects";
import { buildCluster } from "./build-cluster";
import type { Cluster } from "./cluster";

/**
 * The cluster with what every cluster has and the text does not state; `cluster` itself where nothing is missing. What
 * the text states is kept as it is, so verdicts between its own pods stay what they were.
 *
 * @param objects - those of which the cluster was built
 */
export function completeCluster(objects: readonly DecodedObject[], cluster: Cluster): Cluster {
  const assumed = assumeObjects(objects, cluster);
  if (assumed.length === 0) return cluster;
  const added = buildCluster(assumed).cluster;
  const workloads = [...added.workloads].map(([id, workload]) => [id, { ...workload, assumed: true }] as const);
  return {
    ...cluster,
    namespaces: withAdded(cluster.namespaces, added.namespaces),
    pods: withAdded(cluster.pods, added.pods),
    workloads: withAdded(cluster.workloads, new Map(workloads)),
    assumed,
  };
}

/** The stated ones first; of two with the same key the stated one. */
function withAdded<T>(stated: ReadonlyMap<string, T>, added: ReadonlyMap<string, T>): ReadonlyMap<string, T> {
  return new Map([...stated, ...[...added].filter(([key]) => !stated.has(key))]);
}
