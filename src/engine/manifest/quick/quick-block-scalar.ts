import type { TreeScalar } from "../tree";
import {
  CARRIAGE_RETURN,
  codeAt,
  HASH,
  isLineEnd,
  LINE_FEED,
  type QuickCursor,
  skipSpaces,
  toNextContent,
} from "./quick-cursor";

export const LITERAL = 124;
export const FOLDED = 62;
const PLUS = 43;
const MINUS = 45;
const ONE = 49;
const NINE = 57;
const TAB = 9;

/** What stands behind `|` or `>`. */
interface Header {
  readonly isFolded: boolean;
  /** Of the line breaks at the end one is kept, or none, or all. */
  readonly keeps: "one" | "none" | "all";
  /** How much further right than its parent the text starts; 0: where its first line does. */
  readonly indent: number;
}

/**
 * Reads a block scalar (`|` or `>`) and goes on to the next line with content.
 *
 * Gives up on empty ones and on lines of spaces that are longer than the indentation.
 *
 * @param parentColumn - its lines start right of this
 */
export function readBlockScalar(cursor: QuickCursor, parentColumn: number): TreeScalar | null {
  const { text, at: from } = cursor;
  const header = readHeader(cursor);
  if (header === null || parentColumn < 0) return null;

  const first = skipEmptyLines(text, cursor.at);
  const column = first.at - first.lineStart;
  const indent = header.indent === 0 ? column : parentColumn + header.indent;
  if (header.indent === 0 && codeAt(text, first.at) === TAB) return null;
  if (first.at >= text.length || column <= parentColumn || column < indent || first.widest > indent) return null;

  const lines = createLines(header.isFolded, first.count);
  let lineStart = first.lineStart;
  let to = lineStart;
  let emptyLines = 0;
  while (lineStart < text.length) {
    const at = skipSpaces(text, lineStart);
    const end = endOfLine(text, at);
    if (end.at === at) {
      if (at - lineStart > indent || (end.next === at && at > lineStart)) return null;
      emptyLines++;
    } else {
      if (at - lineStart < indent) break;
      for (; emptyLines > 0; emptyLines--) addEmptyLine(lines);
      addLine(lines, text.slice(lineStart + indent, end.at), at - lineStart > indent || codeAt(text, at) === TAB);
      to = end.next;
    }
    lineStart = end.next;
  }
  if (header.keeps === "all") to = lineStart;
  if (!toNextContent(cursor, lineStart)) return null;
  const breaks = header.keeps === "all" ? emptyLines + 1 : header.keeps === "one" ? 1 : 0;
  lines.pieces.push("\n".repeat(breaks));
  const value = lines.pieces.join("");
  return { kind: "scalar", range: { from, to }, value, style: "quoted", text: value };
}

function readHeader(cursor: QuickCursor): Header | null {
  const { text } = cursor;
  const isFolded = codeAt(text, cursor.at) === FOLDED;
  let keeps: Header["keeps"] = "one";
  let indent = 0;
  let at = cursor.at + 1;
  for (; ; at++) {
    const code = codeAt(text, at);
    if ((code === PLUS || code === MINUS) && keeps === "one") keeps = code === PLUS ? "all" : "none";
    else if (code >= ONE && code <= NINE && indent === 0) indent = code - ONE + 1;
    else break;
  }
  const afterSpaces = skipSpaces(text, at);
  const isComment = codeAt(text, afterSpaces) === HASH && afterSpaces > at;
  if (!isComment && !isLineEnd(codeAt(text, afterSpaces))) return null;
  cursor.at = endOfLine(text, afterSpaces).next;
  return { isFolded, keeps, indent };
}

/** Where a line ends, and where the next one starts. */
function endOfLine(text: string, from: number): { readonly at: number; readonly next: number } {
  const feed = text.indexOf("\n", from);
  if (feed < 0) return { at: text.length, next: text.length };
  const isCarried = feed > from && codeAt(text, feed - 1) === CARRIAGE_RETURN;
  return { at: isCarried ? feed - 1 : feed, next: feed + 1 };
}

function skipEmptyLines(text: string, from: number) {
  let lineStart = from;
  let count = 0;
  let widest = 0;
  for (;;) {
    const at = skipSpaces(text, lineStart);
    const code = codeAt(text, at);
    if (at >= text.length || !isLineEnd(code)) return { lineStart, at, count, widest };
    widest = Math.max(widest, at - lineStart);
    count++;
    lineStart = code === LINE_FEED ? at + 1 : at + 2;
  }
}

/** The lines of a block scalar, put together. */
interface Lines {
  readonly isFolded: boolean;
  /** In pieces, since a text that was joined bit by bit is held as its bits. */
  readonly pieces: string[];
  /** What stands before the next line. */
  separator: "" | " " | "\n" | "\n\n";
  /** Whether the last line that is not empty was indented further than the first, or by a tab: those are not folded. */
  isFurther: boolean;
}

function createLines(isFolded: boolean, emptyLines: number): Lines {
  return { isFolded, pieces: ["\n".repeat(emptyLines)], separator: "", isFurther: false };
}

function addEmptyLine(lines: Lines): void {
  if (lines.separator === "\n") lines.pieces.push("\n");
  else if (lines.isFolded) lines.separator = "\n";
}

function addLine(lines: Lines, line: string, isFurther: boolean): void {
  let { separator } = lines;
  if (lines.isFolded && isFurther) {
    if (separator === " ") separator = "\n";
    else if (!lines.isFurther && separator === "\n") separator = "\n\n";
  }
  lines.pieces.push(separator, line);
  lines.isFurther = isFurther;
  lines.separator = lines.isFolded && !isFurther ? " " : "\n";
}
