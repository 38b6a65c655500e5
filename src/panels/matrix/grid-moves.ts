/** A place in the grid; -1: the head of the row, or of the column. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

/** How large the grid is, and how much of it is seen at once. */
export interface GridSize {
  readonly rows: number;
  readonly columns: number;
  readonly page: number;
}

/** The part of a key press that decides. */
export interface MoveKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** Where a key leads to, as in a spreadsheet; null for a key that moves nothing. */
export function moveBy({ key, ctrlKey, metaKey }: MoveKey, at: GridPlace, size: GridSize): GridPlace | null {
  const isFar = ctrlKey || metaKey;
  const [lastRow, lastColumn] = [size.rows - 1, size.columns - 1];
  switch (key) {
    case "ArrowUp":
      return within({ ...at, row: isFar ? 0 : at.row - 1 }, size);
    case "ArrowDown":
      return within({ ...at, row: isFar ? lastRow : at.row + 1 }, size);
    case "ArrowLeft":
      return within({ ...at, column: isFar ? 0 : at.column - 1 }, size);
    case "ArrowRight":
      return within({ ...at, column: isFar ? lastColumn : at.column + 1 }, size);
    case "PageUp":
      return within({ ...at, row: Math.max(0, at.row - size.page) }, size);
    case "PageDown":
      return within({ ...at, row: at.row + size.page }, size);
    case "Home":
      return within({ row: isFar ? 0 : at.row, column: 0 }, size);
    case "End":
      return within({ row: isFar ? lastRow : at.row, column: lastColumn }, size);
    default:
      return null;
  }
}

/** The nearest place that there is; the corner of both heads is none. */
export function within({ row, column }: GridPlace, { rows, columns }: Pick<GridSize, "rows" | "columns">): GridPlace {
  const inRows = Math.min(Math.max(row, -1), rows - 1);
  const inColumns = Math.min(Math.max(column, -1), columns - 1);
  return inRows === -1 && inColumns === -1
    ? { row: Math.min(0, rows - 1), column: -1 }
    : { row: inRows, column: inColumns };
}

/** A stretch of rows or columns. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Those that are seen between two positions in pixels; `to` is behind the last. */
export function seenSpan(start: number, length: number, each: number, count: number): Span {
  const from = Math.max(0, Math.min(count, Math.floor(start / each)));
  return { from, to: Math.max(from, Math.min(count, Math.ceil((start + length) / each))) };
}

/** Asked in portions of this many, so that not every turn of the wheel asks anew. */
const PORTION = 24;

/** What to ask for so that a span is there, and something around it. */
export function askedSpan({ from, to }: Span, count: number): { readonly from: number; readonly count: number } {
  const first = Math.max(0, Math.floor(from / PORTION) - 1) * PORTION;
  const last = Math.min(count, (Math.ceil(to / PORTION) + 1) * PORTION);
  return { from: first, count: Math.max(0, last - first) };
}

/** The first row whose name begins with some letters, from the next one on and round; -1 for none. */
export function rowByLetters(names: readonly string[], letters: string, from: number): number {
  const wanted = letters.toLowerCase();
  const start = letters.length > 1 ? from : from + 1;
  for (let step = 0; step < names.length; step++) {
    const row = (Math.max(0, start) + step) % names.length;
    if (names[row]?.toLowerCase().startsWith(wanted)) return row;
  }
  return -1;
}
