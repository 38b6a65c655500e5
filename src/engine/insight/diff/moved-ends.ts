import type { Evaluation } from "../../policy/evaluation";
import { membersByClass } from "../pair-groups";
import type { DiffEnd } from "./diff-ports";

/** Ids of pods that got another one, from the old to the new. */
export type MovedPods = ReadonlyMap<string, string>;

/**
 * The workloads that are there before and after, under their new ids where they got another one. What was moved or renamed,
 * or is in a workload whose id is new although its pods are not (loose pods whose labels changed), is compared with what
 * its pods were. What only one of the two has is no end.
 */
export function endsAcross(old: Evaluation, now: Evaluation, moved: MovedPods): readonly DiffEnd[] {
  const before = new Map([...moved].map(([from, to]) => [to, from]));
  return [...now.cluster.workloads.values()].flatMap(({ id, pods }): readonly DiffEnd[] => {
    const known = pods.some((pod) => before.has(pod)) ? undefined : old.cluster.workloads.get(id);
    const were = known?.pods ?? pods.flatMap((pod) => old.cluster.pods.get(before.get(pod) ?? pod)?.id ?? []);
    if (known === undefined && were.length === 0) return [];
    return [{ kind: "pods", id, old: membersByClass(old.compiled, were), now: membersByClass(now.compiled, pods) }];
  });
}
