import { MOST_DOCUMENTS } from "../source/limits";

/** One document of a file: its text and where that starts. */
export interface DocumentChunk {
  /** Offset of `text` in the file. */
  readonly offset: number;
  /**
   * The document's text; directives and comments before its marker are part of it, and so is a byte-order mark at its
   * start. The one at the start of the file is not.
   */
  readonly text: string;
  /** Whether there is nothing but blank lines, comments and markers: a null document, which kubectl skips. */
  readonly isEmpty: boolean;
  /** That more documents begin here than are read. Absent: this is one that is read. */
  readonly isBeyond?: true;
}

const BOM = 0xfeff;

/**
 * Splits a file's text at the document markers: `---` at the start of a line, followed by white space or the end of the
 * line. YAML allows them nowhere else, so block scalars and quotes need no look. Nothing but a directive begins behind a
 * `...`: kubectl passes over what stands there.
 *
 * A file of comments alone has no document. A marker with nothing after it is an empty document.
 */
export function splitDocuments(text: string): readonly DocumentChunk[] {
  const chunks: DocumentChunk[] = [];
  let start = text.charCodeAt(0) === BOM ? 1 : 0;
  let hasMarker = false;
  let hasContent = false;
  let prefix: "none" | "comment" | "directive" = "none";
  let endedAt = -1;

  const close = (end: number): void => {
    if (hasMarker || hasContent || prefix === "directive") {
      chunks.push({ offset: start, text: text.slice(start, end), isEmpty: !hasContent && prefix !== "directive" });
    }
    hasMarker = false;
    hasContent = false;
    prefix = "none";
  };

  let line = start;
  while (line < text.length) {
    if (chunks.length === MOST_DOCUMENTS) {
      chunks.push({ offset: start, text: "", isEmpty: false, isBeyond: true });
      return chunks;
    }
    const next = nextLine(text, line);
    const at = text.charCodeAt(line) === BOM ? line + 1 : line;
    if (isMarker(text, at, 0x2d)) {
      if (hasMarker || hasContent) {
        close(line);
        start = line;
      }
      hasMarker = true;
      const rest = restOfMarkerLine(text, at, next);
      if (rest === "content") hasContent = true;
      else if (at === line && (prefix === "none" || (prefix === "comment" && text.charCodeAt(next) === BOM)))
        start = next;
    } else if (isMarker(text, at, 0x2e)) {
      hasContent = true;
      endedAt = next;
    } else if (endedAt === line && text.charCodeAt(at) === 0x25) {
      close(line);
      start = line;
      prefix = "directive";
    } else if (!hasContent) {
      const first = firstVisible(text, at, next);
      if (first === 0x25 && !hasMarker) prefix = "directive";
      else if (first === 0x23) prefix = prefix === "none" && !hasMarker ? "comment" : prefix;
      else if (first !== 0) hasContent = true;
    }
    line = next;
  }
  close(text.length);
  return chunks;
}

/** The offset after the line end that follows; LF, CRLF and a lone CR end a line. */
export function nextLine(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 10) return i + 1;
    if (c === 13) return text.charCodeAt(i + 1) === 10 ? i + 2 : i + 1;
  }
  return text.length;
}

function isMarker(text: string, at: number, character: number): boolean {
  if (text.charCodeAt(at) !== character) return false;
  if (text.charCodeAt(at + 1) !== character || text.charCodeAt(at + 2) !== character) return false;
  return at + 3 >= text.length || isSpace(text.charCodeAt(at + 3));
}

function isSpace(c: number): boolean {
  return c === 32 || c === 9 || c === 10 || c === 13;
}

function restOfMarkerLine(text: string, at: number, next: number): "bare" | "content" {
  const first = firstVisible(text, at + 3, next);
  return first === 0 || first === 0x23 ? "bare" : "content";
}

/** The first character of a line that is no white space, 0 when it is blank. */
function firstVisible(text: string, from: number, to: number): number {
  for (let i = from; i < to; i++) {
    const c = text.charCodeAt(i);
    if (!isSpace(c)) return c;
  }
  return 0;
}
