import type { GraphEdge } from "../../engine";
import type { ChangeKind, FreshChange } from "../fresh-changes";

const SIGNS: Record<ChangeKind, string> = { opened: "+", closed: "−", changed: "±" };

/** Whether what is expected of a line holds, as it stands behind its label. */
export const EXPECTATION_SIGNS = { pass: "✓", fail: "✗" } as const;

/**
 * What stands on the line: the label, with `✓` or `✗` where something is expected of it, with `?` where the state leaves something open or rests on an assumption; while
 * the line glows what just happened to which ports. That policies of other kinds are not evaluated concerns every line,
 * so a notice above the picture says it once.
 */
export function edgeWords(edge: GraphEdge, change: FreshChange | null): string {
  const badge = edge.expectation === null ? "" : EXPECTATION_SIGNS[edge.expectation];
  if (change !== null) return joined(SIGNS[change.kind], change.ports, badge);
  const assumes = edge.assumes.filter((assumption) => assumption !== "other-policies");
  return joined(edge.label, edge.state === "depends" || assumes.length > 0 ? "?" : "", badge);
}

/** The sentence of a line with what is expected of it, and whether it rests on an assumption that the user has switched. */
export function edgeSentence({ sentence, expectation, switched }: GraphEdge): string {
  const expected = expectation === null ? "" : expectation === "pass" ? "As expected." : "Not as expected.";
  return joined(sentence, switched.length === 0 ? "" : "It rests on a switched assumption.", expected);
}

/** The words of a label in parts: what it says, and its signs. */
export function labelParts(words: string): readonly { readonly text: string; readonly sign: LabelSign | null }[] {
  return words.split(" ").map((text) => ({ text, sign: SIGN_KINDS.get(text) ?? null }));
}

export type LabelSign = "pass" | "fail" | "assumes";

const SIGN_KINDS: ReadonlyMap<string, LabelSign> = new Map([
  [EXPECTATION_SIGNS.pass, "pass"],
  [EXPECTATION_SIGNS.fail, "fail"],
  ["?", "assumes"],
]);

/** The same in fewer letters, for a line on which there is no room: “8080” for “8080 only”, “7 of 12”. */
export function shortEdgeWords(words: string): string {
  return words.replace(/ (only|pairs?)\b/, "");
}

/**
 * Whether the line would be misread without its words: it looks like one on which all gets through, or is not as expected.
 */
export function needsWords({ state, expectation }: GraphEdge): boolean {
  return state === "partly" || state === "mixed" || expectation === "fail";
}

/** Size of the label's box: its letters are monospaced, so nothing has to be measured. */
export function edgeWordsSize(words: string): { width: number; height: number } {
  return { width: words.length * 6.7 + 10, height: 18 };
}

function joined(...words: readonly string[]): string {
  return words.filter((word) => word !== "").join(" ");
}
