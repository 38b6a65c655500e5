import type { GraphEdge } from "../../engine";
import type { ChangeKind, FreshChange } from "../fresh-changes";

const SIGNS: Record<ChangeKind, string> = { opened: "+", closed: "−", changed: "±" };

/**
 * What stands on the line: the label, with `?` where the state leaves something open or rests on an assumption; while
 * the line glows what just happened to which ports. That policies of other kinds are not evaluated concerns every line,
 * so a notice above the picture says it once.
 */
export function edgeWords(edge: GraphEdge, change: FreshChange | null): string {
  if (change !== null) return joined(SIGNS[change.kind], change.ports);
  const assumes = edge.assumes.filter((assumption) => assumption !== "other-policies");
  return joined(edge.label, edge.state === "depends" || assumes.length > 0 ? "?" : "");
}

/** The same in fewer letters, for a line on which there is no room: “8080” for “8080 only”, “7 of 12”. */
export function shortEdgeWords(words: string): string {
  return words.replace(/ (only|pairs?)\b/, "");
}

/** Whether the line would be misread without its words: it looks like one on which all gets through. */
export function needsWords({ state }: GraphEdge): boolean {
  return state === "partly" || state === "mixed";
}

/** Size of the label's box: its letters are monospaced, so nothing has to be measured. */
export function edgeWordsSize(words: string): { width: number; height: number } {
  return { width: words.length * 6.7 + 10, height: 18 };
}

function joined(...words: readonly string[]): string {
  return words.filter((word) => word !== "").join(" ");
}
