import type { FixEdit } from "../../source/fix";
import type { PastedLine } from "./pasted-text";

/** A diff: where it shows, and what leaves of it the newer text. */
export interface Diff {
  readonly first: PastedLine;
  readonly edits: readonly FixEdit[];
}

const HEADER =
  /^(diff (--git|-\S+|--cc) |index [0-9a-f]{4,}|(new|deleted) file mode |old mode |new mode |similarity index |dissimilarity index |rename (from|to) |copy (from|to) |Index: |={20,}$|Only in |commit [0-9a-f]{7,}|From [0-9a-f]{40} |\\ No newline)/;
const SURE =
  /^(diff (--git|-\S+) |@@+ -\d|\+\+\+ \S|--- [ab]\/|([+-]|\+\s*)["']?(apiVersion|kind|metadata|spec)\b|[+-]\{\s*$)/;
const SHOWS = 40;

/** Finds a unified diff, with or without its header; null where nothing is surely one. */
export function findDiff(lines: readonly PastedLine[], visible: readonly PastedLine[]): Diff | null {
  const first = visible.slice(0, SHOWS).find(({ text }) => SURE.test(text));
  if (first === undefined) return null;
  return { first, edits: keepNewer(lines) };
}

/** Leaves out headers and lines that were taken out, and the mark before those that were not. */
function keepNewer(lines: readonly PastedLine[]): readonly FixEdit[] {
  const edits: FixEdit[] = [];
  const isHunked = lines.some(({ text }) => text.startsWith("@@"));
  let inHunk = !isHunked;
  for (const { from, next, text } of lines) {
    const isFileName =
      /^(---|\+\+\+) \S/.test(text) && !(inHunk && isHunked && !/^(---|\+\+\+) ([ab]\/|\/|\S+\t)/.test(text));
    if (/^@@/.test(text) || isFileName || HEADER.test(text)) {
      inHunk = !isHunked || /^@@/.test(text);
      // What kubectl splits a file at stays, so that two files stay two documents.
      edits.push({ from, to: next, text: /^--- /.test(text) ? "---\n" : "" });
    } else if (!inHunk || text.startsWith("-")) {
      edits.push({ from, to: next, text: "" });
    } else if (/^[+ ]/.test(text)) {
      edits.push({ from, to: from + 1, text: "" });
    }
  }
  return edits;
}
