import type { Evaluation } from "../../policy/evaluation";
import type { DiffEnd } from "../diff/diff-ports";
import { isInner, type PictureEnd } from "../picture-ends";
import { MOST_EDGES } from "./changes-view";

/** Finds the pairs of a picture that ends of a comparison are part of. */
export interface PictureEdges {
  /** `source→target`, at most {@link MOST_EDGES}; by the classes and addresses of now. */
  between(source: DiffEnd, target: DiffEnd): readonly string[];
}

/** @param ends - of the picture of `evaluation` */
export function findPictureEdges({ compiled }: Evaluation, ends: readonly PictureEnd[]): PictureEdges {
  const ofPod = new Map<string, string>();
  const ofGroup = new Map<number, string>();
  for (const end of ends) {
    if (end.kind === "range") ofGroup.set(end.group, end.id);
    if (!isInner(end)) continue;
    for (const { members } of end.kind === "namespace" ? end.parts : [end])
      for (const { pods } of members) for (const { id } of pods) ofPod.set(id, end.id);
  }
  const known = new WeakMap<DiffEnd, readonly string[]>();
  const idsOf = (end: DiffEnd): readonly string[] => {
    const found = known.get(end);
    if (found !== undefined) return found;
    const ids =
      end.kind === "pods"
        ? [...new Set(end.now.flatMap(({ pods }) => pods.flatMap(({ id }) => ofPod.get(id) ?? [])))]
        : [ofGroup.get(end.now) ?? ((compiled.space.groups[end.now]?.blocks.length ?? 0) > 0 ? "" : "anyone")];
    const drawn = ids.filter((id) => id !== "");
    known.set(end, drawn);
    return drawn;
  };
  return {
    between(source, target) {
      const edges = idsOf(source).flatMap((from) => idsOf(target).map((to) => `${from}→${to}`));
      return edges.slice(0, MOST_EDGES);
    },
  };
}
