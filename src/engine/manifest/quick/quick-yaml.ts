import { beatEvery } from "../beat-every";
import { findDeepNesting } from "../nesting-scan";
import type { TreeNode } from "../tree";
import { readNode } from "./quick-block";
import {
  codeAt,
  createQuickCursor,
  finishLine,
  isLineEnd,
  isMarker,
  NO_COLUMN,
  type QuickCursor,
  skipSpaces,
  toNextContent,
} from "./quick-cursor";

/**
 * Reads YAML as kubectl and people write it, in one pass, many times faster than the full reader: block and flow style,
 * all kinds of scalars, comments.
 *
 * Null for anything else, anything in doubt and anything with a finding: anchors, tags, merge keys, duplicate keys,
 * directives, tabs in indentation, errors. What it does read, it reads exactly as the full reader does, without findings.
 *
 * @param onProgress - called on the way through a long text
 */
export function readQuickly(text: string, onProgress: () => void = () => {}): TreeNode | null {
  if (ODD_CHARACTER.test(text)) return null;
  const tree = readText(createQuickCursor(text, beatEvery(LINES_PER_BEAT, onProgress)));
  return tree !== null && mayNestDeeply(text) && findDeepNesting(text) !== null ? null : tree;
}

/** Where the quick reader gives up on a text that it cannot read: at what it does not know, or where that begins. */
export function findQuickStop(text: string): number {
  const odd = text.search(ODD_CHARACTER);
  if (odd >= 0) return odd;
  const cursor = createQuickCursor(text, () => {});
  readText(cursor);
  return Math.min(cursor.at, text.length);
}

function readText(cursor: QuickCursor): TreeNode | null {
  if (!toFirstContent(cursor)) return null;
  const tree = readNode(cursor, cursor.column, NO_COLUMN, 0);
  return cursor.column === NO_COLUMN ? tree : null;
}

/** Some hundredths of a second. */
const LINES_PER_BEAT = 65_536;

/** What the full reader refuses wherever it stands, and ends of lines that kubectl takes for one. */
const ODD_CHARACTER = /\r\r\n|[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ufefe\uff00-\ufffd]/;

/** Goes to the first line with content, behind the document's marker if there is one. */
function toFirstContent(cursor: QuickCursor): boolean {
  if (toNextContent(cursor, 0)) return cursor.column !== NO_COLUMN;
  const { text, at } = cursor;
  const isStart = cursor.column === 0 && isMarker(text, at) && text.startsWith("-", at);
  if (!isStart || !isLineEnd(codeAt(text, skipSpaces(text, at + 3)))) return false;
  cursor.at = at + 3;
  return finishLine(cursor) && cursor.column !== NO_COLUMN;
}

/** A line needs so many characters to nest too deeply by dashes. */
const LONG_LINE = 400;
const MANY_BRACKETS = 200;

/** Whether the scan for deep nesting could find any; where it could, it must have the last word. */
function mayNestDeeply(text: string): boolean {
  return hasLongLine(text) || countBrackets(text) > MANY_BRACKETS;
}

function hasLongLine(text: string): boolean {
  let lineStart = 0;
  while (lineStart + LONG_LINE < text.length) {
    const feed = text.lastIndexOf("\n", lineStart + LONG_LINE);
    if (feed < lineStart) return true;
    lineStart = feed + 1;
  }
  return false;
}

function countBrackets(text: string): number {
  let count = 0;
  for (const bracket of ["[", "{"]) {
    for (let at = text.indexOf(bracket); at >= 0 && count <= MANY_BRACKETS; at = text.indexOf(bracket, at + 1)) count++;
  }
  return count;
}
