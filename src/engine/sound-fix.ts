import { visible } from "./manifest/finding";
import type { Fix } from "./source/fix";
import { LONGEST_FIX, LONGEST_MESSAGE, MOST_FIX_EDITS } from "./source/limits";

/**
 * A fix as it may be offered; null where it would rewrite far too much, or nothing at all, or where its edits do not
 * follow one another in the text.
 *
 * @param text - of the file
 */
export function soundFix(fix: Fix, text: string): Fix | null {
  const { edits } = fix;
  const length = edits.reduce((sum, { text: put }) => sum + put.length, 0);
  if (edits.length > MOST_FIX_EDITS || length > LONGEST_FIX) return null;
  const isInOrder = edits.every(
    ({ from, to }, i) => from >= (edits[i - 1]?.to ?? 0) && from <= to && to <= text.length,
  );
  const isChange = edits.some(({ from, to, text: put }) => text.slice(from, to) !== put);
  return isInOrder && isChange ? { ...fix, title: visible(fix.title, LONGEST_MESSAGE) } : null;
}
