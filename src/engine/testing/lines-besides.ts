import { childrenOf, type EditedObject, type EditPart, partAt } from "../edit/text/edit-part";
import type { TreeEdit } from "../edit/text/tree-edit";
import type { FixEdit } from "../source/fix";

/**
 * The lines that an edit changed and had no business with: those outside of what it is about. What is added between
 * lines changes none of them.
 *
 * An edit is about the lines of the part that it changes or takes away, with the comment and the blank lines above, the
 * blank lines below and the comments that stand further right, and the line that moves up to the dash in front of it; where brackets are filled or become empty about those with
 * their key; within brackets about the lines of these.
 */
export function linesBesides(object: EditedObject, edit: TreeEdit, edits: readonly FixEdit[]): readonly string[] {
  const { text } = object;
  const lines = linesOf(text);
  const [first, last] = linesAbout(object, edit, lines);
  const changed = edits.flatMap(({ from, to, text: written }) => {
    const line = lines.findLastIndex(({ from: at }) => at <= from);
    // The last line of all that goes takes the line break before it along.
    const start = to === text.length && isBehindLine(text, from, "\n") ? line + 1 : line;
    const isBetween = from === to && (isWholeLines(text, from, written) || isBehindLine(text, from, written));
    const begin = (lines[start]?.from ?? 0) + Number(start === 0 && text.startsWith("\ufeff"));
    const isGone = from === begin && written === "";
    const end = isBetween ? start - 1 : lines.findLastIndex(({ from: at }) => (isGone ? at < to : at <= to));
    return lines.slice(start, end + 1).map((line, i) => ({ ...line, index: start + i }));
  });
  return changed.filter(({ index }) => index < first || index > last).map(({ line }) => line);
}

interface Line {
  readonly from: number;
  readonly line: string;
}

function linesOf(text: string): readonly Line[] {
  let from = 0;
  return text.split(/(?<=\r\n|\n|\r(?!\n))/).map((line) => {
    const own = { from, line };
    from += line.length;
    return own;
  });
}

/** New lines in front of a line. */
function isWholeLines(text: string, at: number, written: string): boolean {
  return (at === 0 || /[\r\n]/.test(text[at - 1] ?? "")) && /[\r\n]$/.test(written);
}

/** New lines behind the end of a line. */
function isBehindLine(text: string, at: number, written: string): boolean {
  return (at === text.length || /[\r\n]/.test(text[at] ?? "")) && /^[\r\n]/.test(written);
}

function linesAbout(object: EditedObject, edit: TreeEdit, lines: readonly Line[]): readonly [number, number] {
  const part = partAbout(object, edit);
  const at = (offset: number) => lines.findLastIndex(({ from }) => from <= offset);
  if (part === null) return [0, lines.length];
  let first = at(part.key?.from ?? part.from);
  let last = at(Math.max(part.to - 1, part.key?.to ?? part.from));
  if (edit.kind !== "remove") return [first, last];
  // The dash may stand in a line of its own, above or in the line of the comment behind it.
  const isLoose = (i: number) => /^\s*(?:#.*)?[\r\n]*$|^\s*(?:-\s+)*-\s*(?:#.*)?[\r\n]*$/.test(lines[i]?.line ?? "x");
  while (first > 0 && isLoose(first - 1)) first--;
  while (last + 1 < lines.length && isLoose(last + 1)) last++;
  // What follows behind a dash moves up to it.
  const start = part.key?.from ?? part.from;
  const isBehindDash = object.text.slice(lines[at(start)]?.from, start).replace("\ufeff", "").trim() !== "";
  if (isBehindDash && part.parent?.node.kind === "map") last++;
  if (lines.slice(first, at(start) + 1).some(({ line }) => /^\s*(?:- |[?:] ).*-\s/.test(line))) last++;
  return [first, last];
}

/** The part whose lines an edit may change; null: all of the object. */
function partAbout(object: EditedObject, edit: TreeEdit): EditPart | null {
  const path = edit.kind === "insert" ? edit.list : edit.path;
  const part = partAt(object, path);
  const parent = path.length === 0 ? null : partAt(object, path.slice(0, -1));
  if (edit.kind === "insert" || (edit.kind === "set" && part === null)) return edit.kind === "insert" ? part : parent;
  const isOnly = parent !== null && childrenOf(object, parent).length === 1;
  return parent !== null && (parent.writing === "flow" || (edit.kind === "remove" && isOnly)) ? parent : part;
}
