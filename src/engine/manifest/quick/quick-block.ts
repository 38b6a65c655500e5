import { MOST_LEVELS } from "../../source/limits";
import { addEntry, createMapDraft } from "../map-draft";
import type { TreeNode } from "../tree";
import { FOLDED, LITERAL, readBlockScalar } from "./quick-block-scalar";
import { codeAt, finishLine, HASH, isDash, isLineEnd, type QuickCursor, SPACE, skipSpaces } from "./quick-cursor";
import { opensFlow, readFlow } from "./quick-flow";
import { readKey } from "./quick-key";
import { readPlainScalar, startsPlain } from "./quick-plain";
import { DOUBLE_QUOTE, readQuoted, SINGLE_QUOTE } from "./quick-quoted";

/**
 * Reads the node at the cursor, of whatever kind, and goes on to the next line with content.
 *
 * @param column - where the node starts
 * @param parentColumn - where the map or list around it starts
 * @param depth - how many collections it is in
 */
export function readNode(cursor: QuickCursor, column: number, parentColumn: number, depth: number): TreeNode | null {
  const { text, at, hasComment } = cursor;
  if (isDash(text, at)) return readSequence(cursor, column, depth);
  if (readKey(cursor)) return readMap(cursor, at, column, depth);
  // The full reader takes a comment on the way for the indentation that a scalar's further lines must have.
  if (hasComment && at - cursor.lineStart === cursor.column && parentColumn >= 0) return null;
  return readScalarOrFlow(cursor, parentColumn, depth);
}

/** Reads the map whose first key was read, and starts at an offset. */
function readMap(cursor: QuickCursor, from: number, column: number, depth: number): TreeNode | null {
  if (depth >= MOST_LEVELS) return null;
  const map = createMapDraft();
  let keyFrom = from;
  for (;;) {
    const { key, keyTo } = cursor;
    const value = isAtEnd(cursor)
      ? readBelow(cursor, column, depth, true)
      : readScalarOrFlow(cursor, column, depth + 1);
    if (value === null || !addEntry(map, key, { from: keyFrom, to: keyTo }, value)) return null;
    if (cursor.column < column) {
      return { kind: "map", range: { from, to: value.range.to }, entries: map.entries.slice() };
    }
    keyFrom = cursor.at;
    if (cursor.column > column || !readKey(cursor)) return null;
  }
}

/** Whether nothing but a comment follows in the line; there are spaces or an indicator before the cursor. */
function isAtEnd({ text, at }: QuickCursor): boolean {
  const code = codeAt(text, at);
  return isLineEnd(code) || (code === HASH && codeAt(text, at - 1) === SPACE);
}

function readSequence(cursor: QuickCursor, column: number, depth: number): TreeNode | null {
  if (depth >= MOST_LEVELS) return null;
  const { text, at: from } = cursor;
  const items: TreeNode[] = [];
  let to = from;
  do {
    cursor.at = skipSpaces(text, cursor.at + 1);
    const item = isAtEnd(cursor)
      ? readBelow(cursor, column, depth, false)
      : readNode(cursor, cursor.at - cursor.lineStart, column, depth + 1);
    if (item === null) return null;
    items.push(item);
    to = item.range.to;
  } while (cursor.column === column && isDash(text, cursor.at));
  return cursor.column > column ? null : { kind: "list", range: { from, to }, items: items.slice() };
}

/**
 * Reads what stands below a key or a dash that has nothing behind it: a node that is indented further, or nothing.
 *
 * @param mayBeFlush - whether it may be a list in the same column
 */
function readBelow(cursor: QuickCursor, column: number, depth: number, mayBeFlush: boolean): TreeNode | null {
  const { at } = cursor;
  if (!finishLine(cursor)) return null;
  if (cursor.column > column) return readNode(cursor, cursor.column, column, depth + 1);
  if (mayBeFlush && cursor.column === column && isDash(cursor.text, cursor.at)) {
    return readSequence(cursor, column, depth + 1);
  }
  return { kind: "scalar", range: { from: at, to: at }, value: null, style: "plain", text: "" };
}

function readScalarOrFlow(cursor: QuickCursor, parentColumn: number, depth: number): TreeNode | null {
  const { text, at } = cursor;
  const code = codeAt(text, at);
  if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) return finished(cursor, readQuoted(cursor, parentColumn));
  if (opensFlow(code)) return finished(cursor, readFlow(cursor, parentColumn, depth));
  if (code === LITERAL || code === FOLDED) return readBlockScalar(cursor, parentColumn);
  return startsPlain(text, at) ? readPlainScalar(cursor, parentColumn) : null;
}

function finished(cursor: QuickCursor, node: TreeNode | null): TreeNode | null {
  return node !== null && finishLine(cursor) ? node : null;
}
