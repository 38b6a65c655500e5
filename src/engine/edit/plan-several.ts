import { finish } from "../steps";
import { type ChangedFile, type EditedFile, prepareDrafts } from "./draft-files";
import type { EditContext } from "./edit-context";
import { type EditPlan, type PlannedEdit, refusedEdit } from "./edit-plan";
import type { EditWish, SeveralWish } from "./edit-wish";
import { draftOf } from "./text/text-draft";

/**
 * Plans wishes one after another, each against the text that the ones before it leave, read and evaluated anew. They are
 * one edit: where one of them is refused, so are all.
 *
 * @param plan - plans one of them
 */
export function planSeveral(
  context: EditContext,
  { wishes }: SeveralWish,
  plan: (context: EditContext, wish: EditWish) => EditPlan,
): EditPlan {
  const plans: PlannedEdit[] = [];
  let now = context;
  for (const [i, wish] of wishes.entries()) {
    const own = plan(now, wish);
    if (own.kind === "refused") return own;
    plans.push(own);
    if (i === wishes.length - 1 || own.files.length === 0) continue;
    if (context.reread === undefined) return refusedEdit("Several changes at once cannot be planned here.");
    const files = editedFiles(now.files, own.files);
    finish(prepareDrafts(files, now.files, () => {}));
    now = context.reread(files);
  }
  const moved = plans.reduce((all, own) => movedOn(all, own.moved ?? new Map()), new Map<string, string>());
  return {
    kind: "planned",
    label: plans.map(({ label }) => label).join(", and "),
    files: joinedFiles(context.files, plans),
    steps: plans.flatMap(({ steps }) => steps),
    ...(moved.size > 0 && { moved }),
  };
}

/** The files of a text after some of them were changed; new ones last. */
export function editedFiles(files: readonly EditedFile[], changed: readonly ChangedFile[]): readonly EditedFile[] {
  const texts = new Map(changed.map(({ name, text }) => [name, text]));
  // What was not edited stays the same object, of which more is known than its text.
  const kept = files.map((file) => {
    const text = texts.get(file.name);
    return text === undefined || text === file.text ? file : { name: file.name, text };
  });
  const added = changed.filter(({ name }) => !files.some((file) => file.name === name));
  return [...kept, ...added.map(({ name, text }) => ({ name, text }))];
}

/** Edits of each file against its text as it was at first. */
function joinedFiles(files: readonly EditedFile[], plans: readonly PlannedEdit[]): readonly ChangedFile[] {
  const names = [...new Set(plans.flatMap((plan) => plan.files.map(({ name }) => name)))];
  return names.map((name) => {
    const before = draftOf(files.find((file) => file.name === name)?.text ?? "");
    const edits = plans.flatMap((plan) => plan.files.filter((file) => file.name === name));
    const draft = edits.reduce((now, file) => now.after(file.edits), before);
    return { name, edits: draft.edits, text: draft.text };
  });
}

/** Ids of pods after one more move; a pod that is back under its old id has not moved. */
function movedOn(before: ReadonlyMap<string, string>, next: ReadonlyMap<string, string>): Map<string, string> {
  const through = [...before].map(([from, to]) => [from, next.get(to) ?? to] as const);
  const passed = new Set(before.values());
  const fresh = [...next].filter(([from]) => !passed.has(from));
  return new Map([...through, ...fresh].filter(([from, to]) => from !== to));
}
