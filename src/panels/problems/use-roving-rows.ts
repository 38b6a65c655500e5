import { type FocusEvent, type KeyboardEvent, useLayoutEffect, useRef, useState } from "react";

/** Names a row's element; all that can be pressed in it is a button. */
export const ROW = "data-row";

const PAGE = 8;
const STEPS: Readonly<Record<string, number>> = {
  ...{ ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE, Home: -Infinity, End: Infinity },
};

interface Roving {
  /** The row whose buttons the Tab key reaches; null: there is none. */
  readonly current: string | null;
  /** Puts the focus on that row. */
  readonly enter: () => void;
  readonly listeners: {
    readonly ref: { current: HTMLDivElement | null };
    readonly onKeyDown: (event: KeyboardEvent) => void;
    readonly onFocus: (event: FocusEvent) => void;
    readonly onBlur: (event: FocusEvent) => void;
  };
}

/**
 * One of many rows is in the tab order. Arrows, Home, End and Page keys go from row to row, left and right through the
 * buttons of one. Where the row with the focus goes away, the one in its place takes it.
 *
 * @param keys - of the rows that are shown, in their order
 * @param onLastGone - the focus was in the last row, and it went away
 * @param onBefore - an arrow leads up from the first row
 */
export function useRovingRows(keys: readonly string[], onLastGone: () => void, onBefore: () => void): Roving {
  const list = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<string | null>(null);
  const lastIndex = useRef(0);
  const hasFocus = useRef(false);
  const index = active === null ? -1 : keys.indexOf(active);
  const current = keys[index === -1 ? Math.min(lastIndex.current, keys.length - 1) : index] ?? null;

  useLayoutEffect(() => {
    if (index !== -1) lastIndex.current = index;
  }, [index]);
  const currentRow = () => rowsOf(list.current).find((row) => keyOf(row) === current);
  useLayoutEffect(() => {
    if (!hasFocus.current || document.activeElement !== document.body) return;
    hasFocus.current = false;
    const next = currentRow();
    if (next === undefined) onLastGone();
    else focusRow(next);
  });

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLElement)) return;
    const row = event.target.closest(`[${ROW}]`);
    if (row === null) return;
    const step = STEPS[event.key];
    const buttons = buttonsOf(row);
    const at = buttons.indexOf(event.target);
    if (step !== undefined) {
      const rows = rowsOf(list.current);
      const to = Math.max(0, Math.min(rows.length - 1, rows.indexOf(row) + step));
      const next = rows[to];
      if (event.key === "ArrowUp" && row === rows[0]) onBefore();
      else if (next !== undefined) focusRow(next);
    } else if (event.key === "ArrowRight" && at < buttons.length - 1) buttons[at + 1]?.focus();
    else if (event.key === "ArrowLeft" && at > 0) buttons[at - 1]?.focus();
    else return;
    event.preventDefault();
  };
  const onFocus = ({ target }: FocusEvent) => {
    const row = target.closest(`[${ROW}]`);
    hasFocus.current = row !== null;
    if (row !== null) setActive(keyOf(row));
  };
  const onBlur = () => {
    hasFocus.current = false;
  };
  const enter = () => {
    const row = currentRow();
    if (row !== undefined) focusRow(row);
  };
  return { current, enter, listeners: { ref: list, onKeyDown, onFocus, onBlur } };
}

function rowsOf(list: HTMLElement | null): readonly Element[] {
  return list === null ? [] : [...list.querySelectorAll(`[${ROW}]`)];
}

function keyOf(row: Element): string {
  return row.getAttribute(ROW) ?? "";
}

function buttonsOf(row: Element): readonly HTMLElement[] {
  return [...row.querySelectorAll<HTMLElement>("button")];
}

function focusRow(row: Element): void {
  buttonsOf(row)[0]?.focus();
}
