import { MOST_DOCUMENTS } from "../source/limits";
import type { CommonEnds } from "./common-ends";
import { type DocumentChunk, nextLine, splitDocuments } from "./split-documents";

/** Where a document's text stands. */
export interface DocumentExtent {
  readonly offset: number;
  readonly length: number;
}

/** What became of the documents of a text by an edit. */
export interface DocumentResplit {
  /** So many documents at the beginning are the same, at the same place. */
  readonly keptAtStart: number;
  /** So many at the end are the same, moved by the difference of the lengths. */
  readonly keptAtEnd: number;
  /** What stands between, in offsets of the text as it is now. */
  readonly between: readonly DocumentChunk[];
}

/**
 * Splits a text of which an earlier state was split, looking only at what lies between the documents that are the same.
 * Together they are what {@link splitDocuments} gives.
 *
 * A document ends where the next marker stands, and nothing before that marker matters for what follows it: so a split can
 * begin anew at every end, and stop at every end that is still one.
 */
export function resplitDocuments(
  before: { readonly text: string; readonly documents: readonly DocumentExtent[] },
  text: string,
  { prefix, suffix }: CommonEnds,
): DocumentResplit {
  const { documents } = before;
  if (isOdd(text) || isOdd(before.text) || documents.length > MOST_DOCUMENTS) return splitAnew(text);
  const endOf = (i: number): number => {
    const chunk = documents[i];
    return chunk === undefined ? 0 : chunk.offset + chunk.length;
  };
  // the marker's line, and the character after it, must be the same: they say how the document ends
  const isSameToItsEnd = (i: number) => i + 1 < documents.length && nextLine(before.text, endOf(i)) < prefix;
  const keptAtStart = countWhile(documents.length, isSameToItsEnd);
  const from = keptAtStart === 0 ? 0 : endOf(keptAtStart - 1);
  const shift = text.length - before.text.length;
  // the line break before the end must be the same: it makes the marker stand at the start of a line
  const isSameFromItsStart = (count: number) => {
    const end = endOf(documents.length - 2 - count);
    return count + 1 < documents.length - keptAtStart && end - 1 >= before.text.length - suffix && end + shift > from;
  };
  let keptAtEnd = countWhile(documents.length, isSameFromItsStart);
  while (keptAtEnd > 0 && !isMarkerLine(before.text, endOf(documents.length - 1 - keptAtEnd))) keptAtEnd--;
  const to = keptAtEnd === 0 ? text.length : endOf(documents.length - 1 - keptAtEnd) + shift;
  const between = splitDocuments(text.slice(from, to)).map((chunk) => ({ ...chunk, offset: chunk.offset + from }));
  const last = between.at(-1);
  // comments that belong to no document yet would belong to the first one that is kept
  const isWhole = keptAtEnd === 0 || (last !== undefined && last.offset + last.text.length === to);
  const isRead = keptAtStart + between.length + keptAtEnd <= MOST_DOCUMENTS;
  if (isWhole && isRead) return { keptAtStart, keptAtEnd, between };
  return splitAnew(text);
}

/** Byte-order marks inside of a text, and directives, which go with the marker behind them, have rules of their own. */
function isOdd(text: string): boolean {
  if (text.includes(BOM, 1)) return true;
  for (let at = text.indexOf("%"); at >= 0; at = text.indexOf("%", at + 1)) {
    const before = text.charCodeAt(at - 1);
    if (at === 0 || before === 10 || before === 13) return true;
  }
  return false;
}

const BOM = "\ufeff";

function splitAnew(text: string): DocumentResplit {
  return { keptAtStart: 0, keptAtEnd: 0, between: splitDocuments(text) };
}

/** Whether a `---` begins a line here; what ends a document by `...` stands before its end, where the edit may be. */
function isMarkerLine(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  return text.startsWith("---", at) && (before === 10 || before === 13);
}

/** The number below which something holds; it holds for all numbers below one for which it holds. */
function countWhile(limit: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = limit;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
