import { type DraftFile, withDraft } from "../draft-files";
import { type EditPlan, type RefusedEdit, refusedEdit } from "../edit-plan";
import type { EditTarget } from "../edit-wish";
import { copyObjects } from "../text/edit-file";
import type { TreeEdit } from "../text/tree-edit";
import { cleaningEdits } from "./copy-cleaning";
import { editTextObjects } from "./edit-text-objects";
import { type FoundTarget, findTarget, isRefused, type ObjectPlanning } from "./find-target";
import { finishPlan } from "./finish-plan";
import { knownNamesOf } from "./known-names";
import { nameReferences } from "./name-references";
import { nameEdits, namespaceEdits } from "./plan-rename";
import { takenProblem } from "./taken-name";
import { listTitles, readTextObjects, type TextObject } from "./text-object";
import { contentsOf } from "./who-names";

/** A wish for a copy under another name. */
export interface DuplicateWish {
  readonly target: EditTarget;
  readonly name: string;
}

/** Plans a copy behind the original, comments and all; of a namespace with everything that is in it. */
export function planDuplicate(planning: ObjectPlanning, { target, name }: DuplicateWish): EditPlan {
  const found = findTarget(planning, target);
  if (isRefused(found)) return found;
  const problem = takenProblem(planning, found, found.namespace, name);
  if (problem !== null) return refusedEdit(problem);
  const originals = originalsOf(planning, found);
  if ("reason" in originals) return originals;
  const copied = copyAll(planning, originals);
  if (copied.kind === "refused") return copied;
  const edited = editTextObjects(
    copied.files,
    copied.copies.map((object) => ({ object, edits: copyEdits(planning, found, object, name) })),
  );
  if (edited.kind === "refused") return edited;
  const isNamespace = target.kind === "namespace";
  const id = isNamespace ? `namespace ${found.name}` : `${found.namespace}/${found.name}`;
  const broken = isNamespace ? contentsOf(planning, found.name).filter(({ isSound }) => !isSound) : [];
  const steps = [
    isNamespace
      ? `copies, in namespace ${name}, of ${listTitles(originals)}`
      : `a copy of ${listTitles(originals)}, called ${name}`,
    ...(LABELLED.has(target.kind) ? ["it has the same labels, so the same policies and Services are about it"] : []),
    ...(broken.length > 0 ? [`what has errors is not copied: ${listTitles(broken)}`] : []),
    ...edited.notes,
  ];
  return finishPlan(planning, { files: edited.files, label: `duplicate ${id} as ${name}`, steps });
}

const LABELLED: ReadonlySet<EditTarget["kind"]> = new Set(["workload", "pod"]);

function originalsOf(planning: ObjectPlanning, found: FoundTarget): readonly TextObject[] | RefusedEdit {
  if (found.target.kind === "namespace") {
    const sound = contentsOf(planning, found.name).filter(({ isSound }) => isSound);
    return sound.length > 0 ? sound : refusedEdit(`no object lies in or declares namespace ${found.name}`);
  }
  if (found.main !== null) return [found.main];
  const place = found.pods[0]?.place ?? null;
  return found.kind === "Pod"
    ? refusedEdit(`these ${found.pods.length} pods have no controller: duplicate one of them`, place)
    : refusedEdit(`no text states the controller of ${found.namespace}/${found.name}`, place);
}

type Copied =
  | { readonly kind: "done"; readonly files: readonly DraftFile[]; readonly copies: readonly TextObject[] }
  | RefusedEdit;

function copyAll({ files, context }: ObjectPlanning, originals: readonly TextObject[]): Copied {
  let now = files;
  const places = new Map<string, ReadonlySet<number>>();
  for (const { name, draft } of files) {
    const own = originals.filter(({ file }) => file === name).toSorted((a, b) => a.index - b.index);
    if (own.length === 0) continue;
    const edit = copyObjects(
      draft,
      own.map(({ offset }) => offset),
    );
    if (edit.kind === "refused") return refusedEdit(`${name}: ${edit.reason}`, { file: name, ...edit.range });
    now = withDraft(now, name, edit.draft);
    // Each stands behind its original, and moves those after it by one.
    places.set(name, new Set(own.map(({ index }, i) => index + i + 1)));
  }
  const after = readTextObjects(now, context.defaultNamespace);
  return { kind: "done", files: now, copies: after.filter(({ file, index }) => places.get(file)?.has(index) === true) };
}

function copyEdits(
  { context }: ObjectPlanning,
  { target, name: old }: FoundTarget,
  object: TextObject,
  name: string,
): readonly TreeEdit[] {
  if (object.value === null) return [];
  const cleaning = cleaningEdits(object.value, object.kind);
  if (target.kind !== "namespace") return [...nameEdits(object, name), ...cleaning];
  const home = object.namespace ?? context.defaultNamespace;
  const change = { kind: "namespace", name: old, to: name } as const;
  const named = nameReferences(object, home, change, knownNamesOf(context));
  return [...namespaceEdits(object, old, name), ...named, ...cleaning];
}
