import type { ManifestObject } from "../../manifest/manifest";
import { type DocumentChunk, splitDocuments } from "../../manifest/split-documents";
import type { FixEdit } from "../../source/fix";
import type { Range } from "../../source/range";
import { type EditedObject, partAt, rootPart } from "./edit-part";
import type { EditValue } from "./edit-value";
import { editChecked, type FileEdit, objectsOf, onlyListOf, openLists, rangeOfObject, valuesOf } from "./file-objects";
import { draftOf } from "./text-draft";
import { firstBlankAbove, lineBreakOf, lineStart } from "./text-lines";
import { writeFlow } from "./write-flow";
import { writeTreeEdit } from "./write-tree-edit";
import { writeBlock } from "./write-value";
import { styleAround, type WritingStyle } from "./writing-style";

/**
 * Adds an object behind all others of a file: as an item where the file is one `List`, else as a document of its own. It
 * is written as the objects before it are.
 */
export function addObject(text: string, value: EditValue): FileEdit {
  const objects = objectsOf(text);
  const end = { from: text.length, to: text.length };
  const list = onlyListOf(text);
  const edits = list === null ? [{ ...end, text: appended(text, objects, value) }] : addItem(list, value);
  return editChecked(text, edits, [...valuesOf(objects), value], end);
}

/** Takes an object out of its file, with the comments inside of it; other objects and their comments stay. */
export function removeObject(text: string, target: number): FileEdit {
  return removeObjects(text, [target]);
}

/**
 * Takes objects out of their file.
 *
 * @param targets - any offset inside of each
 */
export function removeObjects(text: string, targets: readonly number[]): FileEdit {
  const objects = objectsOf(text);
  const gone = objectsAt(objects, targets);
  if (gone === null) return nothingThere(targets);
  const others = valuesOf(objects).filter((_, i) => !gone.has(i));
  const ranges = [...gone.values()].map(rangeOfObject);
  const together = editChecked(text, removals(text, objects, gone), others, ranges[0] ?? at(0));
  return together.kind === "edited" || ranges.length < 2 ? together : removeOneByOne(text, ranges);
}

/** From the last on, so that the others stay where they are: in brackets neighbours share their commas. */
function removeOneByOne(text: string, ranges: readonly Range[]): FileEdit {
  let draft = draftOf(text);
  for (const { from } of ranges.toReversed()) {
    const edit = removeObjects(draft.text, [from]);
    if (edit.kind === "refused") return edit;
    draft = draft.after(edit.edits);
  }
  return { kind: "edited", edits: draft.edits, text: draft.text };
}

/** Puts a copy of an object behind it, comments and all. */
export function copyObject(text: string, target: number): FileEdit {
  return copyObjects(text, [target]);
}

/** Puts a copy of each of some objects behind it. */
export function copyObjects(text: string, targets: readonly number[]): FileEdit {
  const objects = objectsOf(text);
  const copied = objectsAt(objects, targets);
  if (copied === null) return nothingThere(targets);
  const itemOf = openLists(text);
  const chunks = splitDocuments(text);
  const edits = [...copied.values()].map((object) => {
    const item = itemOf(object);
    return item === null ? copyDocument(text, chunks, object.document) : copyItem(text, item.document, item.path);
  });
  const wanted = valuesOf(objects).flatMap((value, i) => (copied.has(i) ? [value, value] : [value]));
  const [first] = [...copied.values()].map(rangeOfObject);
  return editChecked(text, allOf(edits), wanted, first ?? at(0));
}

function nothingThere([target = 0]: readonly number[]): FileEdit {
  return { kind: "refused", reason: "there is no object any more", range: at(target) };
}

/** The objects at some offsets, by their index; null where one is not there. */
function objectsAt(
  objects: readonly ManifestObject[],
  targets: readonly number[],
): ReadonlyMap<number, ManifestObject> | null {
  const found = new Map<number, ManifestObject>();
  for (const target of targets) {
    const object = objectAt(objects, target);
    if (object === undefined) return null;
    found.set(objects.indexOf(object), object);
  }
  return new Map([...found].toSorted(([a], [b]) => a - b));
}

function allOf(edits: readonly (readonly FixEdit[] | null)[]): readonly FixEdit[] | null {
  const all: FixEdit[] = [];
  for (const each of edits) {
    if (each === null) return null;
    all.push(...each);
  }
  return all.toSorted((a, b) => a.from - b.from);
}

/** What goes with some objects; a list all of whose items go becomes empty. */
function removals(
  text: string,
  objects: readonly ManifestObject[],
  gone: ReadonlyMap<number, ManifestObject>,
): readonly FixEdit[] | null {
  const itemOf = openLists(text);
  const chunks = splitDocuments(text);
  const listOf = ({ document, itemPath }: ManifestObject) => `${document} ${itemPath.replace(/\[\d+\]$/, "")}`;
  const left = new Set(objects.flatMap((each, i) => (gone.has(i) ? [] : listOf(each))));
  const emptied = new Set<string>();
  const edits = [...gone.values()].map((object) => {
    const item = itemOf(object);
    if (item === null) return removeDocument(text, chunks, object.document);
    const { document, path } = item;
    if (left.has(listOf(object))) return writeTreeEdit(document, { kind: "remove", path }, []);
    if (emptied.has(listOf(object))) return [];
    emptied.add(listOf(object));
    return writeTreeEdit(document, { kind: "set", path: path.slice(0, -1), value: [] }, []);
  });
  const all = allOf(edits);
  return all === null ? null : merged(all);
}

/** What is removed by two, such as the line break between them, goes once. */
function merged(edits: readonly FixEdit[]): readonly FixEdit[] {
  const apart: FixEdit[] = [];
  for (const edit of edits) {
    const last = apart.at(-1);
    if (last === undefined || edit.from >= last.to) apart.push(edit);
    else apart.splice(-1, 1, { from: last.from, to: Math.max(last.to, edit.to), text: last.text + edit.text });
  }
  return apart;
}

const at = (offset: number) => ({ from: offset, to: offset });

function objectAt(objects: readonly ManifestObject[], target: number): ManifestObject | undefined {
  return objects.findLast((object) => {
    const { from, to } = rangeOfObject(object);
    return from <= target && target <= to;
  });
}

function addItem(list: EditedObject, value: EditValue): readonly FixEdit[] | null {
  const items = partAt(list, ["items"]);
  if (items?.node.kind !== "list") return null;
  return writeTreeEdit(list, { kind: "insert", list: ["items"], index: items.node.items.length, value }, []);
}

function appended(text: string, objects: readonly ManifestObject[], value: EditValue): string {
  // Brackets from end to end are for what is short: where anything is written in lines of its own, this is.
  const last = objects.findLast((each) => isInLines(text, each)) ?? objects.findLast(({ tree }) => tree !== null);
  const model: EditedObject = {
    text,
    tree: last?.tree ?? { kind: "map", range: { from: 0, to: 0 }, entries: [] },
    offset: last?.origin.offset ?? 0,
  };
  const style = styleAround(model, rootPart(model));
  const lineBreak = lineBreakOf(text);
  const isOpenEnd = lineStart(text, text.length) !== text.length;
  const lead = isOpenEnd ? lineBreak : "";
  if (style.isJson && last !== undefined) return `${lead}${writeFlow(value, style)}${isOpenEnd ? "" : lineBreak}`;
  const hasDocument = splitDocuments(text).some(({ isEmpty }) => !isEmpty);
  const isOpenDocument = !hasDocument || /(?:^|[\r\n])---[ \t]*[\r\n]+$/.test(text);
  const marker = isOpenDocument ? "" : `${blankBefore(text, text.length)}---${lineBreak}`;
  return `${lead}${marker}${writeInLines(value, style)}${isOpenEnd ? "" : lineBreak}`;
}

function isInLines(text: string, { tree, origin }: ManifestObject): boolean {
  return tree !== null && text[tree.range.from + origin.offset] !== "{";
}

/** In the brackets that the style has, unless a line would be longer than people read. */
function writeInLines(value: EditValue, style: WritingStyle): string {
  const written = writeBlock(value, 0, style);
  const { habits } = style;
  const isLong = written.split(/\r\n|\n|\r/).some((line) => line.length > LONGEST_LINE);
  return isLong && habits !== undefined
    ? writeBlock(value, 0, { ...style, habits: { ...habits, shapeOf: () => null } })
    : written;
}

const LONGEST_LINE = 100;

/** What is written before a marker at an offset: a line break where markers stand apart from what is before them. */
function blankBefore(text: string, end: number): string {
  const isApart = /[\r\n][ \t]*(?:\r\n|\n|\r)---\s/.test(text) && !/\S[ \t]*(?:\r\n|\n|\r)---\s/.test(text);
  const isBlankEnd = /(?:^|[\r\n])[ \t]*(?:\r\n|\n|\r)$/.test(text.slice(0, end));
  return isApart && !isBlankEnd ? lineBreakOf(text) : "";
}

/** From the marker before a document to the next one; of the first document without one, to behind the next marker. */
function removeDocument(text: string, chunks: readonly DocumentChunk[], document: number): readonly FixEdit[] | null {
  const chunk = chunks[document];
  if (chunk === undefined) return null;
  const marker = markerBefore(text, chunk.offset);
  const next = chunks[document + 1];
  if (marker < chunk.offset || startsWithMarker(chunk.text)) {
    // With the last one goes what set it apart.
    const from = next === undefined ? firstBlankAbove(text, marker) : marker;
    return [{ from, to: chunk.offset + chunk.text.length, text: "" }];
  }
  return [{ from: chunk.offset, to: next?.offset ?? text.length, text: "" }];
}

function copyDocument(text: string, chunks: readonly DocumentChunk[], document: number): readonly FixEdit[] | null {
  const chunk = chunks[document];
  if (chunk === undefined) return null;
  const end = chunk.offset + chunk.text.length;
  const lineBreak = lineBreakOf(text);
  const isOpenEnd = lineStart(text, end) !== end;
  // A directive can only stand before the first document, or behind an end that is marked.
  const own = chunk.text.replace(/^(?:%[^\r\n]*(?:\r\n|\n|\r))+(?=---)/, "");
  const marker = startsWithMarker(own) ? "" : `---${lineBreak}`;
  return [{ ...at(end), text: `${isOpenEnd ? lineBreak : ""}${blankBefore(text, end)}${marker}${own}` }];
}

function copyItem(text: string, document: EditedObject, path: readonly (string | number)[]): readonly FixEdit[] | null {
  const item = partAt(document, path);
  const list = item?.parent;
  if (item === null || list == null) return null;
  if (list.writing !== "block") {
    const lead = text.slice(list.from + 1, partAt(document, [...path.slice(0, -1), 0])?.from);
    const isApart = /^\s*[\r\n]\s*$/.test(lead);
    const between = isApart ? `,${lead}` : (styleAround(document, item).habits?.flow.comma ?? ", ");
    return [{ ...at(item.to), text: `${between}${text.slice(item.from, item.to)}` }];
  }
  const dash = text.lastIndexOf("-", item.from);
  const from = lineStart(text, item.from);
  const isAtDash =
    dash >= from && text.slice(from, dash).trim() === "" && text.slice(dash + 1, item.from).trim() === "";
  if (!isAtDash) return null;
  const lineBreak = lineBreakOf(text);
  const isLines = lineStart(text, item.to) === item.to;
  const rest = isLines ? "" : (/^[^\r\n]*/.exec(text.slice(item.to))?.[0] ?? "");
  const end = item.to + rest.length;
  const copy = text.slice(from, end);
  return [{ ...at(end), text: isLines ? copy : `${lineBreak}${copy}` }];
}

function startsWithMarker(text: string): boolean {
  return /^---(?:[ \t\r\n]|$)/.test(text);
}

/** Where the line of the marker before an offset begins; the offset itself where there is none. */
function markerBefore(text: string, offset: number): number {
  const end = /(?:\r\n|\n|\r)$/.exec(text.slice(0, offset))?.index;
  if (end === undefined) return offset;
  const start = lineStart(text, end);
  return startsWithMarker(text.slice(start, offset)) ? start : offset;
}
