// biome-ignore-all lint/a11y/useSemanticElements: of millions of cells those that are seen are drawn, each at its place; a <table> cannot do that
// biome-ignore-all lint/a11y/useFocusableInteractive: one cell at a time has the focus
import { type MouseEvent, type RefObject, useEffect, useLayoutEffect, useMemo, useRef } from "react";
import type { MatrixEnd } from "../../engine";
import { ColumnHead } from "./ColumnHead";
import { GridRow } from "./GridRow";
import type { GridLook } from "./grid-look";
import type { GridPlace } from "./grid-moves";
import type { CellAt } from "./use-cells";
import { type GridActions, useGridKeys } from "./use-grid-keys";
import type { Seen } from "./use-seen";

interface MatrixGridProps {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly rows: readonly MatrixEnd[];
  readonly columns: readonly MatrixEnd[];
  readonly seen: Seen;
  readonly look: GridLook;
  readonly cellAt: CellAt;
  readonly at: GridPlace;
  readonly transposed: boolean;
  /** Row and column of the cell whose card is open; null: none is. */
  readonly selected: { readonly row: string; readonly column: string } | null;
  readonly actions: GridActions;
  readonly onFold: (namespace: string) => void;
}

/** Rows and columns that are drawn though they are not seen, so that a turn of the wheel shows no gap. */
const AROUND = 3;

/** The cells that are seen, and the one that has the focus wherever it is: there may be millions. */
export function MatrixGrid(props: MatrixGridProps) {
  const { box, rows, columns, seen, look, cellAt, at, transposed, selected, actions, onFold } = props;
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
  const onKeyDown = useGridKeys(at, { rows: rows.length, columns: columns.length, page }, names, {
    ...actions,
    move: moveTo,
  });
  useLayoutEffect(() => {
    const element = box.current;
    if (!isMoving.current || element === null) return;
    isMoving.current = false;
    scrollTo(element, at, look);
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
    show(rowBar.current, place !== null && place.row >= 0, headHeight + (place?.row ?? 0) * rowHeight, "Y");
    show(columnBar.current, place !== null && place.column >= 0, headWidth + (place?.column ?? 0) * columnWidth, "X");
  };
  const size = { width: headWidth + columns.length * columnWidth, height: headHeight + rows.length * rowHeight };
  return (
    <div
      ref={box}
      role="grid"
      aria-label="Matrix of connections"
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length + 1}
      className="matrix-scroll"
      onKeyDown={onKeyDown}
      onFocus={({ currentTarget }) => {
        currentTarget.dataset.focused = "true";
      }}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (relatedTarget !== null) currentTarget.dataset.focused = "false";
      }}
      onMouseOver={point}
      onMouseLeave={point}
      onClick={(event) => {
        const namespace = foldOf(event.target);
        if (namespace !== null) return onFold(namespace);
        const place = placeOf(event.target);
        if (place === null) return;
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

/** Positions of what is seen and a little around it, and of what has the focus. */
function positions({ from, to }: Seen["rows"], count: number, focused: number): readonly number[] {
  const first = Math.max(0, from - AROUND);
  const last = Math.min(count, to + AROUND);
  const found = Array.from({ length: Math.max(0, last - first) }, (_, i) => first + i);
  if (focused < 0 || focused >= count || (focused >= first && focused < last)) return found;
  return focused < first ? [focused, ...found] : [...found, focused];
}

function isFirst(ends: readonly MatrixEnd[], position: number): boolean {
  return position === 0 || ends[position - 1]?.namespace !== ends[position]?.namespace;
}

function placeOf(target: EventTarget | null): GridPlace | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>("[data-row]") : null;
  if (cell === null) return null;
  return { row: Number(cell.dataset.row), column: Number(cell.dataset.column) };
}

function foldOf(target: EventTarget | null): string | null {
  const mark = target instanceof Element ? target.closest<HTMLElement>("[data-fold]") : null;
  return mark?.dataset.fold ?? null;
}

/** A bar over the row, or the column, that is pointed at. */
function show(bar: HTMLElement | null, isThere: boolean, offset: number, axis: "X" | "Y"): void {
  if (bar === null) return;
  bar.style.display = isThere ? "block" : "none";
  bar.style.transform = `translate${axis}(${offset}px)`;
}

/** Scrolls as little as shows a place beside the heads. */
function scrollTo(element: HTMLElement, { row, column }: GridPlace, look: GridLook): void {
  const { rowHeight, columnWidth, headWidth, headHeight } = look;
  if (row >= 0) {
    const top = row * rowHeight;
    const room = element.clientHeight - headHeight - rowHeight;
    element.scrollTop = Math.min(top, Math.max(element.scrollTop, top - room));
  }
  if (column >= 0) {
    const left = column * columnWidth;
    const room = element.clientWidth - headWidth - columnWidth;
    element.scrollLeft = Math.min(left, Math.max(element.scrollLeft, left - room));
  }
}
