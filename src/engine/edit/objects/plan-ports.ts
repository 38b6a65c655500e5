import { type EditPlan, refusedEdit } from "../edit-plan";
import type { ContainerPortWish, EditTarget } from "../edit-wish";
import { editTextObjects, type ObjectChange } from "./edit-text-objects";
import { findTarget, isRefused, type ObjectPlanning, objectsOfTarget } from "./find-target";
import { finishPlan } from "./finish-plan";
import { portEdits } from "./port-edits";
import { portProblems, servicePortProblems } from "./port-problems";
import { listTitles, titleOfObject } from "./text-object";

/** A wish about the ports of a workload or pod, those of its first container, or of a Service. */
export interface PortsWish {
  readonly target: EditTarget;
  readonly ports: readonly ContainerPortWish[];
}

/** Plans other ports: of a Service its own, else those of the first container, in the template and in the pods that the text states. */
export function planPorts(planning: ObjectPlanning, { target, ports }: PortsWish): EditPlan {
  const found = findTarget(planning, target);
  if (isRefused(found)) return found;
  const isService = target.kind === "service";
  if (!isService && target.kind !== "workload" && target.kind !== "pod")
    return refusedEdit("only Services and the containers of pods have ports");
  const problem = (isService ? servicePortProblems(ports) : portProblems(ports)).at(0);
  if (problem !== undefined) return refusedEdit(problem.reason);
  const changes: ObjectChange[] = [];
  for (const object of objectsOfTarget(found)) {
    const edits = object.value === null ? null : portEdits(object.value, object.kind, ports);
    if (edits === null) return refusedEdit(`${titleOfObject(object)} has no container`, object.place);
    changes.push({ object, edits });
  }
  const edited = editTextObjects(planning.files, changes);
  if (edited.kind === "refused") return edited;
  const written = changes.flatMap(({ object, edits }) => (edits.length === 0 ? [] : object));
  const steps =
    written.length === 0 ? [] : [`the ports of ${isService ? "" : "the first container of "}${listTitles(written)}`];
  const words = ports.map(({ protocol, port }) => `${protocol} ${port}`).join(", ");
  const label = `set the ports of ${found.namespace}/${found.name} to ${words === "" ? "none" : words}`;
  return finishPlan(planning, { files: edited.files, label, steps: [...steps, ...edited.notes] });
}
