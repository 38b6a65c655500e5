import type { CommonEnds } from "./common-ends";
import { findItems, hasUncuttableLine, type ListSplit } from "./split-list";

/** What became of the items of a list by an edit. */
export interface ListResplit {
  readonly split: ListSplit;
  /** So many items at the beginning are the same, at the same place. */
  readonly keptAtStart: number;
  /** So many at the end are the same, moved by the difference of the lengths. */
  readonly keptAtEnd: number;
}

/**
 * Cuts a list of which an earlier state was cut, looking only at the lines between the items that are the same; gives what
 * `splitList` gives. Null where the edit is not surely among the items.
 */
export function resplitList(
  before: { readonly text: string; readonly split: ListSplit },
  text: string,
  { prefix, suffix }: CommonEnds,
): ListResplit | null {
  const { starts, indent, footer, frame } = before.split;
  const shift = text.length - before.text.length;
  const sameFrom = before.text.length - suffix;
  // a dash counts with the character behind it
  const isSameStart = (start: number) => start + indent + 2 <= prefix;
  const first = starts[0];
  if (first === undefined || !isSameStart(first)) return null;
  if (footer < before.text.length && footer - 1 < sameFrom) return null;
  // an item is the same where the one behind it starts where it did
  let keptAtStart = 0;
  while (keptAtStart + 1 < starts.length && isSameStart(starts[keptAtStart + 1] ?? 0)) keptAtStart++;
  const from = starts[keptAtStart] ?? first;
  // the line break before a dash must be the same: it makes the dash stand at the start of a line
  let keptAtEnd = 0;
  const limit = starts.length - keptAtStart - 1;
  while (keptAtEnd < limit && (starts[starts.length - 1 - keptAtEnd] ?? 0) - 1 >= sameFrom) keptAtEnd++;
  const to = (keptAtEnd === 0 ? footer : (starts[starts.length - keptAtEnd] ?? footer)) + shift;
  if (hasUncuttableLine(text.slice(from, to))) return null;
  const found = findItems(text, from, to, indent);
  if (found === null || found.footer !== to || found.starts[0] !== from) return null;
  const kept = starts.slice(starts.length - keptAtEnd).map((start) => start + shift);
  const all = [...starts.slice(0, keptAtStart), ...found.starts, ...kept];
  return { split: { frame, indent, footer: footer + shift, starts: all }, keptAtStart, keptAtEnd };
}
