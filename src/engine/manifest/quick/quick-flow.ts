import { MOST_LEVELS } from "../../source/limits";
import { addEntry, createMapDraft, type MapDraft } from "../map-draft";
import { addToHash, spelledKey, spelledValue } from "../spelling";
import type { TreeNode } from "../tree";
import {
  COLON,
  codeAt,
  DASH,
  HASH,
  isBlank,
  isLineEnd,
  isMarker,
  LINE_FEED,
  type QuickCursor,
  SPACE,
  skipSpaces,
} from "./quick-cursor";
import { LONGEST_KEY } from "./quick-key";
import { startsPlain } from "./quick-plain";
import { DOUBLE_QUOTE, ONE_LINE, readQuoted, SINGLE_QUOTE } from "./quick-quoted";

const OPEN_LIST = 91;
const CLOSE_LIST = 93;
const OPEN_MAP = 123;
const CLOSE_MAP = 125;
const COMMA = 44;
const QUESTION = 63;

/** Whether a character opens a collection in brackets. */
export function opensFlow(code: number): boolean {
  return code === OPEN_MAP || code === OPEN_LIST;
}

/** The brackets that are being read. */
interface Brackets {
  readonly parentColumn: number;
  depth: number;
}

/**
 * Reads a collection in brackets and goes to what stands behind it. Gives up on comments, empty values and single pairs
 * in lists.
 *
 * @param parentColumn - its further lines must start right of this, but for the last bracket
 * @param depth - how many collections it is in
 */
export function readFlow(cursor: QuickCursor, parentColumn: number, depth: number): TreeNode | null {
  return readCollection(cursor, { parentColumn, depth: 0 }, depth);
}

function readCollection(cursor: QuickCursor, brackets: Brackets, depth: number): TreeNode | null {
  const { text, at: from } = cursor;
  if (depth >= MOST_LEVELS) return null;
  const isMap = codeAt(text, from) === OPEN_MAP;
  const closer = isMap ? CLOSE_MAP : CLOSE_LIST;
  const map = createMapDraft();
  const items: TreeNode[] = [];
  brackets.depth++;
  cursor.at++;
  for (;;) {
    if (!skipSpace(cursor, brackets)) return null;
    if (codeAt(text, cursor.at) === closer) break;
    cursor.onLine();
    if (isMap) {
      if (!readEntry(cursor, map, brackets, depth)) return null;
    } else {
      const item = readNode(cursor, brackets, depth);
      if (item === null) return null;
      items.push(item);
    }
    if (!skipSpace(cursor, brackets)) return null;
    const code = codeAt(text, cursor.at);
    if (code === closer) break;
    if (code !== COMMA) return null;
    cursor.at++;
  }
  brackets.depth--;
  const to = ++cursor.at;
  return isMap
    ? { kind: "map", range: { from, to }, entries: map.entries.slice() }
    : { kind: "list", range: { from, to }, items: items.slice() };
}

function readEntry(cursor: QuickCursor, map: MapDraft, brackets: Brackets, depth: number): boolean {
  const { text, at: from } = cursor;
  const key = readFlowKey(cursor);
  if (key === null) return false;
  const keyRange = { from, to: cursor.at };
  cursor.at = skipSpaces(text, cursor.at);
  if (codeAt(text, cursor.at) !== COLON || cursor.at - from > LONGEST_KEY) return false;
  cursor.at++;
  if (!skipSpace(cursor, brackets)) return false;
  const value = readNode(cursor, brackets, depth);
  return value !== null && addEntry(map, key, keyRange, value);
}

function readFlowKey(cursor: QuickCursor): string | null {
  const { text, at: from } = cursor;
  const code = codeAt(text, from);
  if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) {
    const quoted = readQuoted(cursor, ONE_LINE);
    return quoted === null ? null : String(quoted.value);
  }
  const plain = scanPlain(text, from);
  if (plain === null || !isBlank(codeAt(text, plain.to + 1))) return null;
  cursor.at = plain.to;
  return spelledKey(text, from, plain.to, plain.hash).meaning;
}

function readNode(cursor: QuickCursor, brackets: Brackets, depth: number): TreeNode | null {
  const { text, at: from } = cursor;
  const code = codeAt(text, from);
  if (opensFlow(code)) return readCollection(cursor, brackets, depth + 1);
  if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) return readQuoted(cursor, ONE_LINE);
  const plain = scanPlain(text, from);
  if (plain === null) return null;
  const { to } = plain;
  cursor.at = to;
  const spelling = spelledValue(text, from, to, plain.hash);
  if (spelling.meaning === undefined) return null;
  return { kind: "scalar", range: { from, to }, value: spelling.meaning, style: "plain", text: spelling.text };
}

/** Where the plain scalar from an offset on ends in its line, without the spaces there. */
function scanPlain(text: string, from: number): { readonly to: number; readonly hash: number } | null {
  if (!startsPlain(text, from) || (codeAt(text, from) === DASH && endsPlain(codeAt(text, from + 1)))) return null;
  let to = from;
  let hash = 0;
  for (let at = from; ; at++) {
    const code = codeAt(text, at);
    if (endsPlain(code)) return { to, hash };
    if (code === COLON) {
      const next = codeAt(text, at + 1);
      if (isBlank(next) || isFlowIndicator(next)) return { to, hash };
    }
    if (code === SPACE) {
      if (codeAt(text, at + 1) === HASH) return null;
    } else {
      if (code < SPACE || code === QUESTION) return null;
      hash = addToHash(hash, code);
      to = at + 1;
    }
  }
}

function endsPlain(code: number): boolean {
  return isFlowIndicator(code) || isLineEnd(code);
}

function isFlowIndicator(code: number): boolean {
  return code === COMMA || code === OPEN_LIST || code === CLOSE_LIST || code === OPEN_MAP || code === CLOSE_MAP;
}

/** Skips spaces and line breaks between tokens; false when the line that follows does not surely go on in brackets. */
function skipSpace(cursor: QuickCursor, { parentColumn, depth }: Brackets): boolean {
  const { text } = cursor;
  let at = skipSpaces(text, cursor.at);
  if (!isLineEnd(codeAt(text, at))) {
    cursor.at = at;
    return true;
  }
  let lineStart = at;
  while (isLineEnd(codeAt(text, at))) {
    if (at >= text.length) return false;
    lineStart = codeAt(text, at) === LINE_FEED ? at + 1 : at + 2;
    at = skipSpaces(text, lineStart);
  }
  cursor.at = at;
  const column = at - lineStart;
  if (column === 0 && isMarker(text, at)) return false;
  if (column > parentColumn) return true;
  const code = codeAt(text, at);
  return column === parentColumn && depth === 1 && (code === CLOSE_MAP || code === CLOSE_LIST);
}
