import type { CellFace, MatrixEnd } from "../../engine";
import { counted } from "../../ui/counted";
import { cellName, fullName } from "./cell-words";
import type { GridPlace, Span } from "./grid-moves";

/** Some rows and columns that follow each other, more than one cell. */
export interface CellBlock {
  readonly rows: Span;
  readonly columns: Span;
}

/** The cells between two places; null where that is one, or a head. */
export function blockBetween(anchor: GridPlace, at: GridPlace): CellBlock | null {
  const rows = spanOf(anchor.row, at.row);
  const columns = spanOf(anchor.column, at.column);
  const isOfCells = rows.from >= 0 && columns.from >= 0;
  return isOfCells && (rows.to - rows.from) * (columns.to - columns.from) > 1 ? { rows, columns } : null;
}

function spanOf(one: number, other: number): Span {
  return { from: Math.min(one, other), to: Math.max(one, other) + 1 };
}

/** “3 rows × 2 columns are chosen, app/backend to anyone by app/backend to app/frontend. Ctrl+C copies them as a table.” */
export function blockSentence(
  { rows, columns }: CellBlock,
  rowEnds: readonly MatrixEnd[],
  columnEnds: readonly MatrixEnd[],
): string {
  const size = `${counted(rows.to - rows.from, "row")} × ${counted(columns.to - columns.from, "column")}`;
  return `${size} chosen: ${namesIn(rows, rowEnds)}, by ${namesIn(columns, columnEnds)}. Ctrl+C copies them as a table.`;
}

function namesIn({ from, to }: Span, ends: readonly MatrixEnd[]): string {
  const [first, last] = [ends[from], ends[to - 1]].map((end) => (end === undefined ? "" : fullName(end)));
  return first === last ? `${first}` : `${first} to ${last}`;
}

/** A block as a spreadsheet takes it from the clipboard: a line for each row, tabs between the cells, names at the heads. */
export function blockAsTable(
  rows: readonly MatrixEnd[],
  columns: readonly MatrixEnd[],
  faceAt: (row: string, column: string) => CellFace | null,
  corner: string,
): string {
  const lines = [
    [corner, ...columns.map(fullName)],
    ...rows.map((row) => [fullName(row), ...columns.map((column) => wordsIn(faceAt(row.id, column.id)))]),
  ];
  return `${lines.map((cells) => cells.join("\t")).join("\n")}\n`;
}

/** Nothing where nothing is judged, as in the table that is exported. */
function wordsIn(face: CellFace | null): string {
  return face === null || face.state === null ? "" : cellName(face);
}
