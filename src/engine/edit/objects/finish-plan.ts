import { changedFiles, type DraftFile } from "../draft-files";
import { type EditPlan, refusedEdit } from "../edit-plan";
import type { ObjectPlanning } from "./find-target";
import { readTextObjects, type TextObject, titleOfObject } from "./text-object";

/** What is to become of the text. */
export interface Drafted {
  readonly files: readonly DraftFile[];
  /** In the imperative, as the history has it. */
  readonly label: string;
  /** As sentences. */
  readonly steps: readonly string[];
  /** Pods that get another id; absent: none. */
  readonly moved?: ReadonlyMap<string, string>;
}

/** Makes a plan of drafts, unless the API server would refuse something in them that it takes now; its reason is given. */
export function finishPlan(
  { context, all }: ObjectPlanning,
  { files, label, steps, moved = new Map() }: Drafted,
): EditPlan {
  const changed = changedFiles(files);
  const names = new Set(changed.map(({ name }) => name));
  const after = readTextObjects(
    files.filter(({ name }) => names.has(name)),
    context.defaultNamespace,
  );
  const fault = newFault(
    all.filter(({ file }) => names.has(file)),
    after,
  );
  return fault === null ? { kind: "planned", label, files: changed, steps, moved } : refusedEdit(fault);
}

/** What would be refused afterwards and is not now; null: nothing. */
function newFault(before: readonly TextObject[], after: readonly TextObject[]): string | null {
  const known = new Map<string, number>();
  for (const fault of before.flatMap(({ faults }) => faults)) known.set(fault, (known.get(fault) ?? 0) + 1);
  for (const object of after) {
    for (const fault of object.faults) {
      const left = known.get(fault) ?? 0;
      if (left === 0) return `${titleOfObject(object)}: ${fault}`;
      known.set(fault, left - 1);
    }
  }
  return null;
}
