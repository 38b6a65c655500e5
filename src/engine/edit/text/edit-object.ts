import type { ManifestObject, ParsedChunk } from "../../manifest/manifest";
import type { FixEdit } from "../../source/fix";
import type { Range } from "../../source/range";
import { aliasesOf, expandAliases, hasAliases } from "./alias-expansion";
import { type EditedObject, partAt } from "./edit-part";
import { type EditValue, isSameValue, treeValue } from "./edit-value";
import { rangeOfObject } from "./file-objects";
import { modelsBeside } from "./style-models";
import { draftOf, type TextDraft } from "./text-draft";
import { editedValue, type TreeEdit } from "./tree-edit";
import { writeTreeEdit } from "./write-tree-edit";

/** What became of edits of an object. */
export type ObjectEdit =
  | {
      readonly kind: "edited";
      /** Against the text as it was, in its order. */
      readonly edits: readonly FixEdit[];
      /** The text of the file afterwards. */
      readonly text: string;
      /** What else had to be done, as sentences; mostly empty. */
      readonly notes: readonly string[];
    }
  /** Nothing was done. `range`: where in the text one may do it by hand, the part that is in question or what is around it. */
  | { readonly kind: "refused"; readonly reason: string; readonly range: Range };

/**
 * Edits an object of a file, touching no character more than needed: comments, order, quotes, indentation and line breaks
 * of everything else stay.
 *
 * What was written is read again: unless the object then says exactly what the edits mean, and all others what they said
 * before, nothing is done.
 *
 * @param target - any offset inside the object
 * @param edits - each against what the one before it left
 */
export function editObject(text: string, target: number, edits: readonly TreeEdit[]): ObjectEdit {
  return editDraft(draftOf(text), target, edits);
}

/** The same of a text that may have been read already, which spares reading it again. */
export function editDraft(base: TextDraft, target: number, edits: readonly TreeEdit[]): ObjectEdit {
  const places = base.objects.map(rangeOfObject);
  const index = places.findLastIndex(({ from, to }) => from <= target && target <= to);
  let draft = base.again();
  const notes = new Set<string>();
  for (const edit of edits) {
    const step = takeStep(draft, index, edit);
    if (step.kind === "refused") {
      const whole = places[index] ?? { from: target, to: target };
      return { ...step, range: draft.edits.length === 0 ? placeOfEdit(draft, index, edit, whole) : whole };
    }
    draft = step.draft;
    if (step.note !== null) notes.add(step.note);
  }
  return { kind: "edited", edits: draft.edits, text: draft.text, notes: [...notes] };
}

/** The nearest part that is there on the way to what an edit is about. */
function placeOfEdit({ objects, text }: TextDraft, index: number, edit: TreeEdit, whole: Range): Range {
  const object = objects[index];
  const edited = object === undefined ? null : editedObjectOf(text, object);
  const path = edit.kind === "insert" ? edit.list : edit.path;
  const parts = edited === null ? [] : path.flatMap((_, i) => partAt(edited, path.slice(0, i + 1)) ?? []);
  const nearest = parts.at(-1);
  return nearest === undefined ? whole : { from: nearest.key?.from ?? nearest.from, to: nearest.to };
}

type Step =
  | { readonly kind: "done"; readonly draft: TextDraft; readonly note: string | null }
  | { readonly kind: "refused"; readonly reason: string };

const refused = (reason: string): Step => ({ kind: "refused", reason });

function takeStep(draft: TextDraft, index: number, edit: TreeEdit): Step {
  const before = draft.objects;
  const object = before[index];
  const edited = object === undefined ? null : editedObjectOf(draft.text, object);
  if (edited === null) return refused("the object cannot be read as it stands; its errors come first");
  const wanted = editedValue(treeValue(edited.tree), edit);
  if (wanted === null) return refused("the object has no such part any more");
  const others = modelsBeside(draft.text, before, index);
  const chunks = before.map(({ parsed }) => parsed);
  const written = writeTreeEdit(edited, edit, others);
  const direct = written === null ? null : draft.after(written);
  if (direct !== null && says(direct.objects, index, wanted, chunks)) {
    return { kind: "done", draft: direct, note: null };
  }
  return expandFirst(draft, index, { edited, edit, wanted, chunks, others });
}

interface Wish {
  readonly edited: EditedObject;
  readonly edit: TreeEdit;
  readonly wanted: EditValue;
  readonly chunks: readonly ParsedChunk[];
  readonly others: readonly EditedObject[];
}

/**
 * What an alias stands for is written out in its place, so that the edit changes only what it means: those that have to do
 * with the edit, else all of the object.
 */
function expandFirst(draft: TextDraft, index: number, wish: Wish): Step {
  const { edited, edit, others } = wish;
  const isMeant = aliasesOf(edited, edit);
  const some = joined(
    [edited, ...sharing(draft, index)].map((each) => expandAliases(each, [edited, ...others], isMeant)),
  );
  const all = joined([expandAliases(edited, others, () => true)]);
  if (some === null && all === null && !hasAliases(edited)) {
    return refused("this part is written in a way that cannot be edited here; its text can");
  }
  const done = afterExpansion(draft, index, wish, some);
  if (done !== null) return { kind: "done", draft: done, note: "What an alias stood for is written out in its place." };
  const last = afterExpansion(draft, index, wish, all);
  if (last === null) return refused("an alias or a merge key stands in the way; write out what it means first");
  return { kind: "done", draft: last, note: "What the aliases of this object stand for is written out." };
}

/** Other objects of the same document, which may repeat by an alias what this one says. */
function sharing({ objects, text }: TextDraft, index: number): readonly EditedObject[] {
  const document = objects[index]?.document;
  return objects.flatMap((each, i) =>
    i === index || each.document !== document ? [] : (editedObjectOf(text, each) ?? []),
  );
}

function joined(expansions: readonly (readonly FixEdit[])[]): readonly FixEdit[] | null {
  const edits = expansions.flat().toSorted((a, b) => a.from - b.from);
  return edits.length === 0 ? null : edits;
}

function afterExpansion(
  draft: TextDraft,
  index: number,
  { edit, wanted, chunks, others }: Wish,
  expansion: readonly FixEdit[] | null,
): TextDraft | null {
  if (expansion === null) return null;
  const expanded = draft.after(expansion);
  const object = expanded.objects[index];
  const written = object === undefined ? null : editedObjectOf(expanded.text, object);
  const edits = written === null ? null : writeTreeEdit(written, edit, others);
  const after = edits === null ? null : expanded.after(edits);
  return after !== null && says(after.objects, index, wanted, chunks) ? after : null;
}

function editedObjectOf(text: string, { tree, origin }: ManifestObject): EditedObject | null {
  return tree === null ? null : { text, tree, offset: origin.offset };
}

function says(
  objects: readonly ManifestObject[],
  index: number,
  wanted: EditValue,
  before: readonly ParsedChunk[],
): boolean {
  if (objects.length !== before.length) return false;
  return objects.every(({ parsed, tree }, i) =>
    i === index
      ? tree !== null && isSameValue(treeValue(tree), wanted)
      : parsed === before[i] || isSameText(parsed, before[i]),
  );
}

function isSameText(a: ParsedChunk, b: ParsedChunk | undefined): boolean {
  if (b === undefined || a.tree === null || b.tree === null) return b !== undefined && a.tree === b.tree;
  return isSameValue(treeValue(a.tree), treeValue(b.tree));
}
