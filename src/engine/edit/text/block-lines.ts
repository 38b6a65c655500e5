import type { FixEdit } from "../../source/fix";
import type { Range } from "../../source/range";
import {
  endOfLines,
  firstBlankAbove,
  isBlank,
  lineAbove,
  lineBreakOf,
  lineEnd,
  lineStart,
  nextLine,
} from "./text-lines";

/** What is written in lines of its own. */
export interface WrittenLines {
  /** Without the first line's indentation and the last one's line break. */
  readonly written: string;
  /** A blank line stands before it. */
  readonly isSpaced: boolean;
}

/** Adds lines behind a part that ends at an offset, and behind the comments that belong to it. */
export function addLines(
  text: string,
  to: number,
  column: number,
  { written, isSpaced }: WrittenLines,
): readonly FixEdit[] {
  const at = endOfPart(text, to, column);
  const lineBreak = lineBreakOf(text);
  const blank = isSpaced ? lineBreak : "";
  const line = `${blank}${" ".repeat(column)}${written}`;
  const isOpenEnd = at === text.length && lineStart(text, at) !== at;
  if (!isOpenEnd) return [{ from: at, to: at, text: `${line}${lineBreak}` }];
  return [{ from: at, to: at, text: `${lineBreak}${line}` }];
}

/** The parts around one in its list or map: where the one before it ends, and where the next one begins. */
export interface PartsAround {
  readonly before: number | undefined;
  readonly next: number | undefined;
  /** The one before it is a list whose dashes stand in the column of this part. */
  readonly isBelowDashes: boolean;
}

/**
 * Takes the lines of a part away, with the comment that is about nothing else and the blank lines that set it apart.
 * Where it stands behind a dash, what follows moves up to the dash.
 *
 * @returns null where nothing follows behind the dash
 */
export function removeLines(text: string, part: Range, column: number, around: PartsAround): readonly FixEdit[] | null {
  const { from, to } = part;
  const line = lineStart(text, from);
  const start = line + Number(text[line] === "\ufeff");
  const end = endWithComments(text, to, column, around.next);
  if (isBlank(text, start, from)) {
    const heading = withHeading(text, { from: start, to: end }, column, around);
    const own = withBlankLines(text, { from: heading, to: end }, around);
    const isOpenEnd = own.to === text.length && lineStart(text, own.to) !== own.to;
    const breakBefore = isOpenEnd ? /(?:\r\n|\n|\r)$/.exec(text.slice(0, own.from))?.[0].length : undefined;
    return [{ from: own.from - (breakBefore ?? 0), to: own.to, text: "" }];
  }
  if (around.next === undefined) return null;
  const comment = /^[ \t\r\n]*/.exec(text.slice(end, around.next))?.[0].length ?? 0;
  return [{ from, to: end + comment, text: "" }];
}

/** Whether a blank line stands between the end of a part and the beginning of the next one. */
export function isApart(text: string, to: number, next: number): boolean {
  for (let at = endOfLines(text, to); at < next; at = nextLine(text, at)) {
    if (isBlankLine(text, at)) return true;
  }
  return false;
}

/** Comments that stand further right than a part are about what is in it. */
function endOfPart(text: string, to: number, column: number): number {
  let end = endOfLines(text, to);
  for (;;) {
    const indent = /^ *(?=#)/.exec(text.slice(end, lineEnd(text, end)))?.[0].length;
    if (indent === undefined || indent <= column) return end;
    end = nextLine(text, end);
  }
}

/** Comments right above the next part stay with it, wherever they stand, unless what they say is YAML that was in this one. */
function endWithComments(text: string, to: number, column: number, next: number | undefined): number {
  const end = endOfPart(text, to, column);
  if (next === undefined || end !== lineStart(text, next)) return end;
  const start = endOfLines(text, to);
  return isWrittenCode(text.slice(start, end).trimStart()) ? end : start;
}

/**
 * Where a part begins together with the comment above it. One that may be about more than the part stays: above the
 * first part it may be about all of them, and above parts without a comment of their own about these, too.
 */
function withHeading(text: string, { from, to }: Range, column: number, around: PartsAround): number {
  const { before, next, isBelowDashes } = around;
  const heading = isBelowDashes ? from : headingOf(text, from, column);
  if (heading === from) return from;
  if (next === undefined) return before === undefined ? from : heading;
  const start = lineStart(text, next);
  const nextHasOne = headingOf(text, start, column) < start;
  return nextHasOne || (before !== undefined && isApart(text, to, start)) ? heading : from;
}

/** Where the comment lines right above a line begin that stand in a column; the line itself where there are none, or what they say is YAML. */
export function headingOf(text: string, start: number, column: number): number {
  let from = start;
  while (from > 0) {
    const above = lineAbove(text, from);
    const line = text.slice(above, lineEnd(text, above));
    if (line.slice(0, column).trim() !== "" || line[column] !== "#") return from;
    if (isWrittenCode(line.slice(column))) return start;
    from = above;
  }
  return from;
}

/** Whether a comment is YAML that somebody took out. */
function isWrittenCode(comment: string): boolean {
  return /^#+ ?(?:- |[\w./"'-]+:(?:\s|$))/.test(comment);
}

/** A part that stands apart from its neighbours does not leave two blank lines, nor one at the end. */
function withBlankLines(text: string, { from, to }: Range, { before, next }: PartsAround): Range {
  let end = to;
  while (end < text.length && isBlankLine(text, end)) end = nextLine(text, end);
  const floor = before === undefined ? from : endOfLines(text, before);
  const start = firstBlankAbove(text, from, floor);
  if (next !== undefined) return { from, to: before === undefined || start < from ? end : to };
  return { from: start, to };
}

function isBlankLine(text: string, at: number): boolean {
  return isBlank(text, at, lineEnd(text, at)) && lineEnd(text, at) < text.length;
}
