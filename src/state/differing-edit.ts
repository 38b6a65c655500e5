import type { TextEdit } from "./gateway";

/**
 * The one edit that makes `before` into `after`: what stands between their common start and end.
 *
 * A text area gives every line end as `\n`; where `after` has no `\r` and `before` has, line ends count as equal and
 * inserted ones become the kind that `before` begins with.
 *
 * @param caret - where the caret stands in `after`: of several edits that do the same (an `e` typed next to an `e`) it is
 *   the one that ends there
 */
export function differingEdit(file: string, before: string, after: string, caret: number | null = null): TextEdit {
  if (!before.includes("\r") || after.includes("\r")) return plainEdit(file, before, after, caret);
  const edit = plainEdit(file, before.replace(/\r\n?/g, "\n"), after, caret);
  const lineEnd = before.match(/\r\n?|\n/)?.[0] ?? "\n";
  return {
    file,
    from: originalOffset(before, edit.from),
    to: originalOffset(before, edit.to),
    text: edit.text.replaceAll("\n", lineEnd),
  };
}

function plainEdit(file: string, before: string, after: string, caret: number | null): TextEdit {
  const shorter = Math.min(before.length, after.length);
  const start = commonStart(before, after, shorter);
  const end = commonEnd(before, after, shorter - start);
  const edit = { file, from: start, to: before.length - end, text: after.slice(start, after.length - end) };
  if (caret === null || caret > after.length) return edit;
  const endAtCaret = after.length - caret;
  if (endAtCaret > commonEnd(before, after, shorter)) return edit;
  const startThen = Math.min(start, shorter - endAtCaret);
  if (startThen + endAtCaret !== start + end) return edit;
  return { file, from: startThen, to: before.length - endAtCaret, text: after.slice(startThen, caret) };
}

/** How many characters both texts begin with alike, at most `most`. */
function commonStart(before: string, after: string, most: number): number {
  let length = 0;
  while (length < most && before.charCodeAt(length) === after.charCodeAt(length)) length += 1;
  return length;
}

/** How many characters both texts end with alike, at most `most`. */
function commonEnd(before: string, after: string, most: number): number {
  let length = 0;
  const isAlike = (back: number) =>
    before.charCodeAt(before.length - 1 - back) === after.charCodeAt(after.length - 1 - back);
  while (length < most && isAlike(length)) length += 1;
  return length;
}

/** The offset in a text of which `shown` is the offset in a text area, where each `\r\n` counts as one. */
export function originalOffset(text: string, shown: number): number {
  let offset = shown;
  for (let at = text.indexOf("\r\n"); at !== -1 && at < offset; at = text.indexOf("\r\n", at + 2)) offset += 1;
  return offset;
}

/** The offset in a text area of an offset in the text that it shows; the inverse of {@link originalOffset}. */
export function shownOffset(text: string, offset: number): number {
  let shown = offset;
  for (let at = text.indexOf("\r\n"); at !== -1 && at < offset; at = text.indexOf("\r\n", at + 2)) shown -= 1;
  return shown;
}
