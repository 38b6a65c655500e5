import type { GraphEdge } from "../../engine";
import { edgeWords, edgeWordsSize } from "./edge-words";
import type { Span } from "./route-edges";

/** More lines of one node than this are a fan of straight ones. */
const MOST_BENT_LINES = 14;

/**
 * What the router needs to know of the edges.
 *
 * @param besides - those of a node that are drawn besides the picture's own
 */
export function spansOf(drawn: readonly GraphEdge[], besides: readonly GraphEdge[]): readonly Span[] {
  const direct = new Set(besides.length <= MOST_BENT_LINES ? [] : besides.map(({ id }) => id));
  return drawn.map((edge) => {
    const { id, source, target } = edge;
    const labelWidth = source === target && edge.label !== "" ? edgeWordsSize(edgeWords(edge, null)).width : 0;
    return { id, source, target, isDirect: direct.has(id), labelWidth };
  });
}
