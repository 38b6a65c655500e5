import { changedFiles, type DraftFile } from "../draft-files";
import { type EditPlan, refusedEdit } from "../edit-plan";
import { firstNew } from "../first-new";
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
  const before = all.filter(({ file }) => names.has(file));
  const fault = firstNew(faultsOf(before), faultsOf(after), ({ reason }) => reason);
  if (fault !== null) return refusedEdit(`${titleOfObject(fault.object)}: ${fault.reason}`);
  return { kind: "planned", label, files: changed, steps, moved };
}

function faultsOf(objects: readonly TextObject[]) {
  return objects.flatMap((object) => object.faults.map((reason) => ({ object, reason })));
}
