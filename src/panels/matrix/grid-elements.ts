import type { MatrixEnd } from "../../engine";
import type { GridLook } from "./grid-look";
import type { GridPlace, Span } from "./grid-moves";

/** Rows and columns that are drawn though they are not seen, so that a turn of the wheel shows no gap. */
const AROUND = 3;

/** Positions of what is seen and a little around it, and of what has the focus. */
export function positions({ from, to }: Span, count: number, focused: number): readonly number[] {
  const first = Math.max(0, from - AROUND);
  const last = Math.min(count, to + AROUND);
  const found = Array.from({ length: Math.max(0, last - first) }, (_, i) => first + i);
  if (focused < 0 || focused >= count || (focused >= first && focused < last)) return found;
  return focused < first ? [focused, ...found] : [...found, focused];
}

/** Whether an end is the first of its namespace on its axis. */
export function isFirst(ends: readonly MatrixEnd[], position: number): boolean {
  return position === 0 || ends[position - 1]?.namespace !== ends[position]?.namespace;
}

/** The place that an element belongs to; null for none. */
export function placeOf(target: EventTarget | null): GridPlace | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>("[data-row]") : null;
  if (cell === null) return null;
  return { row: Number(cell.dataset.row), column: Number(cell.dataset.column) };
}

/** The namespace that is folded, or opened, by a click on an element; null for none. */
export function foldOf(target: EventTarget | null): string | null {
  const mark = target instanceof Element ? target.closest<HTMLElement>("[data-fold]") : null;
  return mark?.dataset.fold ?? null;
}

/** A bar over the row, or the column, that is pointed at. */
export function showBar(bar: HTMLElement | null, isThere: boolean, offset: number, axis: "X" | "Y"): void {
  if (bar === null) return;
  bar.style.display = isThere ? "block" : "none";
  bar.style.transform = `translate${axis}(${offset}px)`;
}

/** Scrolls as little as shows a place beside the heads. */
export function scrollToPlace(element: HTMLElement, { row, column }: GridPlace, look: GridLook): void {
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
