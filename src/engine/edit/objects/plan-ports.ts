import { portNameProblem, portNumberProblem } from "../../kube/name-rules";
import { quoted } from "../../manifest/finding";
import { type EditPlan, refusedEdit } from "../edit-plan";
import type { ContainerPortWish, EditTarget } from "../edit-wish";
import { editTextObjects, type ObjectChange } from "./edit-text-objects";
import { findTarget, isRefused, type ObjectPlanning, objectsOfTarget } from "./find-target";
import { finishPlan } from "./finish-plan";
import { portEdits } from "./port-edits";
import { listTitles, titleOfObject } from "./text-object";

/** A wish about the ports of a workload or pod: those of its first container. */
export interface PortsWish {
  readonly target: EditTarget;
  readonly ports: readonly ContainerPortWish[];
}

/** Plans other ports of the first container: in the template, and in the pods that the text states. */
export function planPorts(planning: ObjectPlanning, { target, ports }: PortsWish): EditPlan {
  const found = findTarget(planning, target);
  if (isRefused(found)) return found;
  if (target.kind !== "workload" && target.kind !== "pod") return refusedEdit("only pods have containers with ports");
  const problem = portProblems(ports).at(0);
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
  const steps = written.length === 0 ? [] : [`the ports of the first container of ${listTitles(written)}`];
  const words = ports.map(({ protocol, port }) => `${protocol} ${port}`).join(", ");
  const label = `set the ports of ${found.namespace}/${found.name} to ${words === "" ? "none" : words}`;
  return finishPlan(planning, { files: edited.files, label, steps: [...steps, ...edited.notes] });
}

/** Why a port is refused. */
export interface PortProblem {
  /** Which of the ports, from 0. */
  readonly index: number;
  readonly reason: string;
}

/** What the API server says against ports of one container. */
export function portProblems(ports: readonly ContainerPortWish[]): readonly PortProblem[] {
  return ports.flatMap(({ name, port }, index): readonly PortProblem[] => {
    const at = (reason: string) => [{ index, reason }];
    const ofNumber = Number.isInteger(port) ? portNumberProblem(port) : "must be a whole number";
    if (ofNumber !== null) return at(`containerPort ${Number.isNaN(port) ? "" : port} ${ofNumber}`.replace("  ", " "));
    const ofName = name === "" ? null : portNameProblem(name);
    if (ofName !== null) return at(`the port name ${quoted(name)} ${ofName}`);
    const before = ports.slice(0, index);
    if (name !== "" && before.some((each) => each.name === name))
      return at(`the container has two ports named ${quoted(name)}; give each its own name`);
    return [];
  });
}
