/** A row of a Markdown table. */
export function markdownRow(cells: readonly string[]): string {
  return `| ${cells.map(markdownCell).join(" | ")} |`;
}

/** The line below the head of a Markdown table. */
export function markdownRule(columns: number): string {
  return `|${" --- |".repeat(columns)}`;
}

/** What a cell of a Markdown table, or a line of Markdown, holds: the text itself, whatever Markdown would make of it. */
export function markdownCell(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|&!~$]/g, "\\$&").replace(/[\r\n]+/g, " ");
}

/** A row of comma-separated values (RFC 4180), without its end. */
export function csvRow(cells: readonly string[]): string {
  return cells.map(csvCell).join(",");
}

/**
 * What a cell of CSV holds. A spreadsheet takes what begins with `=`, `+`, `-` or `@`, also behind a tab or a line's end,
 * for a formula: it gets an apostrophe before it, which spreadsheets take for “this is text”. Whoever reads the cells by
 * a program takes it off again.
 */
export function csvCell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
