import { parseYaml } from "../manifest/parse-yaml";
import { isSameTree } from "../manifest/same-tree";
import type { TreeMap } from "../manifest/tree";
import type { Cut } from "./keep-entries";
import { lineEnd, lineStart, type ObjectText } from "./object-text";

/** An object in its file, and what shall stay of it. */
export interface CutOrder {
  /** The text of the file. */
  readonly file: string;
  readonly place: ObjectText;
  /** Offset in the file that the cuts and the tree's ranges are relative to. */
  readonly origin: number;
  readonly cuts: readonly Cut[];
  /** What the text must say without the cuts. */
  readonly tree: TreeMap;
  /** How many findings the text has that make the server refuse it. */
  readonly errors: number;
}

/**
 * The object's own text without the cuts, moved to the left margin: comments, quotes and order as they were.
 *
 * Whole lines of block style can be taken out without a look at what remains; anything else is read again.
 *
 * @returns null where the text without the cuts would not say what the tree says
 */
export function cutText(order: CutOrder): string | null {
  const { file, place, tree } = order;
  const isBlock = file[place.start] !== "{" && /^ *(?:- +)*$/.test(file.slice(place.from, place.start));
  const removals = isBlock ? order.cuts.map((cut) => removalOf(file, order.origin, cut)) : [null];
  if (!removals.every((removal) => removal !== null)) return null;

  const own = file.slice(place.from, place.to);
  const kept = remove(order, removals).replace(/\r\n?/g, "\n");
  const text = endWithBreak(dedent(kept, place.column));
  if (MARKER_LINE.test(text)) return null;

  const isSure =
    order.errors === 0 && removals.every(({ isWholeLines }) => isWholeLines) && isPlainBlock(own, kept, place);
  return isSure || saysTree(text, tree, order.errors) ? text : null;
}

interface Removal {
  readonly from: number;
  readonly to: number;
  /** Whether it takes lines of block style out and nothing else. */
  readonly isWholeLines: boolean;
}

/** Null where the cut cannot be made by taking a stretch of text out. */
function removalOf(file: string, origin: number, cut: Cut): Removal | null {
  const [from, to] = [origin + cut.from, origin + cut.to];
  const line = lineStart(file, from);
  const before = file.slice(line, from);
  const end = lineEnd(file, to);
  const isLastInLine = /^[ \t]*(?:#.*)?[\r\n]*$/.test(file.slice(to, end));
  if (cut.of === "list" ? /^ *- +$/.test(before) : /^ *$/.test(before)) {
    return { from: line, to: end, isWholeLines: isLastInLine };
  }
  if (cut.next === null || cut.of === "list") return null;
  const next = origin + cut.next;
  const nextLine = lineStart(file, next);
  const isSameColumn = next - nextLine === from - line && /^ *$/.test(file.slice(nextLine, next));
  return { from, to: next, isWholeLines: isSameColumn };
}

function remove({ file, place }: CutOrder, removals: readonly Removal[]): string {
  const isFirstLineCut = removals.some(({ from, to }) => from <= place.from && to > place.start);
  const pieces = [isFirstLineCut ? "" : " ".repeat(place.column)];
  let at = place.start;
  for (const { from, to } of removals.toSorted((a, b) => a.from - b.from)) {
    if (to <= at) continue;
    pieces.push(file.slice(at, Math.max(at, from)));
    at = to;
  }
  pieces.push(file.slice(Math.min(at, place.to), place.to));
  return pieces.join("");
}

/** The text with one line break at its end. */
function endWithBreak(text: string): string {
  let end = text.length;
  while (text.charCodeAt(end - 1) === 10) end--;
  return `${text.slice(0, end)}\n`;
}

/** A line that would begin or end a document. */
export const MARKER_LINE = /^(?:---|\.\.\.)(?:\s|$)/m;

/** Moves text to the left by so many columns, lines that stand further left as far as they can go. */
export function dedent(text: string, column: number): string {
  return column === 0 ? text : text.replace(new RegExp(`^ {1,${column}}`, "gm"), "");
}

/**
 * Block style that means the same at another column and without some of its lines: no tabs or lines left of it, no
 * anchors or merge keys, no block scalar that keeps the empty lines below it, no last line without an end.
 */
function isPlainBlock(own: string, kept: string, { column }: ObjectText): boolean {
  if (!/[\r\n]$/.test(own) || /[|>]\d?\+/.test(kept) || /^ *\t/m.test(own)) return false;
  if (/(?:^|[\s,[{])[&*]\S|<</m.test(own)) return false;
  return column === 0 || !new RegExp(`^ {0,${column - 1}}[^ \\n]`, "m").test(kept);
}

function saysTree(text: string, tree: TreeMap, errors: number): boolean {
  const read = parseYaml(text);
  const found = read.findings.filter(({ severity }) => severity === "error").length;
  return read.tree !== null && found === errors && isSameTree(read.tree, tree);
}
