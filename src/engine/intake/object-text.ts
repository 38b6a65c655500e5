import type { ManifestObject } from "../manifest/manifest";
import type { DocumentChunk } from "../manifest/split-documents";
import { isHeading } from "./headings";

/** Where an object stands in the text of its file. */
export interface ObjectText {
  /** Comments above it, one a line, each with its line break. */
  readonly comments: string;
  /** From the line of its first key to the end of its last line, comments below it included; offsets in the file. */
  readonly from: number;
  readonly to: number;
  /** Offset of its first key, and the column of that. */
  readonly start: number;
  readonly column: number;
}

/**
 * Makes out which lines belong to an object. Comments go with what stands below them, but for those in a list that are
 * indented as the item above them is.
 *
 * @param text - of the file
 * @param chunk - the document that the object stands in
 */
export function findObjectText(text: string, chunk: DocumentChunk, object: ManifestObject): ObjectText {
  const start = object.origin.offset + object.range.from;
  const from = lineStart(text, start);
  const place = { start, from, column: start - from };
  if (object.itemPath === "") {
    const comments = commentsIn(text.slice(chunk.offset, from));
    return { ...place, comments, to: chunk.offset + chunk.text.replace(END_MARKER, "").length };
  }
  const above = commentStart(text, from, place.column);
  const end = lineEnd(text, object.origin.offset + object.range.to);
  return { ...place, comments: commentsIn(text.slice(above, from)), to: commentEnd(text, end, place.column) };
}

/** The line that ends a document explicitly. */
const END_MARKER = /(?<=[\r\n])\.\.\.(?:[ \t][^\r\n]*)?[\r\n]*$/;

/** The offset after the line break that ends the line of `at`; `at` itself where a line break stands before it. */
export function lineEnd(text: string, at: number): number {
  if (isBreak(text.charCodeAt(at - 1))) return at;
  let end = at;
  while (end < text.length && !isBreak(text.charCodeAt(end))) end++;
  return text.startsWith("\r\n", end) ? end + 2 : Math.min(end + 1, text.length);
}

/** The offset of the first character in the line of `at`. */
export function lineStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && !isBreak(text.charCodeAt(start - 1))) start--;
  return start;
}

function isBreak(code: number): boolean {
  return code === 10 || code === 13;
}

/** The comments among the lines before an object; markers, directives and our own headings are not among them. */
function commentsIn(lines: string): string {
  if (!lines.includes("#")) return "";
  const comments = lines.split(/\r\n?|\n/).flatMap((line) => {
    const comment = /^(?:---)?\s*(#.*)$/.exec(line)?.[1]?.trimEnd();
    return comment === undefined || isHeading(comment) ? [] : `${comment}\n`;
  });
  return comments.join("");
}

function commentStart(text: string, from: number, column: number): number {
  let start = from;
  while (start > 0) {
    const above = lineStart(text, start - (text.startsWith("\r\n", start - 2) ? 2 : 1));
    const comment = /^ *(?=#)/.exec(text.slice(above, start))?.[0];
    if (comment === undefined || comment.length >= column) return start;
    start = above;
  }
  return start;
}

function commentEnd(text: string, from: number, column: number): number {
  let end = from;
  for (let line = from; line < text.length; ) {
    const next = lineEnd(text, line + 1);
    const found = /^([ \t]*)(#|$)/.exec(text.slice(line, next).trimEnd());
    if (found === null || (found[2] === "#" && (found[1] ?? "").length < column)) return end;
    if (found[2] === "#") end = next;
    line = next;
  }
  return end;
}
