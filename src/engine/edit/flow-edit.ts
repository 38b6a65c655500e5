import type { FixEdit } from "../source/fix";
import { childrenOf, type EditedObject, type EditPart } from "./edit-part";
import type { EditValue } from "./edit-value";
import { writeFlow, writeFlowEntry } from "./write-value";
import type { WritingStyle } from "./writing-style";

/** Adds an entry to a map in brackets, as its last one. */
export function addFlowEntry(
  object: EditedObject,
  map: EditPart,
  [key, value]: readonly [string, EditValue],
  style: WritingStyle,
): readonly FixEdit[] {
  return addPart(object, map, childrenOf(object, map).length, writeFlowEntry(key, value, style));
}

/** Puts an item into a list in brackets, before the one that has its index now. */
export function addFlowItem(
  object: EditedObject,
  list: EditPart,
  [index, value]: readonly [number, EditValue],
  style: WritingStyle,
): readonly FixEdit[] {
  return addPart(object, list, index, writeFlow(value, style));
}

/** Takes a part and one comma out of its brackets. */
export function removeFlowPart(object: EditedObject, parent: EditPart, part: EditPart): readonly FixEdit[] {
  const siblings = childrenOf(object, parent);
  const index = siblings.findIndex(({ step }) => step === part.step);
  const next = siblings[index + 1];
  const before = siblings[index - 1];
  const from = startOf(object.text, parent, before, part);
  if (next !== undefined) return [{ from, to: startOf(object.text, parent, part, next), text: "" }];
  if (before !== undefined) return [{ from: before.to, to: part.to, text: "" }];
  return [{ from: parent.from + 1, to: parent.to - 1, text: "" }];
}

function addPart(
  { text, ...rest }: EditedObject,
  parent: EditPart,
  index: number,
  written: string,
): readonly FixEdit[] {
  const siblings = childrenOf({ text, ...rest }, parent);
  const [first, second] = siblings;
  if (first === undefined) return [{ from: parent.from + 1, to: parent.to - 1, text: written }];
  const lead = text.slice(parent.from + 1, startOf(text, parent, undefined, first));
  const between = second === undefined ? "" : text.slice(first.to, startOf(text, parent, first, second));
  const inLines = /^\s*[\r\n]\s*$/.test(lead) ? `,${lead}` : ", ";
  const separator = /^\s*,\s*$/.test(between) ? between : inLines;
  const before = siblings[index - 1];
  const next = siblings[index];
  if (next !== undefined) {
    const at = startOf(text, parent, before, next);
    return [{ from: at, to: at, text: `${written}${separator}` }];
  }
  return before === undefined ? [] : [{ from: before.to, to: before.to, text: `${separator}${written}` }];
}

/** Where a part begins with what names or types it (`&a`, `!!str`), after the bracket or the comma before it. */
function startOf(text: string, parent: EditPart, before: EditPart | undefined, part: EditPart): number {
  const from = before?.to ?? parent.from + 1;
  const gap = /^(?:\s|#[^\r\n]*)*(?:,(?:\s|#[^\r\n]*)*)?/.exec(text.slice(from, part.key?.from ?? part.from));
  return from + (gap?.[0].length ?? 0);
}
