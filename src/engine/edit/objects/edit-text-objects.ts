import type { ManifestObject } from "../../manifest/manifest";
import { createManifestCache } from "../../manifest/manifest-cache";
import { readManifest } from "../../manifest/read-manifest";
import type { FixEdit } from "../../source/fix";
import { type DraftFile, withDraft } from "../draft-files";
import { type RefusedEdit, refusedEdit } from "../edit-plan";
import { editDraft } from "../text/edit-object";
import type { EditedObject } from "../text/edit-part";
import { type EditValue, isTreeOf, treeValue } from "../text/edit-value";
import { rangeOfObject } from "../text/file-objects";
import type { TextDraft } from "../text/text-draft";
import { editedValue, type TreeEdit } from "../text/tree-edit";
import { writeTreeEdit } from "../text/write-tree-edit";
import { type TextObject, titleOfObject } from "./text-object";

/** What is to change in an object. */
export interface ObjectChange {
  readonly object: TextObject;
  /** Each against what the one before it left. */
  readonly edits: readonly TreeEdit[];
}

/** Files after changes of their objects. */
export interface EditedDrafts {
  readonly kind: "done";
  readonly files: readonly DraftFile[];
  /** What else had to be done, as sentences. */
  readonly notes: readonly string[];
}

/**
 * Changes objects of several files. What was written is read again: every object says what is meant, all others what they
 * said, or nothing is done.
 *
 * @param changes - at most one for each object; those without edits change nothing
 */
export function editTextObjects(
  files: readonly DraftFile[],
  changes: readonly ObjectChange[],
): EditedDrafts | RefusedEdit {
  let now = files;
  const notes = new Set<string>();
  for (const { name, draft } of files) {
    const own = changes.filter(({ object, edits }) => object.file === name && edits.length > 0);
    if (own.length === 0) continue;
    const together = own.length === 1 ? null : editTogether(draft, own);
    if (together !== null) {
      now = withDraft(now, name, together);
      continue;
    }
    const done = editOneByOne(draft, own);
    if (done.kind === "refused") return done;
    for (const note of done.notes) notes.add(note);
    now = withDraft(now, name, done.draft);
  }
  return { kind: "done", files: now, notes: [...notes] };
}

/** All objects in a few readings of the file, however many they are; null where that does not come out right. */
function editTogether(draft: TextDraft, changes: readonly ObjectChange[]): TextDraft | null {
  const cache = createManifestCache();
  const read = (text: string) => readManifest("edited", text, cache).objects;
  const wanted = read(draft.text).map(({ tree }) => (tree === null ? null : treeValue(tree)));
  const rounds = Math.max(...changes.map(({ edits }) => edits.length));
  let now = draft;
  for (let round = 0; round < rounds; round++) {
    const objects = read(now.text);
    const written: FixEdit[] = [];
    for (const { object, edits } of changes) {
      const edit = edits[round];
      const before = wanted[object.index] ?? null;
      if (edit === undefined) continue;
      const value = before === null ? null : editedValue(before, edit);
      const own = writeEdit(now.text, objects, object.index, edit);
      if (value === null || own === null) return null;
      wanted[object.index] = value;
      written.push(...own);
    }
    const inOrder = written.toSorted((a, b) => a.from - b.from);
    if (inOrder.some(({ from }, i) => from < (inOrder[i - 1]?.to ?? 0))) return null;
    now = now.after(inOrder);
  }
  return saysAll(read(now.text), wanted) ? now : null;
}

function writeEdit(
  text: string,
  objects: readonly ManifestObject[],
  index: number,
  edit: TreeEdit,
): readonly FixEdit[] | null {
  const edited = (each: ManifestObject | undefined): readonly EditedObject[] =>
    each === undefined || each.tree === null ? [] : [{ text, tree: each.tree, offset: each.origin.offset }];
  const [own] = edited(objects[index]);
  if (own === undefined) return null;
  return writeTreeEdit(own, edit, [...edited(objects[index - 1]), ...edited(objects[index + 1])]);
}

function saysAll(objects: readonly ManifestObject[], wanted: readonly (EditValue | null)[]): boolean {
  if (objects.length !== wanted.length) return false;
  return objects.every(({ tree }, i) => {
    const value = wanted[i] ?? null;
    return tree === null || value === null ? tree === null && value === null : isTreeOf(tree, value);
  });
}

type OneByOne = { readonly kind: "done"; readonly draft: TextDraft; readonly notes: readonly string[] } | RefusedEdit;

function editOneByOne(draft: TextDraft, changes: readonly ObjectChange[]): OneByOne {
  let now = draft;
  const notes: string[] = [];
  for (const { object, edits } of changes) {
    const manifest = now.objects[object.index];
    if (manifest === undefined) return refusedEdit(`${titleOfObject(object)} is gone`, object.place);
    const edit = editDraft(now, rangeOfObject(manifest).from, edits);
    if (edit.kind === "refused") return refusedEdit(`${titleOfObject(object)}: ${edit.reason}`, object.place);
    now = now.after(edit.edits);
    notes.push(...edit.notes);
  }
  return { kind: "done", draft: now, notes };
}
