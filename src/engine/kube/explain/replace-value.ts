import type { TreeNode, TreeScalar } from "../../manifest/tree";
import type { Fix } from "../../source/fix";

/** The fix that writes another word in the place of a text, in quotes where the text stands in quotes; none for a list or map. */
export function replaceText(node: TreeNode | undefined, word: string, title = `write ${word}`): Fix | undefined {
  if (node?.kind !== "scalar") return undefined;
  return replaceValue(node, node.style === "quoted" && !isMadeText(node) ? JSON.stringify(word) : word, title);
}

/** Whether a tag makes a text of it (`!!str 80`): it has no quotes that could be left out. */
export function isMadeText({ style, range, text }: TreeScalar): boolean {
  return style === "quoted" && range.to - range.from === text.length;
}

/** The fix that puts something else in the place of a value, quotes and all; none for a block (`|`), which ends in a later line. */
export function replaceValue(node: TreeNode, text: string, title: string): Fix | undefined {
  const { range } = node;
  const isInPlace = node.kind !== "scalar" || node.style !== "quoted" || isMadeText(node) || isQuoted(node);
  return isInPlace ? { title, edits: [{ ...range, text }] } : undefined;
}

/** Whether a text stands between quotes as it is. A block has more around it, an escape is longer than what it means. */
function isQuoted({ range, text }: TreeScalar): boolean {
  return range.to - range.from === text.length + 2;
}

/** The characters of a number, a boolean or null as a text in quotes. */
export function inQuotes(node: TreeScalar): Fix | undefined {
  return replaceValue(node, JSON.stringify(node.text), "put the value in quotes");
}
