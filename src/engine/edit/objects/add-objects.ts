import { splitDocuments } from "../../manifest/split-documents";
import { addObject } from "../text/edit-file";
import type { EditValue } from "../text/edit-value";
import { editChecked, type FileEdit, onlyListOf, valuesOf } from "../text/file-objects";
import type { TextDraft } from "../text/text-draft";
import { lineBreakOf } from "../text/text-lines";

/** What a new document looks like shows in the last ones: their style, and how markers stand between them. */
const MODELS = 2;

/** What became of adding objects. */
export type AddedObjects =
  | { readonly kind: "done"; readonly draft: TextDraft }
  | Extract<FileEdit, { readonly kind: "refused" }>;

/**
 * Adds objects behind all others of a file, as {@link addObject} does one by one; a long file of documents is read once for
 * all of them.
 */
export function addObjects(before: TextDraft, values: readonly EditValue[]): AddedObjects {
  const [first, ...others] = values;
  if (first === undefined) return { kind: "done", draft: before };
  const edit = addObject(before.text, first);
  if (edit.kind === "refused") return edit;
  const begun = before.after(edit.edits);
  return others.length === 0 ? { kind: "done", draft: begun } : (addBehind(begun, others) ?? addEach(begun, others));
}

/** Against the last documents alone, and then looked at as a whole; null where that does not come out right. */
function addBehind(before: TextDraft, values: readonly EditValue[]): AddedObjects | null {
  const { text } = before;
  if (onlyListOf(text) !== null) return null;
  const from = tailOf(text);
  let done = "";
  let tail = text.slice(from);
  for (const value of values) {
    if (lineBreakOf(tail) !== lineBreakOf(text)) return null;
    const edit = addObject(tail, value);
    if (edit.kind === "refused") return null;
    // What is added is a model for what comes next.
    const start = tailOf(edit.text);
    done += edit.text.slice(0, start);
    tail = edit.text.slice(start);
  }
  const place = { from, to: text.length };
  const wanted = [...valuesOf(before.objects), ...values];
  const whole = editChecked(text, [{ ...place, text: done + tail }], wanted, place);
  return whole.kind === "refused" ? null : { kind: "done", draft: before.after(whole.edits) };
}

/** Where the last documents of a text begin. */
function tailOf(text: string): number {
  return (
    splitDocuments(text)
      .filter(({ isEmpty }) => !isEmpty)
      .at(-MODELS)?.offset ?? 0
  );
}

function addEach(before: TextDraft, values: readonly EditValue[]): AddedObjects {
  let draft = before;
  for (const value of values) {
    const edit = addObject(draft.text, value);
    if (edit.kind === "refused") return edit;
    draft = draft.after(edit.edits);
  }
  return { kind: "done", draft };
}
