import { type EditPlan, refusedEdit } from "../edit-plan";
import { type EditValue, valueAt } from "../text/edit-value";
import { withAddedObject } from "./add-to-file";
import type { ObjectPlanning } from "./find-target";
import { finishPlan } from "./finish-plan";
import { knownNamesOf } from "./known-names";
import { newObjectProblems } from "./new-object-problems";
import { type NewObject, newObject } from "./new-objects";

/** Plans a new object of those that forms know. */
export function planCreate(planning: ObjectPlanning, wished: NewObject): EditPlan {
  const problem = newObjectProblems(planning, wished).at(0);
  return problem === undefined ? planAdd(planning, newObject(wished)) : refusedEdit(problem.reason);
}

/** Plans any new object, behind its like; refused where there is one of its kind and name. */
export function planAdd(planning: ObjectPlanning, value: EditValue): EditPlan {
  const text = (...path: readonly string[]) => {
    const part = valueAt(value, path);
    return typeof part === "string" ? part : "";
  };
  const kind = text("kind");
  const name = text("metadata", "name");
  const namespace = kind === "Namespace" ? null : text("metadata", "namespace") || planning.context.defaultNamespace;
  const title = `${kind} ${namespace === null ? "" : `${namespace}/`}${name}`;
  const same = planning.all.find(
    (each) => each.kind === kind && each.name === name && (each.namespace ?? namespace) === namespace,
  );
  if (same !== undefined) return refusedEdit(`there is a ${title} already`, same.place);
  const added = withAddedObject(planning, value);
  if (added.kind === "refused") return added;
  const isDeclared = namespace === null || knownNamesOf(planning.context).hasNamespace(namespace);
  const steps = [
    `a new ${title} in ${added.file}`,
    ...(isDeclared ? [] : [`no object declares a namespace ${namespace}`]),
  ];
  return finishPlan(planning, { files: added.files, label: `add ${title}`, steps });
}
