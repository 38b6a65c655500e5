/**
 * A line break in a regular expression. A `\r` before a `\n` is none of its own: read in two ways, n breaks in a row are
 * read in 2^n, and between the two is no blank line.
 */
export const LINE_BREAK = String.raw`(?:\r\n|\n|\r(?!\n))`;

/** The beginning of a line in a regular expression without the flag `m`. */
export const LINE_START = String.raw`(?<=^|\n|\r(?!\n))`;

/** Where the line of an offset begins. */
export function lineStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && !isBreak(text[start - 1])) start--;
  return start;
}

/** Where the characters of an offset's line end, before its line break. */
export function lineEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && !isBreak(text[end])) end++;
  return end;
}

/** Where the next line begins; the length of the text where there is none. */
export function nextLine(text: string, at: number): number {
  const end = lineEnd(text, at);
  return end + (text.startsWith("\r\n", end) ? 2 : end < text.length ? 1 : 0);
}

/** How far an offset is from the beginning of its line; null where a tab stands before it, whose width nobody knows. */
export function columnOf(text: string, at: number): number | null {
  const start = lineStart(text, at);
  return text.slice(start, at).includes("\t") ? null : at - start - Number(text[start] === "\ufeff");
}

/** The white space at the beginning of an offset's line. */
export function indentOf(text: string, at: number): string {
  return /^\ufeff?([ \t]*)/.exec(text.slice(lineStart(text, at), lineEnd(text, at)))?.[1] ?? "";
}

/** Where the lines of a part end that ends at an offset: after the comment behind it and the line break. */
export function endOfLines(text: string, to: number): number {
  const isAtStart = to > 0 && lineStart(text, to) === to;
  return isAtStart ? to : nextLine(text, to);
}

/** The line break that a text uses; that of most tools where it has none. */
export function lineBreakOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";
}

/** Where the line above begins; 0 where there is none. */
export function lineAbove(text: string, start: number): number {
  return lineStart(text, Math.max(0, start - (text.startsWith("\r\n", start - 2) ? 2 : 1)));
}

/** Where the blank lines right above a line begin; the line itself where there are none. */
export function firstBlankAbove(text: string, start: number, floor = 0): number {
  let from = start;
  while (from > floor) {
    const above = lineAbove(text, from);
    if (!isBlank(text, above, from)) break;
    from = above;
  }
  return from;
}

/** Whether only white space stands between two offsets. */
export function isBlank(text: string, from: number, to: number): boolean {
  return text.slice(from, to).trim() === "";
}

function isBreak(character: string | undefined): boolean {
  return character === "\n" || character === "\r";
}
