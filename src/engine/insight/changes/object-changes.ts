import type { Evaluation } from "../../policy/evaluation";
import type { DiffEnd } from "../diff/diff-ports";
import { type GroupedEnds, groupEnds } from "../diff/end-groups";
import { MOST_OBJECTS, type ObjectChange, type ObjectChanges } from "./changes-view";
import type { FollowedEnds } from "./followed-ends";

/** Says of pods that are new, or gone, how many others they have connections with. */
export function objectChanges(
  old: Evaluation,
  now: Evaluation,
  { kept, ...followed }: Pick<FollowedEnds, "kept" | "arrived" | "gone">,
  which: "arrived" | "gone",
  outside: readonly DiffEnd[],
  onProgress: () => void,
): ObjectChanges {
  const changed = followed[which];
  if (changed.length === 0) return { count: 0, lines: [] };
  const others = [...kept, ...changed];
  const grouped = groupEnds(old, now, [...others, ...outside]);
  const isOpen = openIn(grouped, which === "arrived" ? "opened" : "closed");
  const { workloads } = (which === "arrived" ? now : old).cluster;
  const lines = changed.slice(0, MOST_OBJECTS).map((end): ObjectChange => {
    onProgress();
    const rest = others.filter((other) => other !== end);
    return {
      workload: end.id,
      isWhole: workloads.has(end.id),
      reaches: rest.filter((other) => isOpen(end, other)).length,
      reachedBy: rest.filter((other) => isOpen(other, end)).length,
      isExposed: outside.some((range) => isOpen(range, end)),
    };
  });
  return { count: changed.length, lines };
}

/** What pods have that are there only once is all opened, or all closed. */
function openIn({ between }: GroupedEnds, which: "opened" | "closed") {
  return (source: DiffEnd, target: DiffEnd): boolean => between(source, target)[which].length > 0;
}
