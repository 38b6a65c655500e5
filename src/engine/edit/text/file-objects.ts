import { parseJson } from "../../manifest/json/parse-json";
import { asKubernetesList } from "../../manifest/list-items";
import type { ManifestObject } from "../../manifest/manifest";
import { createManifestCache } from "../../manifest/manifest-cache";
import { parseYaml } from "../../manifest/parse-yaml";
import { readManifest } from "../../manifest/read-manifest";
import { type DocumentChunk, splitDocuments } from "../../manifest/split-documents";
import type { FixEdit } from "../../source/fix";
import type { Range } from "../../source/range";
import type { EditedObject } from "./edit-part";
import { type EditPath, type EditValue, isTreeOf, treeValue } from "./edit-value";
import type { TextDraft } from "./text-draft";

/** What became of adding, copying or removing an object. */
export type FileEdit =
  | { readonly kind: "edited"; readonly draft: TextDraft }
  /** Nothing was done. `range`: where in the text one may do it by hand. */
  | { readonly kind: "refused"; readonly reason: string; readonly range: Range };

/** The objects of a file. */
export function objectsOf(text: string): readonly ManifestObject[] {
  return readManifest("edited", text, createManifestCache()).objects;
}

/** Where an object stands in its file. */
export function rangeOfObject({ origin, range }: ManifestObject): Range {
  return { from: origin.offset + range.from, to: origin.offset + range.to };
}

/** An item of a list, as a part of the whole document. */
export interface ListItem {
  readonly document: EditedObject;
  readonly path: EditPath;
}

/** Finds the document around an item of a `List`; null for an object that is a document of its own. */
export function openLists(text: string): (object: ManifestObject) => ListItem | null {
  const chunks = splitDocuments(text);
  const read = new Map<number, readonly EditedObject[]>();
  return ({ document, itemPath, origin, range }) => {
    const chunk = chunks[document];
    if (itemPath === "" || chunk === undefined) return null;
    const documents = read.get(document) ?? documentsIn(text, chunk);
    read.set(document, documents);
    const whole = documents.find(
      ({ tree, offset }) =>
        offset + tree.range.from <= origin.offset + range.from && origin.offset < offset + tree.range.to,
    );
    const path = [...itemPath.matchAll(/(\w+)|\[(\d+)\]/g)].map(([, key, index]) => key ?? Number(index));
    return whole === undefined ? null : { document: whole, path };
  };
}

/** The list that a file is, where it is one and nothing else; null otherwise. */
export function onlyListOf(text: string): EditedObject | null {
  const chunks = splitDocuments(text).filter(({ isEmpty }) => !isEmpty);
  const [chunk] = chunks;
  if (chunk === undefined || chunks.length > 1) return null;
  const [whole, more] = documentsIn(text, chunk);
  const list = whole === undefined || more !== undefined ? null : asKubernetesList(whole.tree);
  return whole === undefined || list === null || list.items === null || list.inherited !== null ? null : whole;
}

function documentsIn(text: string, { text: own, offset }: DocumentChunk): readonly EditedObject[] {
  const isJson = /^\s*[[{]/.test(own);
  const json = isJson ? parseJson(own) : null;
  const trees = json?.isValid === true ? json.values.map(({ tree }) => tree) : [parseYaml(own).tree];
  return trees.flatMap((tree) => (tree === null ? [] : { text, tree, offset }));
}

/**
 * Edits a text unless what then is read differs from what is wanted.
 *
 * @param before - what the edits are against
 * @param wanted - what all objects are to say afterwards, in their order
 */
export function editChecked(
  before: TextDraft,
  edits: readonly FixEdit[] | null,
  wanted: readonly WantedObject[],
  range: Range,
): FileEdit {
  const draft = edits === null ? null : before.after(edits);
  const objects = draft === null ? [] : draft.objects;
  const isRight = objects.length === wanted.length && objects.every(({ tree }, i) => isWanted(tree, wanted[i]));
  if (draft === null || !isRight) {
    return { kind: "refused", reason: "the file is written in a way that cannot be edited here; its text can", range };
  }
  return { kind: "edited", draft };
}

/** What the objects of a file say; null for one that cannot be read. */
export function valuesOf(objects: readonly ManifestObject[]): readonly (EditValue | null)[] {
  return objects.map(({ tree }) => (tree === null ? null : treeValue(tree)));
}

/** What an object is to say: what it says now, or a value. */
export type WantedObject =
  | { readonly kind: "kept"; readonly tree: ManifestObject["tree"] }
  | { readonly kind: "value"; readonly value: EditValue };

/** That objects say what they do. Of most the same is read again, and nothing is compared. */
export function keptObjects(objects: readonly ManifestObject[]): readonly WantedObject[] {
  return objects.map(({ tree }) => ({ kind: "kept", tree }));
}

function isWanted(tree: ManifestObject["tree"], wanted: WantedObject | undefined): boolean {
  if (wanted === undefined) return false;
  if (wanted.kind === "value") return tree !== null && isTreeOf(tree, wanted.value);
  if (tree === null || wanted.tree === null) return tree === wanted.tree;
  return tree === wanted.tree || isTreeOf(tree, treeValue(wanted.tree));
}
