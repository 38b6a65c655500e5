import type { Fix, FixEdit } from "../../source/fix";
import { parseJson } from "../json/parse-json";
import { parseYaml } from "../parse-yaml";
import { readQuickly } from "../quick/quick-yaml";
import { splitDocuments } from "../split-documents";
import { pastedText } from "./pasted-text";
import { findFences } from "./strip-fences";

/**
 * A fix is tried before it is offered, which takes as long as reading the text again. For a longer text none is even put
 * together: there may be a million edits, and a match of ten megabytes is more than a regular expression can hold.
 */
export const LONGEST_TRIED = 200_000;
/** What only the library can read is tried up to here: it is fifty times as slow. */
const LONGEST_TRIED_SLOWLY = 20_000;
/** One edit over all that they touch is as good as more of them, and sooner done. */
const MOST_EDITS = 1000;

/**
 * A fix that is offered because the text is better after it: it reads as maps all the way, or at least beyond the line of
 * the mistake. Undefined where it does not, where nothing would change, and for a text that is too long to be tried.
 *
 * @param edits - in any order, none overlapping another
 * @param mistakeAt - where the text gave up; null: it must be read to its end
 */
export function offerFix(
  text: string,
  title: string,
  edits: readonly FixEdit[],
  mistakeAt: number | null = null,
): Fix | undefined {
  if (text.length > LONGEST_TRIED) return undefined;
  const fix = makeFix(text, title, edits);
  const ordered = fix?.edits ?? [];
  const after = applyEdits(text, ordered);
  const unread = firstUnread(after);
  if (unread !== null) {
    if (mistakeAt === null) return undefined;
    const moved = mistakeAt + shiftBefore(ordered, mistakeAt);
    if (unread <= moved || !/[\r\n]/.test(after.slice(moved, unread))) return undefined;
  }
  return fix;
}

/** A fix of edits in any order, none overlapping another; undefined where nothing would change. */
export function makeFix(text: string, title: string, edits: readonly FixEdit[]): Fix | undefined {
  const ordered = edits
    .filter((edit) => text.slice(edit.from, edit.to) !== edit.text)
    .toSorted((a, b) => a.from - b.from || a.to - b.to);
  if (ordered.length === 0) return undefined;
  return { title, edits: ordered.length > MOST_EDITS ? [joinEdits(text, ordered)] : ordered };
}

/** The first of several fixes that can be offered. */
export function offerFirst(
  text: string,
  title: string,
  candidates: readonly (readonly FixEdit[])[],
  mistakeAt: number | null = null,
): Fix | undefined {
  for (const edits of candidates) {
    const fix = offerFix(text, title, edits, mistakeAt);
    if (fix !== undefined) return fix;
  }
  return undefined;
}

/** A text after edits that are in order. */
export function applyEdits(text: string, edits: readonly FixEdit[]): string {
  let after = "";
  let at = 0;
  for (const edit of edits) {
    after += text.slice(at, edit.from) + edit.text;
    at = edit.to;
  }
  return after + text.slice(at);
}

/** Where a text stops being documents that are maps; null when all of it is. */
function firstUnread(text: string): number | null {
  const chunks = splitDocuments(text).filter(({ isEmpty }) => !isEmpty);
  for (const { offset, text: chunk } of chunks) {
    if (/^\s*[{[]/.test(chunk) && parseJson(chunk).isValid) continue;
    // What stands in fences is read, and each fence has its own fix.
    if (/^[ \t]*(```|~~~)/m.test(chunk) && findFences(pastedText(chunk, null, 0)).blocks.length > 0) continue;
    if (chunk.length > LONGEST_TRIED_SLOWLY && !isReadQuickly(chunk)) return offset;
    const { tree, syntaxErrorAt, findings } = parseYaml(chunk);
    if (tree === null) return offset + (syntaxErrorAt ?? findings[0]?.range.from ?? 0);
    if (tree.kind !== "map") return offset;
  }
  return null;
}

/** Whether a text can be read as it is, without the library unless it is short: so that it can be asked many times. */
export function isReadQuickly(text: string): boolean {
  return readQuickly(text) !== null || (text.length <= LONGEST_TRIED_SLOWLY && parseYaml(text).tree !== null);
}

function shiftBefore(edits: readonly FixEdit[], at: number): number {
  let shift = 0;
  for (const { from, to, text } of edits) if (from <= at) shift += text.length - (to - from);
  return shift;
}

function joinEdits(text: string, edits: readonly FixEdit[]): FixEdit {
  const from = edits[0]?.from ?? 0;
  const to = edits.at(-1)?.to ?? from;
  const within = edits.map((edit) => ({ ...edit, from: edit.from - from, to: edit.to - from }));
  return { from, to, text: applyEdits(text.slice(from, to), within) };
}
