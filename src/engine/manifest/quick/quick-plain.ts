import { addToHash, readPlain, spelledValue } from "../spelling";
import type { TreeScalar } from "../tree";
import { unfoldLines } from "../yaml/unfold-lines";
import {
  CARRIAGE_RETURN,
  COLON,
  codeAt,
  DASH,
  finishLine,
  HASH,
  isBlank,
  isLineEnd,
  LINE_FEED,
  type QuickCursor,
  SPACE,
} from "./quick-cursor";

const NOT_FIRST = new Set(Array.from("?:,[]{}#&*!|>'\"%@`\t", (character) => character.charCodeAt(0)));

/** Whether a plain scalar or key surely may start at an offset. */
export function startsPlain(text: string, at: number): boolean {
  const code = codeAt(text, at);
  if (isLowercase(code)) return true;
  if (code === DASH) return !isBlank(codeAt(text, at + 1));
  return !NOT_FIRST.has(code) && !isBlank(code);
}

function isLowercase(code: number): boolean {
  return code >= 97 && code <= 122;
}

/**
 * Reads a plain scalar outside of brackets and goes on to the next line with content.
 *
 * @param parentColumn - lines further right than this belong to the scalar
 */
export function readPlainScalar(cursor: QuickCursor, parentColumn: number): TreeScalar | null {
  const { text, at: from } = cursor;
  let at = from;
  let to = from;
  let hash = 0;
  for (;;) {
    const code = codeAt(text, at);
    if (code === COLON) {
      if (isBlank(codeAt(text, at + 1))) return null;
    } else if (code <= SPACE) {
      if (code !== SPACE) {
        if (isLineEnd(code)) break;
        return null;
      }
      if (codeAt(text, at + 1) === HASH) break;
      at++;
      continue;
    }
    hash = addToHash(hash, code);
    at++;
    to = at;
  }
  cursor.at = to;
  if (!finishLine(cursor)) return null;
  if (cursor.column > parentColumn) return readFurtherLines(cursor, from, parentColumn);
  const spelling = spelledValue(text, from, to, hash);
  if (spelling.meaning === undefined) return null;
  return { kind: "scalar", range: { from, to }, value: spelling.meaning, style: "plain", text: spelling.text };
}

/** What starts a line anew for the scan for deep nesting, which knows no plain scalars of several lines. */
const NOT_FIRST_IN_LINE = new Set(Array.from("-?:,[]{}#&*!|>'\"", (character) => character.charCodeAt(0)));

function readFurtherLines(cursor: QuickCursor, from: number, parentColumn: number): TreeScalar | null {
  const { text } = cursor;
  let to = from;
  // Lines of the outermost column have rules of their own.
  if (parentColumn < 0) return null;
  while (cursor.column > parentColumn) {
    if (cursor.hasComment || NOT_FIRST_IN_LINE.has(codeAt(text, cursor.at))) return null;
    const end = endOfFurtherLine(text, cursor.at);
    if (end === null) return null;
    cursor.at = end;
    to = end;
    if (!finishLine(cursor)) return null;
  }
  const value = unfoldLines(text.slice(from, to));
  const meaning = readPlain(value);
  if (meaning === undefined) return null;
  return { kind: "scalar", range: { from, to }, value: meaning, style: "plain", text: value };
}

function endOfFurtherLine(text: string, from: number): number | null {
  let to = from;
  for (let at = from; ; at++) {
    const code = codeAt(text, at);
    if (code === LINE_FEED || code === CARRIAGE_RETURN) return to;
    if (code < SPACE || (code === COLON && isBlank(codeAt(text, at + 1)))) return null;
    if (code === SPACE && codeAt(text, at + 1) === HASH) return to;
    if (code !== SPACE) to = at + 1;
  }
}
