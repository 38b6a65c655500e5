import type { GraphEdge } from "../../engine";

import type { ChangeKind } from "../use-fresh-changes";

/** What an edit has just done to the connection. */
const SIGNS: Record<ChangeKind, string> = { opened: "+", closed: "−", changed: "±" };

/**
 * What stands on the line: the label, with `?` where the state leaves something open or rests on an assumption. That
 * policies of other kinds are not evaluated concerns every line, so a notice above the picture says it once.
 */
export function edgeWords(edge: GraphEdge, change: ChangeKind | null): string {
  const assumes = edge.assumes.filter((assumption) => assumption !== "other-policies");
  const mark = edge.state === "depends" || assumes.length > 0 ? "?" : "";
  const sign = change === null ? "" : SIGNS[change];
  return [sign, edge.label, mark].filter((word) => word !== "").join(" ");
}

/** Size of the label's box: its letters are monospaced, so nothing has to be measured. */
export function edgeWordsSize(words: string): { width: number; height: number } {
  return { width: words.length * 6.7 + 10, height: 18 };
}
