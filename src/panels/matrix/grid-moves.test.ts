import { expect, test } from "vitest";
import { askedSpan, moveBy, rowByLetters, seenSpan, within } from "./grid-moves";

const size = { rows: 50, columns: 20, page: 10 };
const press = (key: string, ctrlKey = false) => moveBy({ key, ctrlKey, metaKey: false }, { row: 5, column: 3 }, size);

test("keys lead as in a spreadsheet", () => {
  expect(press("ArrowUp")).toEqual({ row: 4, column: 3 });
  expect(press("ArrowRight")).toEqual({ row: 5, column: 4 });
  expect(press("PageDown")).toEqual({ row: 15, column: 3 });
  expect(press("PageUp")).toEqual({ row: 0, column: 3 });
  expect(press("Home")).toEqual({ row: 5, column: 0 });
  expect(press("End")).toEqual({ row: 5, column: 19 });
  expect(press("Home", true)).toEqual({ row: 0, column: 0 });
  expect(press("End", true)).toEqual({ row: 49, column: 19 });
  expect(press("ArrowDown", true)).toEqual({ row: 49, column: 3 });
  expect(press("a")).toBeNull();
});

test("nothing leads out of the grid; before the first cell is the head, the corner is no place", () => {
  expect(moveBy({ key: "ArrowLeft", ctrlKey: false, metaKey: false }, { row: 2, column: 0 }, size)?.column).toBe(-1);
  expect(moveBy({ key: "ArrowUp", ctrlKey: false, metaKey: false }, { row: 0, column: 2 }, size)?.row).toBe(-1);
  expect(within({ row: -1, column: -1 }, size)).toEqual({ row: 0, column: -1 });
  expect(within({ row: 99, column: 99 }, size)).toEqual({ row: 49, column: 19 });
});

test("what is seen is asked for with something around it, in portions", () => {
  expect(seenSpan(0, 280, 28, 5_000)).toEqual({ from: 0, to: 10 });
  expect(seenSpan(2_800, 281, 28, 5_000)).toEqual({ from: 100, to: 111 });
  expect(seenSpan(0, 280, 28, 3)).toEqual({ from: 0, to: 3 });
  expect(askedSpan({ from: 0, to: 10 }, 5_000)).toEqual({ from: 0, count: 48 });
  expect(askedSpan({ from: 100, to: 111 }, 5_000)).toEqual({ from: 72, count: 72 });
  expect(askedSpan({ from: 100, to: 111 }, 5_000)).toEqual(askedSpan({ from: 101, to: 112 }, 5_000));
  expect(askedSpan({ from: 0, to: 3 }, 3)).toEqual({ from: 0, count: 3 });
});

test("letters lead to the next row of that name, more letters to the one that has them", () => {
  const names = ["api", "backend", "batch", "web"];
  expect(rowByLetters(names, "b", 0)).toBe(1);
  expect(rowByLetters(names, "b", 1)).toBe(2);
  expect(rowByLetters(names, "ba", 1)).toBe(1);
  expect(rowByLetters(names, "bat", 1)).toBe(2);
  expect(rowByLetters(names, "b", 3)).toBe(1);
  expect(rowByLetters(names, "z", 0)).toBe(-1);
});
