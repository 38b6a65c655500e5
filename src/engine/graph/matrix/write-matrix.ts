import { csvCell, markdownCell } from "../../export/table-text";
import { formatPorts, portsAsked, wordsBeyond } from "../../insight/port-words";
import type { Steps } from "../../steps";
import { droppedAtOf } from "../edge-drawer";
import { edgeLabel } from "../edge-words";
import type { JudgedCell } from "./cell-judge";
import type { Matrix } from "./matrix";
import type { MatrixAxes } from "./matrix-window";

/** Which table: comma-separated values, or Markdown. */
export type TableFormat = "csv" | "md";

/** A table of more cells is of no use to anybody, and may be more than a page can hold. */
const MOST_CELLS = 1_000_000;

/** Why there is no table. */
export const TOO_MANY_CELLS = `A table holds at most ${MOST_CELLS.toLocaleString("en")} cells: choose another level, or fold namespaces.`;

const CELLS_OF_STEP = 4_096;

/**
 * Writes a matrix as a table: a row for each source, its name with its namespace first. A cell says state and ports in
 * full; where nothing is judged, or the filter hides it, it is empty.
 *
 * @returns null for too many cells; else also how many cells are empty because of the filter
 */
export function* writeMatrix(
  matrix: Matrix,
  { sources, targets }: Pick<MatrixAxes, "sources" | "targets">,
  format: TableFormat,
  transposed: boolean,
): Steps<{ readonly text: string; readonly filtered: number } | null> {
  if (sources.length * targets.length > MOST_CELLS) return null;
  const [rows, columns] = transposed ? [targets, sources] : [sources, targets];
  const write = format === "csv" ? csvCell : markdownCell;
  const line = (cells: readonly string[]) =>
    format === "csv" ? `${cells.map(write).join(",")}\n` : `| ${cells.map(write).join(" | ")} |\n`;
  const nameOf = (position: number) => matrix.names[position] ?? "";
  const text = [line([transposed ? "to \\ from" : "from \\ to", ...Array.from(columns, nameOf)])];
  if (format === "md") text.push(`| --- |${" --- |".repeat(columns.length)}\n`);
  let [filtered, done] = [0, 0];
  for (const row of rows) {
    const cells = [nameOf(row)];
    for (const column of columns) {
      const cell = transposed ? matrix.judge(column, row) : matrix.judge(row, column);
      if (cell?.kind === "filtered") filtered++;
      cells.push(cellText(cell));
      if (++done % CELLS_OF_STEP === 0) yield { stage: "drawing", done, total: rows.length * columns.length };
    }
    text.push(line(cells));
  }
  return { text: text.join(""), filtered };
}

/** State and ports of a cell: `allowed TCP 8080`, `partly TCP 80 of TCP 80, 443`, `denied by the target but UDP 53`. */
export function cellText(cell: JudgedCell | null): string {
  if (cell === null || cell.kind === "filtered") return "";
  const { state, verdict, asked, said, merged } = cell.pair;
  switch (state) {
    case "open":
      return state;
    case "denied": {
      const end = droppedAtOf(said);
      const beyond = merged !== null && !merged.isUniform ? "" : wordsBeyond(verdict.through.sure, asked);
      return `${end === "both" ? "denied by both" : `denied by the ${end}`}${beyond === "" ? "" : ` but ${beyond}`}`;
    }
    case "mixed":
      return `mixed ${edgeLabel(cell.pair)}`;
    case "allowed":
    case "depends":
      return merged !== null && !merged.isUniform ? state : `${state} ${formatPorts(asked)}`;
    case "partly": {
      if (merged !== null && !merged.isUniform) return state;
      if (verdict.onlyFamily !== null) return `partly ${edgeLabel(cell.pair)}`;
      return `partly ${formatPorts(portsAsked(verdict.through.sure, asked))} of ${formatPorts(asked)}`;
    }
  }
}
