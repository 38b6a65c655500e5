import type { EdgeState, Graph, GraphEdge, PictureWish } from "../../engine";
import { counted } from "../../ui/counted";
import { listed } from "../../ui/listed";

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
 * States that need a rule. Without a line of their own, such pairs are let through by a rule without peers, and one line
 * with *anyone* stands for all of them; of `mixed` pairs the count alone does not tell.
 */
const WITH_ANYONE: readonly EdgeState[] = ["allowed", "partly", "depends"];

/**
 * How many pairs have a verdict and no line, those apart for which one with *anyone* stands.
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
  if (drawAll) return { words: `A page holds ${counted(drawn, "line")}: ${countWords(parts)}.`, action: "draw-less" };
  const withAnyone = total(parts.filter(({ state }) => WITH_ANYONE.includes(state)));
  const others = parts.filter(({ state }) => !WITH_ANYONE.includes(state));
  return { words: wordsOfBoth(others, withAnyone), action: "draw-all" };
}

interface CountOfState {
  readonly state: EdgeState;
  readonly count: number;
}

function wordsOfBoth(others: readonly CountOfState[], withAnyone: number): string {
  if (withAnyone === 0) return `${countWords(others)}.`;
  const stands = "a line with anyone stands for";
  if (others.length > 0) return `${countWords(others)}, and ${withAnyone.toLocaleString("en")} that ${stands}.`;
  return `${counted(withAnyone, "pair")} not drawn: ${stands} ${withAnyone === 1 ? "it" : "them"}.`;
}

function countWords(parts: readonly CountOfState[]): string {
  const counts = listed(parts.map(({ state, count }) => `${count.toLocaleString("en")} ${WORDS[state]}`));
  return `${counts} ${total(parts) === 1 ? "pair" : "pairs"} not drawn`;
}

function total(parts: readonly CountOfState[]): number {
  return parts.reduce((sum, { count }) => sum + count, 0);
}

/** How many pairs the filter hides, and how many nodes where only one and its neighbours are drawn. */
export function filteredNote(graph: Graph): CountNote<"clear-filter"> | null {
  const nodes = graph.away?.count ?? 0;
  if (graph.filteredOut + nodes === 0) return null;
  const pairs = graph.filteredOut === 0 ? [] : [counted(graph.filteredOut, "pair")];
  const words = `${[...(nodes === 0 ? [] : [counted(nodes, "node")]), ...pairs].join(" and ")} hidden by the filter.`;
  return { words: graph.edges.length === 0 ? `Nothing passes: ${words}` : words, action: "clear-filter" };
}

/** How many namespaces of the text are drawn as one node; once the user had a say in it, also that none is. Null while only a node and its neighbours are drawn. */
export function collapsedNote(
  { nodes, namespaces, away }: Graph,
  { collapsed }: PictureWish,
): CountNote<"open-all" | "collapse-all"> | null {
  if (away !== undefined) return null;
  const closed = nodes.filter((node) => node.kind === "namespace" && !node.assumed).length;
  const all = closed + namespaces.filter(({ assumed }) => !assumed).length;
  if (closed > 0) {
    const words = closed === all ? counted(closed, "namespace") : `${closed} of ${counted(all, "namespace")}`;
    return { words: `${words} collapsed.`, action: "open-all" };
  }
  if (collapsed === null || all < 2) return null;
  return { words: `All ${all.toLocaleString("en")} namespaces open.`, action: "collapse-all" };
}
