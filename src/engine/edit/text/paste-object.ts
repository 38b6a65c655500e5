import type { ManifestObject } from "../../manifest/manifest";
import { splitDocuments } from "../../manifest/split-documents";
import { copiedDocument } from "./copied-document";
import type { EditValue } from "./edit-value";
import { treeValue } from "./edit-value";
import { editChecked, type FileEdit, keptObjects, onlyListOf, rangeOfObject } from "./file-objects";
import type { TextDraft } from "./text-draft";
import { lineBreakOf, lineStart } from "./text-lines";
import { isJson } from "./writing-style";

/**
 * Puts a copy of an object of one file behind all others of another one, as it is written, comments and all, with the line
 * breaks of its new file.
 *
 * @param target - any offset inside the object
 * @returns null where it can only be copied within its own file: an item of a list, one of several in one document, or
 * where the other file is one list or JSON
 */
export function pasteObject(before: TextDraft, source: TextDraft, target: number): FileEdit | null {
  const all = source.objects;
  const object = all.findLast((each) => {
    const { from, to } = rangeOfObject(each);
    return from <= target && target <= to;
  });
  if (object === undefined || object.tree === null || object.itemPath !== "") return null;
  if (all.filter(({ document }) => document === object.document).length > 1) return null;
  const { text, objects } = before;
  if (onlyListOf(text) !== null || objects.some((each) => isWrittenAsJson(text, each))) return null;
  const value: EditValue = treeValue(object.tree);
  const at = { from: text.length, to: text.length };
  return editChecked(
    before,
    [{ ...at, text: pasted(text, copiedDocument(splitDocuments(source.text), object.document)) }],
    [...keptObjects(objects), { kind: "value", value }],
    at,
  );
}

function isWrittenAsJson(text: string, { tree, origin }: ManifestObject): boolean {
  return tree !== null && isJson({ text, tree, offset: origin.offset });
}

/** A document behind a text, a marker between both. */
function pasted(text: string, document: string): string {
  const lineBreak = lineBreakOf(text === "" ? document : text);
  const isOpenEnd = lineStart(text, text.length) !== text.length;
  const hasMarker = /^---(?:[ \t\r\n]|$)/.test(document);
  const hasDocument = splitDocuments(text).some(({ isEmpty }) => !isEmpty);
  const isOpenDocument = !hasDocument || /(?:^|[\r\n])---[ \t]*[\r\n]+$/.test(text);
  const body = document
    .replace(/^\ufeff/, "")
    .replace(isOpenDocument ? /^---[ \t]*(?:\r\n|\n|\r)/ : /$^/, "")
    .replace(/\s*$/, "")
    .replace(/\r\n|\n|\r/g, lineBreak);
  const marker = hasMarker || isOpenDocument ? "" : `---${lineBreak}`;
  return `${isOpenEnd ? lineBreak : ""}${marker}${body}${lineBreak}`;
}
