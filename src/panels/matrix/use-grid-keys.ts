import { type KeyboardEvent, useRef } from "react";
import { type GridPlace, type GridSize, moveBy, rowByLetters } from "./grid-moves";

/** What keys do besides moving. */
export interface GridActions {
  readonly move: (to: GridPlace) => void;
  /** Moves, and chooses all cells from where that began. */
  readonly extend: (to: GridPlace) => void;
  /** Tells why; folds or opens the namespace at a head. */
  readonly press: (at: GridPlace) => void;
  readonly cut: (at: GridPlace) => void;
  readonly copy: () => void;
  /** @param point - in the window */
  readonly openMenu: (at: GridPlace, point: { readonly x: number; readonly y: number }) => void;
}

/** Letters that follow each other within this time are one word. */
const WORD_MS = 900;

/** Keys of the grid, as in a spreadsheet: they move, with Shift they choose a block, letters go to a row, Enter, Delete, the menu key and Ctrl+C act. */
export function useGridKeys(at: GridPlace, size: GridSize, names: readonly string[], actions: GridActions) {
  const typed = useRef({ word: "", time: 0 });
  const typeTo = (letter: string) => {
    const now = performance.now();
    const word = now - typed.current.time < WORD_MS ? typed.current.word + letter : letter;
    typed.current = { word, time: now };
    const row = rowByLetters(names, word, at.row);
    if (row >= 0) actions.move({ row, column: at.column });
  };
  // Heads are in no block.
  const extendTo = (to: GridPlace) => {
    if (at.row >= 0 && at.column >= 0 && to.row >= 0 && to.column >= 0) actions.extend(to);
  };
  return (event: KeyboardEvent) => {
    if (event.altKey || event.nativeEvent.isComposing || !(event.target instanceof Element)) return;
    const { key } = event;
    const isCommand = event.ctrlKey || event.metaKey;
    const to = moveBy(event, at, size);
    if (to !== null && event.shiftKey) extendTo(to);
    else if (to !== null) actions.move(to);
    else if (key === "Enter") actions.press(at);
    else if (key === "Delete" || key === "Backspace") actions.cut(at);
    else if (key === "ContextMenu" || (key === "F10" && event.shiftKey)) actions.openMenu(at, below(event.target));
    else if (key === "c" && isCommand) actions.copy();
    else if (/^[\p{L}\p{N}.-]$/u.test(key) && !isCommand) typeTo(key);
    else return;
    event.preventDefault();
  };
}

function below(element: Element) {
  const { left, bottom } = element.getBoundingClientRect();
  return { x: left + 24, y: bottom };
}
