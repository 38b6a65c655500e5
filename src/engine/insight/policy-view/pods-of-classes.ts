import type { ClusterPod } from "../../cluster/cluster";
import type { CompiledPolicies } from "../../policy/compile-policies";

const known = new WeakMap<CompiledPolicies, readonly (readonly ClusterPod[])[]>();

/** The pods of each class, by its index; worked out once for compiled policies. */
export function podsOfClasses(compiled: CompiledPolicies): readonly (readonly ClusterPod[])[] {
  const before = known.get(compiled);
  if (before !== undefined) return before;
  const { table, cluster } = compiled;
  const found: ClusterPod[][] = table.classes.map(() => []);
  for (const pod of cluster.pods.values()) found[table.classOf(pod.id)?.index ?? -1]?.push(pod);
  known.set(compiled, found);
  return found;
}

/** Pods of some classes, in the order of the cluster. */
export function podsIn(compiled: CompiledPolicies, classes: Iterable<number>): readonly ClusterPod[] {
  const byClass = podsOfClasses(compiled);
  const wanted = new Set(classes);
  if (wanted.size === 0) return [];
  if (wanted.size === 1) return [...wanted].flatMap((index) => byClass[index] ?? []);
  return [...compiled.cluster.pods.values()].filter(({ id }) => {
    const own = compiled.table.classOf(id);
    return own !== undefined && wanted.has(own.index);
  });
}
