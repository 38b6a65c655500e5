import type { ManifestObject } from "../../manifest/manifest";
import { type DocumentChunk, splitDocuments } from "../../manifest/split-documents";
import type { FixEdit } from "../../source/fix";
import type { Range } from "../../source/range";
import { copiedDocument } from "./copied-document";
import { type EditedObject, partAt, rootPart } from "./edit-part";
import { type EditValue, valueAt } from "./edit-value";
import { editChecked, type FileEdit, keptObjects, onlyListOf, openLists, rangeOfObject } from "./file-objects";
import { modelsForNew, modelsIn, type StyleModels } from "./style-models";
import type { TextDraft } from "./text-draft";
import { firstBlankAbove, LINE_BREAK, LINE_START, lineBreakOf, lineStart } from "./text-lines";
import { writeFlow } from "./write-flow";
import { writeTreeEdit } from "./write-tree-edit";
import { writeBlock } from "./write-value";
import { styleAround, type WritingStyle } from "./writing-style";

/**
 * Adds an object behind all others of a file: as an item where the file is one `List`, else as a document of its own. It
 * is written as its like is, see {@link modelsForNew}.
 *
 * @param elsewhere - objects of other files, the nearest last
 * @param above - objects of the same file, where the text is only its end
 */
export function addObject(
  before: TextDraft,
  value: EditValue,
  elsewhere: readonly EditedObject[] = [],
  above: readonly EditedObject[] = [],
): FileEdit {
  const { text, objects } = before;
  const end = { from: text.length, to: text.length };
  const list = onlyListOf(text);
  const kind = valueAt(value, ["kind"]);
  const models = () =>
    modelsForNew(typeof kind === "string" ? kind : null, [...above, ...modelsIn(text, objects)], elsewhere);
  const edits = list === null ? [{ ...end, text: appended(text, models(), value) }] : addItem(list, value);
  return editChecked(before, edits, [...keptObjects(objects), { kind: "value", value }], end);
}

/** Takes an object out of its file, with the comments inside of it; other objects and their comments stay. */
export function removeObject(before: TextDraft, target: number): FileEdit {
  return removeObjects(before, [target]);
}

/**
 * Takes objects out of their file.
 *
 * @param targets - any offset inside of each
 */
export function removeObjects(before: TextDraft, targets: readonly number[]): FileEdit {
  const { text, objects } = before;
  const gone = objectsAt(objects, targets);
  if (gone === null) return nothingThere(targets);
  const others = keptObjects(objects).filter((_, i) => !gone.has(i));
  const ranges = [...gone.values()].map(rangeOfObject);
  const together = editChecked(before, removals(text, objects, gone), others, ranges[0] ?? at(0));
  return together.kind === "edited" || ranges.length < 2 ? together : removeOneByOne(before, ranges);
}

/** From the last on, so that the others stay where they are: in brackets neighbours share their commas. */
function removeOneByOne(before: TextDraft, ranges: readonly Range[]): FileEdit {
  let draft = before;
  for (const { from } of ranges.toReversed()) {
    const edit = removeObjects(draft, [from]);
    if (edit.kind === "refused") return edit;
    draft = edit.draft;
  }
  return { kind: "edited", draft };
}

/** Puts a copy of an object behind it, with the comments that are about it; see {@link copiedDocument}. */
export function copyObject(before: TextDraft, target: number): FileEdit {
  return copyObjects(before, [target]);
}

/** Puts a copy of each of some objects behind it. */
export function copyObjects(before: TextDraft, targets: readonly number[]): FileEdit {
  const { text, objects } = before;
  const copied = objectsAt(objects, targets);
  if (copied === null) return nothingThere(targets);
  const itemOf = openLists(text);
  const chunks = splitDocuments(text);
  const edits = [...copied.values()].map((object) => {
    const item = itemOf(object);
    return item === null ? copyDocument(text, chunks, object.document) : copyItem(text, item.document, item.path);
  });
  const wanted = keptObjects(objects).flatMap((value, i) => (copied.has(i) ? [value, value] : [value]));
  const [first] = [...copied.values()].map(rangeOfObject);
  return editChecked(before, allOf(edits), wanted, first ?? at(0));
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

function appended(text: string, { model: like, others, areShapesShown }: StyleModels, value: EditValue): string {
  const model: EditedObject = like ?? {
    text,
    tree: { kind: "map", range: { from: 0, to: 0 }, entries: [] },
    offset: 0,
  };
  const found = styleAround(model, rootPart(model), others);
  const lineBreak = text === "" ? found.lineBreak : lineBreakOf(text);
  const style = { ...(areShapesShown ? found : withoutShapes(found)), lineBreak };
  const isOpenEnd = lineStart(text, text.length) !== text.length;
  const lead = isOpenEnd ? lineBreak : "";
  if (style.isJson && like !== null) return `${lead}${writeFlow(value, style)}${isOpenEnd ? "" : lineBreak}`;
  const hasDocument = splitDocuments(text).some(({ isEmpty }) => !isEmpty);
  const isOpenDocument = !hasDocument || /(?:^|[\r\n])---[ \t]*[\r\n]+$/.test(text);
  const marker = isOpenDocument ? "" : `${blankBefore(text, text.length)}---${lineBreak}${blankBehind(text)}`;
  return `${lead}${marker}${writeInLines(value, style)}${isOpenEnd ? "" : lineBreak}`;
}

/** In the brackets that the style has, unless a line would be longer than people read. */
function writeInLines(value: EditValue, style: WritingStyle): string {
  const written = writeBlock(value, 0, style);
  const isLong = written.split(/\r\n|\n|\r/).some((line) => line.length > LONGEST_LINE);
  return isLong ? writeBlock(value, 0, withoutShapes(style)) : written;
}

/** The style with all that is not empty in lines of its own. */
function withoutShapes({ habits, ...style }: WritingStyle): WritingStyle {
  return habits === undefined ? style : { ...style, habits: { ...habits, shapeOf: () => null } };
}

const LONGEST_LINE = 100;

/** What is written before a marker at an offset: a line break where markers stand apart from what is before them. */
function blankBefore(text: string, end: number): string {
  const isApart = MARKER_BELOW_BLANK.test(text) && !MARKER_BELOW_TEXT.test(text);
  return isApart && !BLANK_END.test(text.slice(0, end)) ? lineBreakOf(text) : "";
}

const MARKER_BELOW_BLANK = new RegExp(String.raw`${LINE_BREAK}[ \t]*${LINE_BREAK}---\s`);
const MARKER_BELOW_TEXT = new RegExp(String.raw`\S[ \t]*${LINE_BREAK}---\s`);
const BLANK_END = new RegExp(String.raw`${LINE_START}[ \t]*${LINE_BREAK}$`);

/** What is written behind a marker: a line break where a blank line stands behind each one between documents. */
function blankBehind(text: string): string {
  return BLANK_BELOW_MARKER.test(text) && !TEXT_BELOW_MARKER.test(text) ? lineBreakOf(text) : "";
}

const BLANK_BELOW_MARKER = new RegExp(String.raw`\S\s*[\r\n]---[ \t]*${LINE_BREAK}[ \t]*[\r\n]`);
const TEXT_BELOW_MARKER = new RegExp(String.raw`\S\s*[\r\n]---[ \t]*${LINE_BREAK}[ \t]*[^\s]`);

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
  const own = copiedDocument(chunks, document);
  const behind = /^[ \t]*[\r\n]/.test(own) ? "" : blankBehind(text);
  const marker = startsWithMarker(own) ? "" : `---${lineBreak}${behind}`;
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
