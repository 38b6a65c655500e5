import { useEffect, useMemo, useRef } from "react";
import type { MatrixEnd } from "../../engine";
import { type GridPlace, within } from "./grid-moves";
import type { MatrixPlace } from "./matrix-settings";

/**
 * Where the place is that was left. Where its row or column is gone, what stands for it now: the namespace that was folded
 * over it, the first of one that was opened; else what stands there. The same object as long as it is the same place.
 */
export function useFound(
  place: MatrixPlace | null,
  rows: readonly MatrixEnd[],
  columns: readonly MatrixEnd[],
): GridPlace {
  const last = useRef<GridPlace>({ row: 0, column: 0 });
  const [row, column] = [
    useFoundEnd(place === null ? undefined : place.row, rows),
    useFoundEnd(place === null ? undefined : place.column, columns),
  ];
  const found = within({ row, column }, { rows: rows.length, columns: columns.length });
  const isSame = last.current.row === found.row && last.current.column === found.column;
  const kept = isSame ? last.current : found;
  useEffect(() => {
    last.current = kept;
  });
  return kept;
}

/** @param id - undefined: nobody has been anywhere; null: at the head */
function useFoundEnd(id: string | null | undefined, ends: readonly MatrixEnd[]): number {
  const positions = useMemo(() => new Map(ends.map((end, position) => [end.id, position])), [ends]);
  const last = useRef<{ readonly position: number; readonly end: MatrixEnd | undefined }>({
    position: 0,
    end: undefined,
  });
  const known = id == null ? undefined : positions.get(id);
  useEffect(() => {
    if (known !== undefined) last.current = { position: known, end: ends[known] };
  });
  if (id === null) return -1;
  if (id === undefined) return 0;
  if (known !== undefined) return known;
  const { position, end } = last.current;
  if (ends[position]?.namespace === end?.namespace) return position;
  const inItsPlace = ends.findIndex(({ namespace }) => namespace !== null && namespace === end?.namespace);
  return inItsPlace >= 0 ? inItsPlace : position;
}
