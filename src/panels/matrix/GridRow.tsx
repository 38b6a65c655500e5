// biome-ignore-all lint/a11y/useSemanticElements: of millions of cells those that are seen are drawn, each at its place; a <table> cannot do that
// biome-ignore-all lint/a11y/useFocusableInteractive: one cell at a time has the focus
import { memo } from "react";
import type { CellFace, MatrixEnd } from "../../engine";
import { CellSign } from "./CellSign";
import { cellLabel, cellName, fullName } from "./cell-words";
import { EndName } from "./EndName";
import { FoldMark } from "./FoldMark";
import type { GridLook } from "./grid-look";
import type { CellAt } from "./use-cells";

interface GridRowProps {
  readonly index: number;
  readonly end: MatrixEnd;
  /** Positions of the columns that are drawn, in order. */
  readonly columns: readonly number[];
  readonly columnEnds: readonly MatrixEnd[];
  readonly cellAt: CellAt;
  readonly look: GridLook;
  /** The column that has the focus, -1 for the head; null: the focus is in another row. */
  readonly focused: number | null;
  /** Columns that are chosen together, `chosenTo` behind the last; both 0: none of this row. */
  readonly chosenFrom: number;
  readonly chosenTo: number;
  /** The column of the cell whose card is open; null: none of this row. */
  readonly selected: string | null;
  /** Whether it is the first of its namespace. */
  readonly isFirst: boolean;
  /** Whether there are several namespaces, so that names need theirs. */
  readonly isNamespaced: boolean;
}

/** A row of the matrix: its head, and the cells of the columns that are seen. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { index, end, columns, columnEnds, cellAt, look, focused, selected, isFirst, isNamespaced } = props;
  const { chosenFrom, chosenTo } = props;
  const { rowHeight, headHeight, headWidth, columnWidth } = look;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={isFirst ? "matrix-row first-of-namespace" : "matrix-row"}
      style={{ top: headHeight + index * rowHeight, height: rowHeight }}
    >
      <div
        role="rowheader"
        aria-colindex={1}
        aria-label={fullName(end)}
        className={focused === null ? "row-head" : "row-head here"}
        tabIndex={focused === -1 ? 0 : -1}
        data-row={index}
        data-column={-1}
        title={fullName(end)}
        style={{ width: headWidth }}
      >
        <FoldMark end={end} isFirst={isFirst} />
        <EndName end={end} isNamespaced={isNamespaced} />
      </div>
      {columns.map((column) => {
        const other = columnEnds[column];
        if (other === undefined) return null;
        const face = cellAt(end.id, other.id);
        return (
          <Cell
            key={other.id}
            face={face}
            row={index}
            column={column}
            left={headWidth + column * columnWidth}
            width={columnWidth}
            isFocused={focused === column}
            isSelected={selected === other.id}
            isChosen={column >= chosenFrom && column < chosenTo}
          />
        );
      })}
    </div>
  );
});

interface CellProps {
  readonly face: CellFace | null;
  readonly row: number;
  readonly column: number;
  readonly left: number;
  readonly width: number;
  readonly isFocused: boolean;
  readonly isSelected: boolean;
  readonly isChosen: boolean;
}

const Cell = memo(function Cell({ face, row, column, left, width, isFocused, isSelected, isChosen }: CellProps) {
  const state = face?.state ?? null;
  const look = face === null ? "waiting" : face.kind;
  const changed = face?.change == null ? "" : ` changed ${face.change.kind}`;
  return (
    <div
      role="gridcell"
      aria-colindex={column + 2}
      aria-label={cellName(face)}
      aria-selected={isSelected || isChosen}
      className={`matrix-cell ${look}${state === null ? "" : ` cell-${state}`}${changed}${isChosen ? " chosen" : ""}`}
      tabIndex={isFocused ? 0 : -1}
      data-row={row}
      data-column={column}
      style={{ left, width }}
    >
      {face !== null && state !== null && (
        <>
          <CellSign state={state} />
          <span className="cell-label">{cellLabel(face)}</span>
        </>
      )}
      {face?.kind === "filtered" && <span className="cell-dot">·</span>}
    </div>
  );
});
