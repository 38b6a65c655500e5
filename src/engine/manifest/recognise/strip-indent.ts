import type { FixEdit } from "../../source/fix";
import { applyEdits, isReadQuickly } from "./offer-fix";
import type { PastedLine, PastedText } from "./pasted-text";

/** Fields that stand at the left of an object. */
const ROOT_FIELD =
  /^["']?(apiVersion|kind|metadata|spec|status|data|stringData|binaryData|type|items|rules|subsets|webhooks|roleRef|subjects|immutable|endpoints|ports|addressType)["']?\s*:/;
/** A text that nests further is not put right by moving a line. */
const MOST_COLUMNS = 8;
/** Each column is tried by reading the text again. */
const LONGEST = 200_000;

/**
 * Moves the line where the text gave up, and what belongs to it, to another column: to the only one of the lines above with
 * which the text can be read. Null where there is none, or a choice.
 */
export function moveToColumn({ text, lines, syntaxErrorAt }: PastedText): {
  readonly column: number;
  readonly edits: readonly FixEdit[];
} | null {
  if (syntaxErrorAt === null || text.length > LONGEST) return null;
  const index = lines.findLastIndex(({ from }) => from <= syntaxErrorAt);
  const line = lines[index];
  const own = line === undefined ? -1 : columnOf(line);
  // A line of another form has another mistake.
  if (line === undefined || own < 0 || !/^\s*(- |["']?[\w./-]+["']?\s*:(\s|$))/.test(line.text)) return null;
  const found: { column: number; edits: readonly FixEdit[] }[] = [];
  for (const column of columnsAbove(lines, index)) {
    if (column === own || (column === 0 && !ROOT_FIELD.test(line.text.trimStart()))) continue;
    if (column > 0 && /^(apiVersion|kind|metadata|spec)\s*:/.test(line.text.trimStart())) continue;
    for (const end of [endOfBlock(lines, index, own), endOfRun(lines, index, own)]) {
      const edits = shift(lines.slice(index, end), column - own);
      if (edits === null || !isReadQuickly(applyEdits(text, edits))) continue;
      found.push({ column, edits });
      break;
    }
  }
  const [only] = found;
  return only === undefined || found.length > 1 ? null : only;
}

/** The columns of keys and dashes of the lines above that may still be open. */
function columnsAbove(lines: readonly PastedLine[], index: number): readonly number[] {
  const columns = new Set<number>();
  let open = Number.POSITIVE_INFINITY;
  for (let i = index - 1; i >= 0 && columns.size < MOST_COLUMNS; i--) {
    const line = lines[i];
    const column = line === undefined ? -1 : columnOf(line);
    if (line === undefined || column < 0 || column >= open || /^\s*#/.test(line.text)) continue;
    open = column;
    columns.add(column);
    const dashes = /^\s*(?:-\s+)+/.exec(line.text)?.[0].length;
    if (dashes !== undefined) columns.add(dashes);
  }
  return [...columns];
}

/** Behind the line and those that are indented further. */
function endOfBlock(lines: readonly PastedLine[], index: number, own: number): number {
  let end = index + 1;
  for (let i = end; i < lines.length; i++) {
    const line = lines[i];
    const column = line === undefined ? -1 : columnOf(line);
    if (column >= 0 && column <= own) break;
    if (column >= 0) end = i + 1;
  }
  return end;
}

/** The same with the lines below that stand in the same column. */
function endOfRun(lines: readonly PastedLine[], index: number, own: number): number {
  let end = index + 1;
  for (let i = end; i < lines.length; i++) {
    const line = lines[i];
    const column = line === undefined ? -1 : columnOf(line);
    if (column >= 0 && column < own) break;
    if (column >= 0) end = i + 1;
  }
  return end;
}

function shift(lines: readonly PastedLine[], by: number): readonly FixEdit[] | null {
  const edits: FixEdit[] = [];
  for (const line of lines) {
    const column = columnOf(line);
    if (column < 0) continue;
    if (column + by < 0) return null;
    const { from } = line;
    edits.push(by > 0 ? { from, to: from, text: " ".repeat(by) } : { from, to: from - by, text: "" });
  }
  return edits;
}

/** How many spaces begin a line; -1 where nothing follows them. */
function columnOf({ text }: PastedLine): number {
  return text.search(/[^ ]/);
}
