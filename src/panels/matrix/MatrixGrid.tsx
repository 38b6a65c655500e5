// biome-ignore-all lint/a11y/useSemanticElements: of millions of cells those that are seen are drawn, each at its place; a <table> cannot do that
// biome-ignore-all lint/a11y/useFocusableInteractive: one cell at a time has the focus
import { type MouseEvent, type RefObject, useEffect, useLayoutEffect, useMemo, useRef } from "react";
import type { MatrixEnd } from "../../engine";
import { ColumnHead } from "./ColumnHead";
import type { CellBlock } from "./cell-block";
import { GridRow } from "./GridRow";
import { foldOf, isFirst, placeOf, positions, scrollToPlace, showBar } from "./grid-elements";
import type { GridLook } from "./grid-look";
import type { GridPlace, Span } from "./grid-moves";
import type { CellAt } from "./use-cells";
import { type GridActions, useGridKeys } from "./use-grid-keys";
import type { Seen } from "./use-seen";
import "./cell-states.css";
import "./matrix-grid.css";

interface MatrixGridProps {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly rows: readonly MatrixEnd[];
  readonly columns: readonly MatrixEnd[];
  readonly seen: Seen;
  readonly look: GridLook;
  readonly cellAt: CellAt;
  readonly at: GridPlace;
  /** Cells that are chosen together; null: none are. */
  readonly block: CellBlock | null;
  readonly transposed: boolean;
  /** Row and column of the cell whose card is open; null: none is. */
  readonly selected: { readonly row: string; readonly column: string } | null;
  readonly actions: GridActions;
  readonly onFold: (namespace: string) => void;
}

/** The cells that are seen, and the one that has the focus wherever it is: there may be millions. */
export function MatrixGrid(props: MatrixGridProps) {
  const { box, rows, columns, seen, look, cellAt, at, block, transposed, selected, actions, onFold } = props;
  const { rowHeight, columnWidth, headWidth, headHeight } = look;
  const page = Math.max(1, seen.rows.to - seen.rows.from - 1);
  const names = useMemo(() => rows.map(({ name }) => name), [rows]);
  const isNamespaced = useMemo(() => new Set(rows.flatMap(({ namespace }) => namespace ?? [])).size > 1, [rows]);
  const isMoving = useRef(false);
  const rowBar = useRef<HTMLDivElement>(null);
  const columnBar = useRef<HTMLDivElement>(null);
  const moveTo = (to: GridPlace) => {
    isMoving.current = true;
    actions.move(to);
  };
  const extendTo = (to: GridPlace) => {
    isMoving.current = true;
    actions.extend(to);
  };
  const onKeyDown = useGridKeys(at, { rows: rows.length, columns: columns.length, page }, names, {
    ...actions,
    move: moveTo,
    extend: extendTo,
  });
  useLayoutEffect(() => {
    const element = box.current;
    if (!isMoving.current || element === null) return;
    isMoving.current = false;
    scrollToPlace(element, at, look);
    element.querySelector<HTMLElement>('[tabindex="0"][data-row]')?.focus({ preventScroll: true });
  }, [at, box, look]);
  useEffect(() => {
    // The focus is never lost with a cell that is gone.
    const element = box.current;
    if (element !== null && document.activeElement === document.body && element.dataset.focused === "true") {
      element.querySelector<HTMLElement>('[tabindex="0"][data-row]')?.focus({ preventScroll: true });
    }
  });
  const drawnRows = positions(seen.rows, rows.length, at.row);
  const drawnColumns = useMemo(
    () => positions(seen.columns, columns.length, at.column),
    [seen.columns, columns.length, at.column],
  );
  const point = (event: MouseEvent) => {
    const place = placeOf(event.target);
    showBar(rowBar.current, place !== null && place.row >= 0, headHeight + (place?.row ?? 0) * rowHeight, "Y");
    showBar(
      columnBar.current,
      place !== null && place.column >= 0,
      headWidth + (place?.column ?? 0) * columnWidth,
      "X",
    );
  };
  const size = { width: headWidth + columns.length * columnWidth, height: headHeight + rows.length * rowHeight };
  return (
    <div
      ref={box}
      role="grid"
      aria-label="Matrix of connections"
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable
      className="matrix-scroll"
      onKeyDown={onKeyDown}
      onFocus={({ currentTarget, target }) => {
        currentTarget.dataset.focused = "true";
        const place = placeOf(target);
        if (place !== null && (place.row !== at.row || place.column !== at.column)) actions.move(place);
      }}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (relatedTarget !== null) currentTarget.dataset.focused = "false";
      }}
      onMouseOver={point}
      onMouseLeave={point}
      onMouseDown={(event) => {
        // The browser would choose the words between.
        if (event.shiftKey && placeOf(event.target) !== null) event.preventDefault();
      }}
      onClick={(event) => {
        const namespace = foldOf(event.target);
        if (namespace !== null) return onFold(namespace);
        const place = placeOf(event.target);
        if (place === null) return;
        const isOfCells = [place, at].every(({ row, column }) => row >= 0 && column >= 0);
        if (event.shiftKey && isOfCells) return extendTo(place);
        moveTo(place);
        if (place.row >= 0 && place.column >= 0) actions.press(place);
      }}
      onContextMenu={(event) => {
        const place = placeOf(event.target);
        if (place === null || place.row < 0 || place.column < 0) return;
        event.preventDefault();
        moveTo(place);
        actions.openMenu(place, { x: event.clientX, y: event.clientY });
      }}
    >
      <div className="matrix-body" role="presentation" style={size}>
        <div ref={rowBar} className="matrix-bar row-bar" style={{ height: rowHeight, width: size.width }} />
        <div ref={columnBar} className="matrix-bar column-bar" style={{ width: columnWidth, height: size.height }} />
        <div role="row" aria-rowindex={1} className="matrix-heads" style={{ height: headHeight, width: size.width }}>
          <div className="matrix-corner" role="columnheader" aria-colindex={1} style={{ width: headWidth }}>
            {transposed ? "to ↓ from →" : "from ↓ to →"}
          </div>
          {drawnColumns.map((column) => {
            const end = columns[column];
            if (end === undefined) return null;
            return (
              <ColumnHead
                key={end.id}
                index={column}
                end={end}
                look={look}
                isFirst={isFirst(columns, column)}
                isHere={at.column === column}
                isFocused={at.row === -1 && at.column === column}
                isNamespaced={isNamespaced}
              />
            );
          })}
        </div>
        {drawnRows.map((row) => {
          const end = rows[row];
          if (end === undefined) return null;
          return (
            <GridRow
              key={end.id}
              index={row}
              end={end}
              columns={drawnColumns}
              columnEnds={columns}
              cellAt={cellAt}
              look={look}
              focused={at.row === row ? at.column : null}
              chosenFrom={isIn(block?.rows, row) ? (block?.columns.from ?? 0) : 0}
              chosenTo={isIn(block?.rows, row) ? (block?.columns.to ?? 0) : 0}
              selected={selected?.row === end.id ? selected.column : null}
              isFirst={isFirst(rows, row)}
              isNamespaced={isNamespaced}
            />
          );
        })}
      </div>
    </div>
  );
}

function isIn(span: Span | undefined, position: number): boolean {
  return span !== undefined && position >= span.from && position < span.to;
}
