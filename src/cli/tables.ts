import { formatRanges, type PortSet } from "../engine";

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

/** A port set as JSON: `{"TCP":"80,8080-8090","UDP":"all"}`. A protocol without ports is left out. */
export function portsByProtocol({ TCP, UDP, SCTP }: PortSet): Readonly<Record<string, string>> {
  const filled = Object.entries({ TCP, UDP, SCTP }).filter(([, ranges]) => ranges.length > 0);
  return Object.fromEntries(filled.map(([protocol, ranges]) => [protocol, formatRanges(ranges)]));
}
