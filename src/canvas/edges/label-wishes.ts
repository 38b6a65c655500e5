import type { GraphEdge } from "../../engine";
import type { FreshChanges } from "../fresh-changes";
import { edgeWords, edgeWordsSize, needsWords, shortEdgeWords } from "./edge-words";
import type { LabelWish } from "./label-placement";

/** Of so many changes each is worth its label even where that covers something; of more, the lines glow. */
const MOST_NEEDED = 24;

/** The labels that the edges want, those of the few of which an edit has just changed something in any case. */
export function labelWishes(edges: readonly GraphEdge[], fresh: FreshChanges): readonly LabelWish[] {
  return edges.flatMap((edge): LabelWish[] => {
    const change = fresh.get(edge.id) ?? null;
    const words = edgeWords(edge, change);
    if (words === "") return [];
    const short = shortEdgeWords(words);
    const shorter = short === words ? {} : { shortWidth: edgeWordsSize(short).width };
    return [
      {
        id: edge.id,
        ...edgeWordsSize(words),
        ...shorter,
        isNeeded: (change !== null && fresh.size <= MOST_NEEDED) || needsWords(edge),
      },
    ];
  });
}
