import { type EditPlan, refusedEdit } from "../edit-plan";
import type { EditTarget } from "../edit-wish";
import { editTextObjects } from "./edit-text-objects";
import {
  type FoundTarget,
  findTarget,
  isRefused,
  type ObjectPlanning,
  objectsOfTarget,
  podsOfTarget,
} from "./find-target";
import { finishPlan } from "./finish-plan";
import { knownNamesOf } from "./known-names";
import { setDeep } from "./label-edits";
import { namespaceNameProblem } from "./name-problem";
import { isSameIdentity, listTitles, type TextObject, titleOfObject } from "./text-object";
import { whatStays } from "./what-stays";
import { whoNames } from "./who-names";

/** A wish for another namespace. */
export interface NamespaceWish {
  readonly target: EditTarget;
  readonly namespace: string;
}

/** Plans that something lies in another namespace, a workload with all that belongs to it. */
export function planSetNamespace(planning: ObjectPlanning, { target, namespace }: NamespaceWish): EditPlan {
  const found = findTarget(planning, target);
  if (isRefused(found)) return found;
  const label = `move ${found.namespace}/${found.name} to namespace ${namespace}`;
  if (found.namespace === namespace) return { kind: "planned", label, files: [], steps: [] };
  const objects = movedObjects(planning, found);
  const problem = namespaceProblem(planning, found, namespace);
  if (problem !== null) return refusedEdit(problem);
  const edited = editTextObjects(
    planning.files,
    objects.map((object) => ({
      object,
      edits: object.value === null ? [] : [setDeep(object.value, ["metadata", "namespace"], namespace)],
    })),
  );
  if (edited.kind === "refused") return edited;
  const naming = whoNames(planning, found).filter((each) => !objects.includes(each));
  const steps = [
    `the namespace of ${listTitles(objects)}`,
    ...(knownNamesOf(planning.context).hasNamespace(namespace) ? [] : [`no object declares a namespace ${namespace}`]),
    ...(naming.length > 0 ? [`what names it stays as it is: ${listTitles(naming)}`] : []),
    ...whatStays(planning, [found]),
    ...edited.notes,
  ];
  const moved = new Map(
    podsOfTarget(planning, found).map((id) => [id, `${namespace}/${id.slice(id.indexOf("/") + 1)}`]),
  );
  return finishPlan(planning, { files: edited.files, label, steps, moved });
}

/** Why something cannot lie in a namespace; null where it can, or lies there already. */
export function namespaceProblem(planning: ObjectPlanning, found: FoundTarget, namespace: string): string | null {
  if (found.namespace === null) return `${found.title} lies in no namespace`;
  const problem = namespaceNameProblem(namespace);
  if (problem !== null) return problem;
  if (found.namespace === namespace) return null;
  for (const { kind, name, isNameGenerated } of movedObjects(planning, found)) {
    const there = planning.all.find((each) => each.kind === kind && each.namespace === namespace && each.name === name);
    if (there !== undefined && !isNameGenerated) return `there is a ${titleOfObject(there)} already`;
  }
  const other = planning.context.evaluation.cluster.workloads.get(`${namespace}/${found.name}`);
  const isTaken = found.target.kind === "workload" && other !== undefined;
  return isTaken ? `there is a ${other.kind} ${namespace}/${found.name} already` : null;
}

/** What it is written as, and what is replaced by it now and would take part again. */
function movedObjects({ all }: ObjectPlanning, found: FoundTarget): readonly TextObject[] {
  const own = objectsOfTarget(found);
  return all.filter((each) => own.includes(each) || (each.isSound && own.some((one) => isSameIdentity(one, each))));
}
