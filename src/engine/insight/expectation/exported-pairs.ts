import type { ClusterPod } from "../../cluster/cluster";

/** More probes than that run for hours: those beyond are counted and told. */
export const MOST_PROBES = 1_000;

/** The first pairs of two lists, in the order of the sources: so many as there is room for, the others are not made. */
export function firstPairs<A, B>(
  sources: readonly A[],
  targets: readonly B[],
  room: number,
  isPair: (source: A, target: B) => boolean,
): readonly (readonly [A, B])[] {
  const pairs: (readonly [A, B])[] = [];
  for (const source of sources) {
    for (const target of targets) {
      if (pairs.length >= room) return pairs;
      if (isPair(source, target)) pairs.push([source, target]);
    }
  }
  return pairs;
}

/** What is told of probes that found no room; empty where all did. */
export function leftOutNote(count: number, what: "tests" | "probes"): readonly string[] {
  return count === 0 ? [] : [`${count.toLocaleString("en")} more ${what} are left out`];
}

/** Pods by the id of their workload, in their order. */
export function podsByWorkload(pods: readonly ClusterPod[]): ReadonlyMap<string, readonly ClusterPod[]> {
  const byWorkload = new Map<string, ClusterPod[]>();
  for (const pod of pods) {
    const own = byWorkload.get(pod.workload);
    if (own === undefined) byWorkload.set(pod.workload, [pod]);
    else own.push(pod);
  }
  return byWorkload;
}
