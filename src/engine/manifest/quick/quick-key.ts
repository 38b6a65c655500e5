import { addToHash, spelledKey } from "../spelling";
import { COLON, codeAt, HASH, isBlank, type QuickCursor, SPACE, skipSpaces } from "./quick-cursor";
import { startsPlain } from "./quick-plain";
import { DOUBLE_QUOTE, ONE_LINE, readQuoted, SINGLE_QUOTE } from "./quick-quoted";

/** YAML takes hardly a longer key in front of a colon. */
export const LONGEST_KEY = 1000;

/**
 * Reads a key and its colon outside of brackets, keeps the key in the cursor and goes behind the spaces after the colon.
 *
 * False, with the cursor where it was, when no `key:` stands here, or one that Kubernetes would not take.
 */
export function readKey(cursor: QuickCursor): boolean {
  const { text, at: from } = cursor;
  const first = codeAt(text, from);
  const key = first === DOUBLE_QUOTE || first === SINGLE_QUOTE ? readQuotedKey(cursor) : readPlainKey(cursor);
  const to = cursor.at;
  const colon = skipSpaces(text, to);
  if (key === null || to - from > LONGEST_KEY || codeAt(text, colon) !== COLON || !isBlank(codeAt(text, colon + 1))) {
    cursor.at = from;
    return false;
  }
  cursor.key = key;
  cursor.keyTo = to;
  cursor.at = skipSpaces(text, colon + 1);
  return true;
}

function readQuotedKey(cursor: QuickCursor): string | null {
  const quoted = readQuoted(cursor, ONE_LINE);
  return quoted === null ? null : String(quoted.value);
}

function readPlainKey(cursor: QuickCursor): string | null {
  const { text, at: from } = cursor;
  if (!startsPlain(text, from)) return null;
  let hash = 0;
  let to = from;
  for (let at = from; ; at++) {
    const code = codeAt(text, at);
    if (code === SPACE) {
      if (codeAt(text, at + 1) === HASH) return null;
      continue;
    }
    if (code < SPACE) return null;
    if (code === COLON && isBlank(codeAt(text, at + 1))) break;
    hash = addToHash(hash, code);
    to = at + 1;
  }
  cursor.at = to;
  return spelledKey(text, from, to, hash).meaning;
}
