import type { FixEdit } from "../source/fix";
import { childrenOf, type EditedObject, type EditPart } from "./edit-part";
import type { EditValue } from "./edit-value";
import { columnOf, isBlank, lineBreakOf, lineStart, nextLine } from "./text-lines";
import { writeEntry, writeItem } from "./write-value";
import type { WritingStyle } from "./writing-style";

/** Adds an entry to a block map, as its last one; null where its column cannot be told. */
export function addBlockEntry(
  object: EditedObject,
  map: EditPart,
  [key, value]: readonly [string, EditValue],
  style: WritingStyle,
): readonly FixEdit[] | null {
  const entries = childrenOf(object, map).filter(({ writing }) => writing !== "alias");
  const first = entries[0]?.key;
  const last = entries.at(-1);
  const column = first == null ? null : columnOf(object.text, first.from);
  if (column === null || last === undefined) return null;
  return addLines(object.text, endOfLines(object.text, last.to), column, writeEntry(key, value, column, style));
}

/** Puts an item into a block list, before the one that has its index now. */
export function addBlockItem(
  object: EditedObject,
  list: EditPart,
  [index, value]: readonly [number, EditValue],
  style: WritingStyle,
): readonly FixEdit[] | null {
  const { text } = object;
  const column = columnOf(text, list.from);
  if (column === null) return null;
  const dashes = dashesOf(object, list);
  // The dashes of this list show how far their content is.
  const written = writeItem(value, column, style);
  if (index === 0)
    return [{ from: list.from, to: list.from, text: `${written}${lineBreakOf(text)}${" ".repeat(column)}` }];
  const before = childrenOf(object, list)[index - 1];
  if (before === undefined || dashes[index - 1] === undefined) return null;
  return addLines(text, endOfLines(text, before.to), column, written);
}

/** Takes an entry out of a block map that has others; null where that leaves no block. */
export function removeBlockEntry(object: EditedObject, map: EditPart, part: EditPart): readonly FixEdit[] | null {
  const entries = childrenOf(object, map);
  const { key } = part;
  if (key === null) return null;
  const next = entries[entries.findIndex(({ step }) => step === part.step) + 1];
  return removeLines(object.text, key.from, part.to, next?.key?.from);
}

/** Takes an item out of a block list that has others. */
export function removeBlockItem(object: EditedObject, list: EditPart, index: number): readonly FixEdit[] | null {
  const dashes = dashesOf(object, list);
  const dash = dashes[index];
  const item = childrenOf(object, list)[index];
  return dash === undefined || item === undefined ? null : removeLines(object.text, dash, item.to, dashes[index + 1]);
}

/** Where the dash of each item stands; shorter than the list where one cannot be found. */
export function dashesOf(object: EditedObject, list: EditPart): readonly number[] {
  const dashes: number[] = [];
  let at = list.from;
  for (const item of childrenOf(object, list)) {
    const gap = /^(?:\s|#[^\r\n]*)*/.exec(object.text.slice(at, item.from + 1))?.[0].length ?? 0;
    if (object.text[at + gap] !== "-") break;
    dashes.push(at + gap);
    at = Math.max(item.to, at + gap + 1);
  }
  return dashes;
}

/** Where the lines of a part end that ends at an offset: after the comment behind it and the line break. */
export function endOfLines(text: string, to: number): number {
  const isAtStart = to > 0 && lineStart(text, to) === to;
  return isAtStart ? to : nextLine(text, to);
}

function addLines(text: string, at: number, column: number, written: string): readonly FixEdit[] {
  const lineBreak = lineBreakOf(text);
  const indent = " ".repeat(column);
  const isOpenEnd = at === text.length && lineStart(text, at) !== at;
  const line = `${indent}${written}`;
  return [{ from: at, to: at, text: isOpenEnd ? `${lineBreak}${line}` : `${line}${lineBreak}` }];
}

/**
 * Takes the lines of a part away; where it stands behind a dash, what follows moves up to the dash.
 *
 * @param next - where the part after it begins; undefined: it is the last
 */
function removeLines(text: string, from: number, to: number, next: number | undefined): readonly FixEdit[] | null {
  const start = lineStart(text, from);
  const end = endOfLines(text, to);
  if (isBlank(text, start, from)) {
    const isOpenEnd = end === text.length && lineStart(text, end) !== end;
    const breakBefore = isOpenEnd ? /(?:\r\n|\n|\r)$/.exec(text.slice(0, start))?.[0].length : undefined;
    return [{ from: start - (breakBefore ?? 0), to: end, text: "" }];
  }
  if (next === undefined) return null;
  const comment = /^[ \t\r\n]*/.exec(text.slice(end, next))?.[0].length ?? 0;
  return [{ from, to: end + comment, text: "" }];
}
