import { type EditPlan, refusedEdit } from "../edit-plan";
import type { EditTarget } from "../edit-wish";
import { isMap, valueAt } from "../text/edit-value";
import { editTextObjects } from "./edit-text-objects";
import { findTarget, isRefused, type ObjectPlanning } from "./find-target";
import { finishPlan } from "./finish-plan";
import { type LabelChange, labelEdits } from "./label-edits";
import { labelProblems } from "./plan-labels";

/** A wish for other labels in a Service's selector. */
export interface SelectorWish extends LabelChange {
  readonly target: EditTarget;
}

/** Plans by which labels a Service selects its pods; never none, after which its endpoints would have to be stated. */
export function planServiceSelector(planning: ObjectPlanning, { target, set, remove }: SelectorWish): EditPlan {
  const found = findTarget(planning, target);
  if (isRefused(found)) return found;
  const { main } = found;
  if (target.kind !== "service" || main === null || main.value === null)
    return refusedEdit("only Services select their pods by such labels");
  const change = { set, remove: remove.filter((key) => !set.has(key)) };
  const problem = labelProblems(change, target).at(0);
  if (problem !== undefined) return refusedEdit(problem.reason, main.place);
  const selector = valueAt(main.value, ["spec", "selector"]);
  const left = new Set([...(isMap(selector) ? selector.keys() : []), ...set.keys()]);
  for (const key of change.remove) left.delete(key);
  if (left.size === 0) return refusedEdit("without its last label the Service would select no pod", main.place);
  const edits = labelEdits(main.value, ["spec", "selector"], change);
  const edited = editTextObjects(planning.files, [{ object: main, edits }]);
  if (edited.kind === "refused") return edited;
  const words = [...[...set].map(([key, value]) => `${key}=${value}`), ...change.remove.map((key) => `${key}-`)];
  const id = `${found.namespace}/${found.name}`;
  const steps = edits.length === 0 ? [] : [`the selector of ${found.title}`];
  return finishPlan(planning, {
    files: edited.files,
    label: `select by ${words.join(" ")} in Service ${id}`,
    steps: [...steps, ...edited.notes],
  });
}
