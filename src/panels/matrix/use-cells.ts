import { useMemo } from "react";
import type { CellFace, MatrixRequest, MatrixWindow } from "../../engine";
import { useLiveAnswer } from "../asking/use-live-answer";
import { askedSpan, type Span } from "./grid-moves";

/** The face of the cell of a row and a column, by their ids; null: it is not there yet. */
export type CellAt = (row: string, column: string) => CellFace | null;

/** The cells of the rows and columns that are seen, and some around them. */
export function useCells(
  request: MatrixRequest,
  transposed: boolean,
  rows: { readonly span: Span; readonly count: number },
  columns: { readonly span: Span; readonly count: number },
): CellAt {
  const [inRows, inColumns] = [askedSpan(rows.span, rows.count), askedSpan(columns.span, columns.count)];
  const [from, to] = transposed ? [inColumns, inRows] : [inRows, inColumns];
  const isNothing = from.count === 0 || to.count === 0;
  const answer = useLiveAnswer("matrix", isNothing ? null : { ...request, from, to });
  const found = answer?.result ?? null;
  return useMemo(() => cellsOf(found, transposed), [found, transposed]);
}

/** The cells of a window. */
export function cellsOf(window: MatrixWindow | null, transposed: boolean): CellAt {
  if (window === null) return () => null;
  const sources = new Map(window.sources.map((id, i) => [id, i]));
  const targets = new Map(window.targets.map((id, i) => [id, i]));
  return (row, column) => {
    const [source, target] = transposed
      ? [sources.get(column), targets.get(row)]
      : [sources.get(row), targets.get(column)];
    if (source === undefined || target === undefined) return null;
    return window.faces[window.cells[source * targets.size + target] ?? -1] ?? null;
  };
}
