import { splitDocuments } from "../../manifest/split-documents";
import { addObject } from "../text/edit-file";
import type { EditedObject } from "../text/edit-part";
import type { EditValue } from "../text/edit-value";
import { editChecked, type FileEdit, keptObjects, onlyListOf } from "../text/file-objects";
import { modelsIn } from "../text/style-models";
import { draftOf, type TextDraft } from "../text/text-draft";
import { lineBreakOf } from "../text/text-lines";

/** How markers stand between documents shows in the last ones. */
const MODELS = 2;

/** What became of adding objects. */
export type AddedObjects =
  | { readonly kind: "done"; readonly draft: TextDraft }
  | Extract<FileEdit, { readonly kind: "refused" }>;

/**
 * Adds objects behind all others of a file, as {@link addObject} does one by one; a long file of documents is read once for
 * all of them.
 *
 * @param elsewhere - objects of other files, the nearest last
 */
export function addObjects(
  before: TextDraft,
  values: readonly EditValue[],
  elsewhere: readonly EditedObject[] = [],
): AddedObjects {
  const [first, ...others] = values;
  if (first === undefined) return { kind: "done", draft: before };
  const edit = addObject(before, first, elsewhere);
  if (edit.kind === "refused") return edit;
  const begun = edit.draft;
  if (others.length === 0) return { kind: "done", draft: begun };
  return addBehind(begun, others, elsewhere) ?? addEach(begun, others, elsewhere);
}

/** Against the last documents alone, and then looked at as a whole; null where that does not come out right. */
function addBehind(
  before: TextDraft,
  values: readonly EditValue[],
  elsewhere: readonly EditedObject[],
): AddedObjects | null {
  const { text, objects } = before;
  if (onlyListOf(text) !== null) return null;
  const above = modelsIn(text, objects);
  const from = tailOf(text);
  let done = "";
  let tail = text.slice(from);
  for (const value of values) {
    if (lineBreakOf(tail) !== lineBreakOf(text)) return null;
    const edit = addObject(draftOf(tail), value, elsewhere, above);
    if (edit.kind === "refused") return null;
    // What is added is a model for what comes next.
    const start = tailOf(edit.draft.text);
    done += edit.draft.text.slice(0, start);
    tail = edit.draft.text.slice(start);
  }
  const place = { from, to: text.length };
  const wanted = [...keptObjects(before.objects), ...values.map((value) => ({ kind: "value", value }) as const)];
  const whole = editChecked(before, [{ ...place, text: done + tail }], wanted, place);
  return whole.kind === "refused" ? null : { kind: "done", draft: whole.draft };
}

/** Where the last documents of a text begin. */
function tailOf(text: string): number {
  return (
    splitDocuments(text)
      .filter(({ isEmpty }) => !isEmpty)
      .at(-MODELS)?.offset ?? 0
  );
}

function addEach(before: TextDraft, values: readonly EditValue[], elsewhere: readonly EditedObject[]): AddedObjects {
  let draft = before;
  for (const value of values) {
    const edit = addObject(draft, value, elsewhere);
    if (edit.kind === "refused") return edit;
    draft = edit.draft;
  }
  return { kind: "done", draft };
}
