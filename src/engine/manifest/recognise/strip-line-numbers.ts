import type { FixEdit } from "../../source/fix";
import type { PastedLine } from "./pasted-text";

/** Line numbers that were copied along with a text. */
export interface LineNumbers {
  /** The first of them, with what parts it from the text. */
  readonly first: { readonly from: number; readonly to: number };
  /** Ways to take them out; which one is right shows when the text is read. */
  readonly candidates: readonly (readonly FixEdit[])[];
}

/** `  12 │ `, `> 3 |`, `007:`, `4→`; a number alone for an empty line. */
const NUMBERED = /^(\s*(?:[>→»*]\s?)?\s*)(\d{1,6})([:.)\]|│→-]|\s[|│:→](?=\s|$))?(?=\D|$)/;
const FEWEST = 2;
/** So many numbers in a row are line numbers even where nothing parts them from the text. */
const FEWEST_TIGHT = 4;

/**
 * Finds line numbers before every line: they go up by one, or by more where lines were left out.
 *
 * @param lines - all lines of the text
 */
export function findLineNumbers(lines: readonly PastedLine[]): LineNumbers | null {
  const filled = lines.filter(({ text }) => text.trim() !== "");
  return findNumberPrefixes(filled) ?? findNumberLines(filled);
}

interface Numbered {
  readonly line: PastedLine;
  readonly number: number;
  /** Behind the number and its mark. */
  readonly end: number;
  /** Blanks after it, or null where nothing follows. */
  readonly gap: number | null;
  readonly isTight: boolean;
}

function findNumberPrefixes(lines: readonly PastedLine[]): LineNumbers | null {
  const numbered: Numbered[] = [];
  for (const line of lines) {
    const [whole, , digits = "", mark] = NUMBERED.exec(line.text) ?? [];
    // The pointer below a line of a compiler's excerpt has no number.
    if (whole === undefined && /^\s*[|│]\s*\^+\s*$/.test(line.text)) continue;
    if (whole === undefined) return null;
    const rest = line.text.slice(whole.length);
    const gap = rest.trim() === "" ? null : rest.search(/\S/);
    const isTight = mark === undefined && gap === 0;
    numbered.push({ line, number: Number(digits), end: whole.length, gap, isTight });
  }
  const [first] = numbered;
  if (first === undefined || numbered.length < FEWEST || !goesUp(numbered)) return null;
  const isTight = numbered.some((each) => each.isTight);
  if (isTight && (numbered.length < FEWEST_TIGHT || !goesUpByOne(numbered))) return null;
  if (numbered.every(({ gap }) => gap === null)) return null;

  const smallest = Math.min(...numbered.map(({ gap }) => gap ?? Number.POSITIVE_INFINITY));
  const column = Math.min(...numbered.map(({ end, gap }) => (gap === null ? Number.POSITIVE_INFINITY : end + gap)));
  const cut = (widthOf: (each: Numbered) => number): readonly FixEdit[] =>
    numbered.map((each) => {
      const width = each.gap === null ? each.line.text.length : widthOf(each);
      return { from: each.line.from, to: Math.min(each.line.from + width, each.line.to), text: "" };
    });
  const isColumn = numbered.every(({ end, gap }) => gap === null || end <= column);
  const candidates = [cut(({ end }) => end + smallest), ...(isColumn ? [cut(() => column)] : [])];
  const inOrder = candidates.toSorted((a, b) => oddIndents(lines, a) - oddIndents(lines, b));
  return { first: { from: first.line.from, to: first.line.from + first.end }, candidates: inOrder };
}

/** Numbers in lines of their own, as a page's column of numbers comes along: before all the text, or line by line. */
function findNumberLines(lines: readonly PastedLine[]): LineNumbers | null {
  const alone = lines.filter(({ text }) => /^\s*\d{1,6}\s*$/.test(text));
  const [first] = alone;
  if (first === undefined || alone.length < FEWEST_TIGHT || alone.length === lines.length) return null;
  if (first !== lines[0] || !goesUpByOne(alone.map(({ text }) => ({ number: Number(text) })))) return null;
  const candidates = [alone.map(({ from, next }) => ({ from, to: next, text: "" }))];
  return { first: { from: first.from, to: first.to }, candidates };
}

function goesUp(numbered: readonly { readonly number: number }[]): boolean {
  return numbered.every(({ number }, i) => i === 0 || number > (numbered[i - 1]?.number ?? 0));
}

function goesUpByOne(numbered: readonly { readonly number: number }[]): boolean {
  const start = numbered[0]?.number ?? 0;
  return numbered.every(({ number }, i) => number === start + i);
}

/** How many lines would be indented by an odd number of spaces: what is parted rightly rarely has any. */
function oddIndents(lines: readonly PastedLine[], edits: readonly FixEdit[]): number {
  const indents = edits.map(({ to }, i) => {
    const line = lines[i];
    return line === undefined ? 0 : line.text.slice(to - line.from).search(/[^ ]|$/);
  });
  return indents.filter((indent) => indent % 2 === 1).length;
}
