import type { ManifestObject } from "../manifest/manifest";
import { splitDocuments } from "../manifest/split-documents";
import type { FixEdit } from "../source/fix";
import { type EditedObject, partAt, rootPart } from "./edit-part";
import type { EditValue } from "./edit-value";
import { editChecked, type FileEdit, listItemOf, objectsOf, onlyListOf, rangeOfObject, valuesOf } from "./file-objects";
import { lineBreakOf, lineStart } from "./text-lines";
import { writeTreeEdit } from "./write-tree-edit";
import { writeBlock, writeFlow } from "./write-value";
import { styleAround } from "./writing-style";

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
  const objects = objectsOf(text);
  const object = objectAt(objects, target);
  if (object === undefined) return { kind: "refused", reason: "there is no object any more", range: at(target) };
  const item = listItemOf(text, object);
  const edits =
    item === null
      ? removeDocument(text, object.document)
      : writeTreeEdit(item.document, { kind: "remove", path: item.path }, []);
  const others = valuesOf(objects).filter((_, i) => objects[i] !== object);
  return editChecked(text, edits, others, rangeOfObject(object));
}

/** Puts a copy of an object behind it, comments and all. */
export function copyObject(text: string, target: number): FileEdit {
  const objects = objectsOf(text);
  const object = objectAt(objects, target);
  if (object === undefined) return { kind: "refused", reason: "there is no object any more", range: at(target) };
  const item = listItemOf(text, object);
  const edits = item === null ? copyDocument(text, object.document) : copyItem(text, item.document, item.path);
  const wanted = valuesOf(objects).flatMap((value, i) => (objects[i] === object ? [value, value] : [value]));
  return editChecked(text, edits, wanted, rangeOfObject(object));
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
  const last = objects.findLast(({ tree }) => tree !== null);
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
  const marker = isOpenDocument ? "" : `---${lineBreak}`;
  return `${lead}${marker}${writeBlock(value, 0, style)}${isOpenEnd ? "" : lineBreak}`;
}

/** From the marker before a document to the next one; of the first document without one, to behind the next marker. */
function removeDocument(text: string, document: number): readonly FixEdit[] | null {
  const chunks = splitDocuments(text);
  const chunk = chunks[document];
  if (chunk === undefined) return null;
  const marker = markerBefore(text, chunk.offset);
  const next = chunks[document + 1];
  if (marker < chunk.offset || startsWithMarker(chunk.text)) {
    return [{ from: marker, to: chunk.offset + chunk.text.length, text: "" }];
  }
  return [{ from: chunk.offset, to: next?.offset ?? text.length, text: "" }];
}

function copyDocument(text: string, document: number): readonly FixEdit[] | null {
  const chunk = splitDocuments(text)[document];
  if (chunk === undefined) return null;
  const end = chunk.offset + chunk.text.length;
  const lineBreak = lineBreakOf(text);
  const isOpenEnd = lineStart(text, end) !== end;
  const marker = startsWithMarker(chunk.text) ? "" : `---${lineBreak}`;
  return [{ ...at(end), text: `${isOpenEnd ? lineBreak : ""}${marker}${chunk.text}` }];
}

function copyItem(text: string, document: EditedObject, path: readonly (string | number)[]): readonly FixEdit[] | null {
  const item = partAt(document, path);
  const list = item?.parent;
  if (item === null || list == null) return null;
  if (list.writing !== "block") {
    const between = ", ";
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
