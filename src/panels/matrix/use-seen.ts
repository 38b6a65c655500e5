import { type RefObject, useLayoutEffect, useState } from "react";
import type { GridLook } from "./grid-look";
import { type Span, seenSpan } from "./grid-moves";

/** What of the grid is seen. */
export interface Seen {
  readonly rows: Span;
  readonly columns: Span;
}

const nothing: Seen = { rows: { from: 0, to: 0 }, columns: { from: 0, to: 0 } };

/** Which rows and columns of a scrolling grid are seen; another object only when others are. */
export function useSeen(
  box: RefObject<HTMLElement | null>,
  { rowHeight, columnWidth, headWidth, headHeight }: GridLook,
  rowCount: number,
  columnCount: number,
): Seen {
  const [seen, setSeen] = useState(nothing);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const look = () => {
      const { scrollTop, scrollLeft, clientWidth, clientHeight } = element;
      const rows = seenSpan(scrollTop, clientHeight - headHeight, rowHeight, rowCount);
      const columns = seenSpan(scrollLeft, clientWidth - headWidth, columnWidth, columnCount);
      setSeen((before) => (isSame(before.rows, rows) && isSame(before.columns, columns) ? before : { rows, columns }));
    };
    look();
    element.addEventListener("scroll", look, { passive: true });
    const resized = new ResizeObserver(look);
    resized.observe(element);
    return () => {
      element.removeEventListener("scroll", look);
      resized.disconnect();
    };
  }, [box, rowHeight, columnWidth, headWidth, headHeight, rowCount, columnCount]);
  return seen;
}

function isSame(a: Span, b: Span): boolean {
  return a.from === b.from && a.to === b.to;
}
