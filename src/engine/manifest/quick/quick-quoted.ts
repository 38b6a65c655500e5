import type { TreeScalar } from "../tree";
import { unescapeQuoted } from "../yaml/unescape-quoted";
import { unfoldLines } from "../yaml/unfold-lines";
import { codeAt, isLineEnd, LINE_FEED, type QuickCursor, skipSpaces } from "./quick-cursor";

export const DOUBLE_QUOTE = 34;
export const SINGLE_QUOTE = 39;
const BACKSLASH = 92;

/** For {@link readQuoted}: the quotes must be closed in their line, as those of a key. */
export const ONE_LINE = Number.POSITIVE_INFINITY;

/**
 * Reads a quoted scalar and goes to what stands behind it.
 *
 * @param parentColumn - its further lines must start right of this
 */
export function readQuoted(cursor: QuickCursor, parentColumn: number): TreeScalar | null {
  const { text, at: from } = cursor;
  const quote = codeAt(text, from);
  let hasEscape = false;
  let hasLines = false;
  let at = from + 1;
  for (;;) {
    if (at >= text.length) return null;
    const code = codeAt(text, at);
    if (code === quote) {
      if (quote === DOUBLE_QUOTE || codeAt(text, at + 1) !== SINGLE_QUOTE) break;
      hasEscape = true;
      at += 2;
    } else if (code === BACKSLASH && quote === DOUBLE_QUOTE) {
      hasEscape = true;
      at += isLineEnd(codeAt(text, at + 1)) ? 1 : 2;
    } else if (code === LINE_FEED) {
      // Lines of the outermost column have rules of their own.
      if (parentColumn === ONE_LINE || parentColumn < 0) return null;
      hasLines = true;
      const inside = skipSpaces(text, at + 1);
      if (inside - (at + 1) <= parentColumn && !isLineEnd(codeAt(text, inside))) return null;
      at = inside;
    } else {
      at++;
    }
  }
  const to = at + 1;
  cursor.at = to;
  const raw = text.slice(from + 1, at);
  const value = hasEscape || hasLines ? contentOf(raw, quote) : raw;
  if (value === null) return null;
  const written = hasLines ? cursor.source.slice(from + 1, at) : raw;
  return { kind: "scalar", range: { from, to }, value, style: "quoted", text: written };
}

/** The content between quotes; null when it is in doubt, or when it has half a character. */
function contentOf(raw: string, quote: number): string | null {
  const content = quote === DOUBLE_QUOTE ? unescapeQuoted(raw) : unfoldLines(raw).replaceAll("''", "'");
  return content === null || /\p{Surrogate}/u.test(content) ? null : content;
}
