import type { EdgeState, Graph, GraphEdge, PictureWish } from "../../engine";
import { counted } from "../../ui/counted";

/** A sentence about what is not seen, and what can be done about it; null: nothing needs to be. */
export interface CountNote<Action extends string> {
  readonly words: string;
  readonly action: Action | null;
}

/** What people look for first stands first. */
const ORDER: readonly EdgeState[] = ["denied", "open", "allowed", "partly", "mixed", "depends"];
const WORDS: Readonly<Record<EdgeState, string>> = {
  denied: "denied",
  open: "open",
  allowed: "allowed",
  partly: "partly allowed",
  mixed: "mixed",
  depends: "undecided",
};

/**
 * How many pairs have a verdict and no line.
 *
 * @param besides - lines that are shown although the picture does not draw them by itself
 */
export function notDrawnNote(
  graph: Graph,
  { drawAll }: PictureWish,
  besides: readonly GraphEdge[],
): CountNote<"draw-all" | "draw-less"> | null {
  const parts = ORDER.flatMap((state) => {
    const count = Math.max(0, graph.notDrawn[state] - besides.filter((edge) => edge.state === state).length);
    return count > 0 ? [{ state, count }] : [];
  });
  const drawn = graph.edges.length;
  if (parts.length === 0) {
    if (!drawAll) return null;
    const which = graph.filteredOut > 0 ? " that pass the filter" : "";
    return { words: `All ${counted(drawn, "pair")}${which} drawn.`, action: "draw-less" };
  }
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  const listed = inWords(parts.map(({ state, count }) => `${count.toLocaleString("en")} ${WORDS[state]}`));
  const words = `${listed} ${total === 1 ? "pair" : "pairs"} not drawn.`;
  if (!drawAll) return { words, action: "draw-all" };
  return { words: `A page holds ${counted(drawn, "line")}: ${words}`, action: "draw-less" };
}

/** How many pairs the filter hides. */
export function filteredNote(graph: Graph): CountNote<"clear-filter"> | null {
  if (graph.filteredOut === 0) return null;
  const words = `${counted(graph.filteredOut, "pair")} hidden by the filter.`;
  return { words: graph.edges.length === 0 ? `Nothing passes: ${words}` : words, action: "clear-filter" };
}

/** How many namespaces are drawn as one node; once the user had a say in it, also that none is. */
export function collapsedNote(
  { nodes, namespaces }: Graph,
  { collapsed }: PictureWish,
): CountNote<"open-all" | "collapse-all"> | null {
  const closed = nodes.filter((node) => node.kind === "namespace").length;
  const all = closed + namespaces.length;
  if (closed > 0) {
    const words = closed === all ? counted(closed, "namespace") : `${closed} of ${counted(all, "namespace")}`;
    return { words: `${words} collapsed.`, action: "open-all" };
  }
  if (collapsed === null || all < 2) return null;
  return { words: `All ${all.toLocaleString("en")} namespaces open.`, action: "collapse-all" };
}

/** “412 denied, 30 open and 2 mixed”. */
function inWords(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}
