import type { GraphEdge } from "../../engine";
import type { FreshChanges } from "../fresh-changes";
import { edgeWords, edgeWordsSize, needsWords, shortEdgeWords } from "./edge-words";
import type { LabelWish } from "./label-placement";

/** The labels that the edges want, those of which an edit has just changed something in any case. */
export function labelWishes(edges: readonly GraphEdge[], fresh: FreshChanges): readonly LabelWish[] {
  return edges.flatMap((edge): LabelWish[] => {
    const change = fresh.get(edge.id) ?? null;
    const words = edgeWords(edge, change);
    if (words === "") return [];
    const short = shortEdgeWords(words);
    const shorter = short === words ? {} : { shortWidth: edgeWordsSize(short).width };
    return [{ id: edge.id, ...edgeWordsSize(words), ...shorter, isNeeded: change !== null || needsWords(edge) }];
  });
}
