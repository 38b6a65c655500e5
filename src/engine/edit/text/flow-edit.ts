import type { FixEdit } from "../../source/fix";
import type { Range } from "../../source/range";
import { childrenOf, type EditedObject, type EditPart } from "./edit-part";
import type { EditValue } from "./edit-value";
import { placeOfKey } from "./key-order";
import { nameOfPart } from "./style-evidence";
import { indentOf, isBlank, lineEnd, lineStart, nextLine } from "./text-lines";
import { inBrackets, writeFlow, writeFlowEntry } from "./write-flow";
import type { WritingStyle } from "./writing-style";

/** Adds an entry to a map in brackets that has others, where people write it. */
export function addFlowEntry(
  object: EditedObject,
  map: EditPart,
  entry: readonly [string, EditValue],
  style: WritingStyle,
): readonly FixEdit[] {
  const siblings = childrenOf(object, map);
  const keys = siblings.map(({ step }) => `${step}`);
  const name = nameOfPart(map);
  const index = placeOfKey(keys, entry[0], name, style.habits?.isSorted === true);
  const indent = indentOf(object.text, siblings[0]?.key?.from ?? map.from);
  const own = inBrackets(object, map, style);
  return addPart(object, map, index, writeFlowEntry(entry, own, { name, indent }), style);
}

/** Puts an item into a list in brackets that has others, before the one that has its index now. */
export function addFlowItem(
  object: EditedObject,
  list: EditPart,
  [index, value]: readonly [number, EditValue],
  style: WritingStyle,
): readonly FixEdit[] {
  const indent = indentOf(object.text, childrenOf(object, list)[0]?.from ?? list.from);
  const own = inBrackets(object, list, style);
  const written = writeFlow(value, own, { name: `${nameOfPart(list)}[]`, indent });
  return addPart(object, list, index, written, style);
}

/** Takes a part and one comma out of its brackets; with its lines and the comment in them where these are its own. */
export function removeFlowPart(object: EditedObject, parent: EditPart, part: EditPart): readonly FixEdit[] {
  const { text } = object;
  const siblings = childrenOf(object, parent);
  const index = siblings.findIndex(({ step }) => step === part.step);
  const next = siblings[index + 1];
  const before = siblings[index - 1];
  if (before === undefined && next === undefined) return [{ from: parent.from + 1, to: parent.to - 1, text: "" }];
  const from = startOf(text, parent, before, part);
  const lines = ownLines(text, from, part.to);
  if (lines !== null) {
    const comma = next === undefined && !lines.hasComma && before !== undefined ? commaBehind(text, before.to) : null;
    return [...(comma === null ? [] : [{ ...comma, text: "" }]), { from: lines.from, to: lines.to, text: "" }];
  }
  if (next !== undefined) return [{ from, to: startOf(text, parent, part, next), text: "" }];
  return before === undefined ? [] : [{ from: before.to, to: part.to, text: "" }];
}

/** The lines of a part, with the comma and the comment behind it; null where something else stands in them. */
function ownLines(text: string, from: number, to: number): (Range & { readonly hasComma: boolean }) | null {
  const start = lineStart(text, from);
  const behind = /^([ \t]*,)?[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r)/.exec(text.slice(to, lineEnd(text, to) + 2));
  if (behind === null || !isBlank(text, start, from)) return null;
  return { from: start, to: nextLine(text, to), hasComma: behind[1] !== undefined };
}

function commaBehind(text: string, at: number): Range | null {
  const comma = /^\s*,/.exec(text.slice(at))?.[0].length;
  return comma === undefined ? null : { from: at, to: at + comma };
}

function addPart(
  object: EditedObject,
  parent: EditPart,
  index: number,
  written: string,
  style: WritingStyle,
): readonly FixEdit[] {
  const { text } = object;
  const siblings = childrenOf(object, parent);
  const [first, second] = siblings;
  if (first === undefined) return [{ from: parent.from + 1, to: parent.to - 1, text: written }];
  const lead = text.slice(parent.from + 1, startOf(text, parent, undefined, first));
  const between = second === undefined ? "" : text.slice(first.to, startOf(text, parent, first, second));
  const inLines = /^\s*[\r\n]\s*$/.test(lead) ? `,${lead}` : (style.habits?.flow.comma ?? ", ");
  const separator = /^\s*,\s*$/.test(between) ? between : inLines;
  const before = siblings[index - 1];
  const next = siblings[index];
  if (next !== undefined) {
    const at = startOf(text, parent, before, next);
    return [{ from: at, to: at, text: `${written}${separator}` }];
  }
  return before === undefined ? [] : addLast(text, before.to, separator, written);
}

/** Behind the last part, and behind the comment in its line where the new one has a line of its own. */
function addLast(text: string, at: number, separator: string, written: string): readonly FixEdit[] {
  const behind = /^([ \t]*,)?[ \t]*#[^\r\n]*/.exec(text.slice(at));
  const line = separator.slice(separator.indexOf(",") + 1);
  if (behind === null || !/[\r\n]/.test(line)) return [{ from: at, to: at, text: `${separator}${written}` }];
  const end = at + behind[0].length;
  if (behind[1] !== undefined) return [{ from: end, to: end, text: `${line}${written},` }];
  return [
    { from: at, to: at, text: "," },
    { from: end, to: end, text: `${line}${written}` },
  ];
}

/** Where a part begins with what names or types it (`&a`, `!!str`), after the bracket or the comma before it. */
function startOf(text: string, parent: EditPart, before: EditPart | undefined, part: EditPart): number {
  const from = before?.to ?? parent.from + 1;
  const gap = /^(?:\s|#[^\r\n]*)*(?:,(?:\s|#[^\r\n]*)*)?/.exec(text.slice(from, part.key?.from ?? part.from));
  return from + (gap?.[0].length ?? 0);
}
