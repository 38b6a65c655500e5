import type { FixEdit } from "../../source/fix";
import { addLines, isApart, removeLines } from "./block-lines";
import { childrenOf, type EditedObject, type EditPart, isMerged } from "./edit-part";
import type { EditValue } from "./edit-value";
import { placeOfKey } from "./key-order";
import { nameOfPart } from "./style-evidence";
import { columnOf, isBlank, lineBreakOf, lineStart } from "./text-lines";
import { writeEntry, writeItem } from "./write-value";
import type { WritingStyle } from "./writing-style";

/** Adds an entry to a block map, where people write it; null where its column cannot be told. */
export function addBlockEntry(
  object: EditedObject,
  map: EditPart,
  entry: readonly [string, EditValue],
  style: WritingStyle,
): readonly FixEdit[] | null {
  const { text } = object;
  const own = ownEntries(object, map);
  const entries = own.length > 0 ? own : mergeKey(object, map);
  const column = entries[0] === undefined ? null : columnOf(text, entries[0].at);
  if (column === null) return null;
  const keys = entries.map(({ part: { step } }) => `${step}`);
  const name = nameOfPart(map);
  const place = placeOfKey(keys, entry[0], name, style.habits?.isSorted === true);
  // Nothing comes before an entry that stands behind a dash: its line would be another one.
  const isLast = place === 0 && !isBlank(text, lineStart(text, entries[0]?.at ?? 0), entries[0]?.at ?? 0);
  const index = isLast || own.length === 0 ? entries.length : place;
  const written = writeEntry(entry, { column, name }, style, valueColumn(text, name, entries, style));
  return addAmong(text, entries, index, { column, written, from: map.key?.to ?? null });
}

/** Puts an item into a block list, before the one that has its index now. */
export function addBlockItem(
  object: EditedObject,
  list: EditPart,
  [index, value]: readonly [number, EditValue],
  style: WritingStyle,
): readonly FixEdit[] | null {
  const column = columnOf(object.text, list.from);
  if (column === null) return null;
  const items = itemsOf(object, list);
  if (index > items.length) return null;
  const written = writeItem(value, { column, name: nameOfPart(list) }, style);
  return addAmong(object.text, items, index, { column, written, from: list.key?.to ?? null });
}

/** Takes an entry out of a block map that has others; null where that leaves no block. */
export function removeBlockEntry(object: EditedObject, map: EditPart, part: EditPart): readonly FixEdit[] | null {
  const entries = ownEntries(object, map);
  return removeAmong(
    object.text,
    entries,
    entries.findIndex(({ part: { step } }) => step === part.step),
  );
}

/** Takes an item out of a block list that has others. */
export function removeBlockItem(object: EditedObject, list: EditPart, index: number): readonly FixEdit[] | null {
  const items = itemsOf(object, list);
  return items.length < childrenOf(object, list).length ? null : removeAmong(object.text, items, index);
}

/** An entry or an item, and where its lines begin to be its own: at its key or its dash. */
interface BlockPart {
  readonly part: EditPart;
  readonly at: number;
}

/** Entries that stand here, and are not merged into the map. */
function ownEntries(object: EditedObject, map: EditPart): readonly BlockPart[] {
  const { text } = object;
  return childrenOf(object, map).flatMap((part) => {
    if (part.key === null || part.to <= part.key.from || isMerged(object, part)) return [];
    const isExplicit = /\?[ ]+$/.exec(text.slice(lineStart(text, part.key.from), part.key.from));
    return { part, at: part.key.from - (isExplicit?.[0].length ?? 0) };
  });
}

/** The merge key of a map that has no entries of its own. */
function mergeKey(object: EditedObject, map: EditPart): readonly BlockPart[] {
  const part = childrenOf(object, map).find((child) => isMerged(object, child));
  const start = part === undefined ? 0 : lineStart(object.text, part.from);
  const key = part === undefined ? -1 : object.text.slice(start, part.from).lastIndexOf("<<");
  return part === undefined || key < 0 ? [] : [{ part, at: start + key }];
}

/** Items and their dashes; fewer than the list has where one cannot be found. */
function itemsOf(object: EditedObject, list: EditPart): readonly BlockPart[] {
  const items: BlockPart[] = [];
  let from = list.from;
  for (const part of childrenOf(object, list)) {
    const gap = /^(?:\s|#[^\r\n]*)*/.exec(object.text.slice(from, part.from + 1))?.[0].length ?? 0;
    const at = from + gap;
    if (object.text[at] !== "-") break;
    items.push({ part, at });
    from = Math.max(part.to, at + 1);
  }
  return items;
}

/** What is added, and where the key ends that it stands below; null: below none. */
interface NewPart {
  readonly column: number;
  readonly written: string;
  readonly from: number | null;
}

function addAmong(
  text: string,
  parts: readonly BlockPart[],
  index: number,
  { column, written, from }: NewPart,
): readonly FixEdit[] | null {
  const isSpaced = areSpaced(text, parts, from);
  const before = parts[index - 1];
  if (before !== undefined) return addLines(text, before.part.to, column, { written, isSpaced });
  const [first] = parts;
  if (first === undefined || index > 0) return null;
  const lineBreak = lineBreakOf(text);
  const between = `${lineBreak}${isSpaced ? lineBreak : ""}${" ".repeat(column)}`;
  return [{ from: first.at, to: first.at, text: `${written}${between}` }];
}

function removeAmong(text: string, parts: readonly BlockPart[], index: number): readonly FixEdit[] | null {
  const own = parts[index];
  const column = own === undefined ? null : columnOf(text, own.at);
  if (own === undefined || column === null) return null;
  const before = parts[index - 1]?.part;
  // A comment below a list whose dashes stand in the column of the keys may be about either.
  const isBelowDashes =
    before?.node.kind === "list" && before.writing === "block" && columnOf(text, before.from) === column;
  const around = { before: before?.to, next: parts[index + 1]?.at, isBelowDashes };
  return removeLines(text, { from: own.at, to: own.part.to }, column, around);
}

/** Whether blank lines stand between the parts, and where there is only one, between its key and it. */
function areSpaced(text: string, parts: readonly BlockPart[], from: number | null): boolean {
  const [only, second] = parts;
  if (only !== undefined && second === undefined) return from !== null && isApart(text, from, only.at);
  const gaps = parts.slice(1).map(({ at }, i) => isApart(text, parts[i]?.part.to ?? at, at));
  return gaps.length > 0 && gaps.filter(Boolean).length * 2 > gaps.length;
}

/** How far the values stand from the beginning of their keys, where they stand below each other; 0: they do not. */
function valueColumn(text: string, mapName: string, entries: readonly BlockPart[], { habits }: WritingStyle): number {
  if (habits?.isAligned(mapName) !== true) return 0;
  const widths = entries.flatMap(({ at, part: { key, from, to } }) =>
    key !== null && to > from && lineStart(text, from) === lineStart(text, key.from) ? [from - at] : [],
  );
  return new Set(widths).size === 1 ? (widths[0] ?? 0) : 0;
}
