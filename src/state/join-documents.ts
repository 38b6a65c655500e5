/**
 * What has to stand between a YAML text and the documents that follow it; empty where nothing has to.
 *
 * @param lineEnd - of the first text
 */
export function separatorBetween(before: string, documents: string, lineEnd: "\n" | "\r\n"): string {
  const isOnNewLine = before === "" || before.endsWith("\n");
  const isBegun = before.trim() === "" || /(^|\n)---\s*$/.test(before) || beginsItself(documents);
  return `${isOnNewLine ? "" : lineEnd}${isBegun ? "" : `---${lineEnd}`}`;
}

/** Whether a text marks the beginning of its first document, perhaps behind comments. */
function beginsItself(documents: string): boolean {
  return /^([ \t]*(#[^\n]*)?\r?\n)*---(\s|$)/.test(documents);
}
