import { useEffect, useMemo, useRef } from "react";
import type { MatrixEnd } from "../../engine";
import { type GridPlace, within } from "./grid-moves";
import type { MatrixPlace } from "./matrix-settings";

/** Where the place is that was left; where its row or column is gone, what stands there now. The same object as long as it is. */
export function useFound(
  place: MatrixPlace | null,
  rows: readonly MatrixEnd[],
  columns: readonly MatrixEnd[],
): GridPlace {
  const last = useRef<GridPlace>({ row: 0, column: 0 });
  const rowAt = useMemo(() => positionsOf(rows), [rows]);
  const columnAt = useMemo(() => positionsOf(columns), [columns]);
  const find = (id: string | null, positions: ReadonlyMap<string, number>, before: number) =>
    id === null ? -1 : (positions.get(id) ?? Math.max(0, before));
  const row = place === null ? 0 : find(place.row, rowAt, last.current.row);
  const column = place === null ? 0 : find(place.column, columnAt, last.current.column);
  const found = within({ row, column }, { rows: rows.length, columns: columns.length });
  const isSame = last.current.row === found.row && last.current.column === found.column;
  const kept = isSame ? last.current : found;
  useEffect(() => {
    last.current = kept;
  });
  return kept;
}

function positionsOf(ends: readonly MatrixEnd[]): ReadonlyMap<string, number> {
  return new Map(ends.map(({ id }, position) => [id, position]));
}
