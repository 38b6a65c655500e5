import type { Workload } from "../../cluster/cluster";
import type { Evaluation } from "../../policy/evaluation";
import { membersByClass } from "../pair-groups";
import type { DiffEnd } from "./diff-ports";

/** Ids of pods that got another one, from the old to the new. */
export type MovedPods = ReadonlyMap<string, string>;

/** The ends of a comparison of one text with what an edit makes of it. */
export interface EndsAcross {
  /** Pods that are there before and after, by the workloads that they were and are in. */
  readonly kept: readonly PodsEnd[];
  /** Pods that are there no longer, by their workloads. */
  readonly gone: readonly PodsEnd[];
}

type PodsEnd = Extract<DiffEnd, { readonly kind: "pods" }>;

/**
 * Compares pods with what they were themselves, whatever their workload is now: pods that were moved or renamed, or that
 * another workload took in. They go by the id of the workload that they are in; where it has pods of several, by what they
 * were. Pods that are new are no end.
 */
export function endsAcross(old: Evaluation, now: Evaluation, moved: MovedPods): EndsAcross {
  const before = new Map([...moved].map(([from, to]) => [to, from]));
  const stayed = new Set<string>();
  const kept = [...now.cluster.workloads.values()].flatMap(({ id, pods }): readonly PodsEnd[] => {
    const parts = new Map<string, { readonly were: string[]; readonly are: string[] }>();
    for (const pod of pods) {
      const was = old.cluster.pods.get(before.get(pod) ?? pod);
      if (was === undefined || (moved.has(pod) && !before.has(pod))) continue;
      stayed.add(was.id);
      const part = parts.get(was.workload) ?? { were: [], are: [] };
      parts.set(was.workload, part);
      part.were.push(was.id);
      part.are.push(pod);
    }
    return Array.from(parts, ([workload, { were, are }]) => ({
      kind: "pods",
      id: parts.size === 1 ? id : partName(old.cluster.workloads.get(workload), were),
      old: membersByClass(old.compiled, were),
      now: membersByClass(now.compiled, are),
    }));
  });
  const gone = [...old.cluster.workloads.values()].flatMap((workload): readonly PodsEnd[] => {
    const own = workload.pods.filter((pod) => !stayed.has(pod));
    // What is assumed comes and goes with what asks for it: no text takes it away.
    if (own.length === 0 || workload.assumed) return [];
    return [{ kind: "pods", id: partName(workload, own), old: membersByClass(old.compiled, own), now: [] }];
  });
  return { kept, gone };
}

/** Some pods of a workload, or all. */
function partName(workload: Workload | undefined, pods: readonly string[]): string {
  const [first = ""] = pods;
  if (workload === undefined) return first;
  if (workload.pods.length === pods.length) return workload.id;
  return pods.length === 1 ? first : `${workload.id} (${pods.length} of its pods)`;
}
