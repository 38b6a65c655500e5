/** A row of a Markdown table. */
export function markdownRow(cells: readonly string[]): string {
  return `| ${cells.map(markdownCell).join(" | ")} |`;
}

/** What a cell of a Markdown table holds: the text itself, whatever Markdown would make of it. */
export function markdownCell(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|&!~$]/g, "\\$&").replace(/[\r\n]+/g, " ");
}

/** What a cell of CSV holds. A spreadsheet takes what begins with `=`, `+`, `-` or `@` for a formula: it gets a quote before it. */
export function csvCell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
