/**
 * Where the quick reader is in a YAML text.
 *
 * Functions that take a cursor return null or false to give up: then nothing that was read counts, and the full reader
 * reads the text from its start.
 */
export interface QuickCursor {
  /** With a line feed for a carriage return that ends a line alone. */
  readonly text: string;
  /** As it was given; the offsets are the same. */
  readonly source: string;
  /** Offset of the next character. */
  at: number;
  /** Offset of the start of the line that {@link toNextContent} came to. */
  lineStart: number;
  /** Column of the first token of that line, {@link NO_COLUMN} after the last line. */
  column: number;
  /** Whether a comment was passed on the way to that line. */
  hasComment: boolean;
  /** Called at every line with content, and at every item in brackets. */
  readonly onLine: () => void;
  /** The last key that was read in front of a colon outside of brackets, and where it ends. */
  key: string;
  keyTo: number;
}

/** A cursor at the start of a text. */
export function createQuickCursor(source: string, onLine: () => void): QuickCursor {
  const text = source.replace(/\r(?!\n)/g, "\n");
  return { text, source, onLine, at: 0, lineStart: 0, column: NO_COLUMN, hasComment: false, key: "", keyTo: 0 };
}

/** Left of every line: of what ends with the text, and of the parent of a document's root. */
export const NO_COLUMN = -1;

export const LINE_FEED = 10;
export const CARRIAGE_RETURN = 13;
export const SPACE = 32;
export const HASH = 35;
export const DASH = 45;
export const COLON = 58;
const TAB = 9;
const DOT = 46;

/** The character at an offset; the end of the text ends its last line. */
export function codeAt(text: string, at: number): number {
  return at < text.length ? text.charCodeAt(at) : LINE_FEED;
}

/** Whether a character ends a line, or begins the end of one: no carriage return stands alone. */
export function isLineEnd(code: number): boolean {
  return code === LINE_FEED || code === CARRIAGE_RETURN;
}

/** Whether a character separates an indicator (`-`, `:`) from what follows. */
export function isBlank(code: number): boolean {
  return code === SPACE || code === LINE_FEED || code === CARRIAGE_RETURN || code === TAB;
}

/** Whether an item of a block sequence starts at an offset. */
export function isDash(text: string, at: number): boolean {
  return codeAt(text, at) === DASH && isBlank(codeAt(text, at + 1));
}

/** The offset of the first character from an offset on that is no space. */
export function skipSpaces(text: string, from: number): number {
  let at = from;
  while (codeAt(text, at) === SPACE) at++;
  return at;
}

/** Goes from the end of a value to the next line with content; false when more than a comment follows the value. */
export function finishLine(cursor: QuickCursor): boolean {
  const { text } = cursor;
  let at = skipSpaces(text, cursor.at);
  let code = codeAt(text, at);
  let hasComment = false;
  if (code === HASH && codeAt(text, at - 1) === SPACE) {
    hasComment = true;
    at = lineEndAfter(text, at);
    code = LINE_FEED;
  }
  if (code === CARRIAGE_RETURN) at++;
  else if (code !== LINE_FEED) return false;
  if (!toNextContent(cursor, at + 1)) return false;
  cursor.hasComment ||= hasComment;
  return true;
}

/** Goes to the first line from here on with more than a comment; false at a tab or a document marker. */
export function toNextContent(cursor: QuickCursor, lineStart: number): boolean {
  const { text } = cursor;
  let start = lineStart;
  cursor.hasComment = false;
  while (start < text.length) {
    let at = skipSpaces(text, start);
    const code = codeAt(text, at);
    if (code === HASH) {
      cursor.hasComment = true;
      at = lineEndAfter(text, at);
    } else if (code === CARRIAGE_RETURN) {
      at++;
    } else if (code !== LINE_FEED) {
      cursor.onLine();
      cursor.at = at;
      cursor.lineStart = start;
      cursor.column = at - start;
      return code !== TAB && !(at === start && isMarker(text, at));
    }
    start = at + 1;
  }
  cursor.at = text.length;
  cursor.lineStart = text.length;
  cursor.column = NO_COLUMN;
  return true;
}

/** Whether `---` or `...` stands at an offset, alone or not. */
export function isMarker(text: string, at: number): boolean {
  const code = codeAt(text, at);
  if (code !== DASH && code !== DOT) return false;
  return codeAt(text, at + 1) === code && codeAt(text, at + 2) === code;
}

function lineEndAfter(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}
