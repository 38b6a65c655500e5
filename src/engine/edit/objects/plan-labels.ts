import { labelKeyProblem, labelValueProblem } from "../../kube/name-rules";
import { NAMESPACE_NAME_LABEL } from "../../kube/namespace-name-label";
import { quoted } from "../../manifest/finding";
import { type EditPlan, type RefusedEdit, refusedEdit } from "../edit-plan";
import type { EditTarget } from "../edit-wish";
import { mapOf } from "../text/edit-value";
import { withAddedObject } from "./add-to-file";
import { editTextObjects, type ObjectChange } from "./edit-text-objects";
import { type FoundTarget, findTarget, isRefused, type ObjectPlanning, objectsOfTarget } from "./find-target";
import { finishPlan } from "./finish-plan";
import { type LabelChange, labelEdits, labelsPath, TEMPLATED } from "./label-edits";
import { selectorEdits } from "./selector-edits";
import { listTitles, type TextObject, titleOfObject } from "./text-object";

/** A wish about labels. */
export interface LabelsWish extends LabelChange {
  readonly target: EditTarget;
}

/**
 * Plans other labels: of a workload's pods in its template, in the pods that the text states, and in the controller's
 * selector, which has to go on matching them; of everything else its own.
 */
export function planLabels(planning: ObjectPlanning, { target, set, remove }: LabelsWish): EditPlan {
  const found = findTarget(planning, target);
  if (isRefused(found)) return found;
  const change = { set, remove: remove.filter((key) => !set.has(key)) };
  const problem = labelProblems(change, target).at(0);
  if (problem !== undefined) return refusedEdit(problem.reason);
  const label = labelOf(found, change);
  if (found.main === null && target.kind === "namespace") return declareNamespace(planning, target.id, change, label);
  const objects = objectsOfTarget(found);
  const planned = objects.map((object) => changeOf(object, change));
  const refused = planned.find((each): each is RefusedEdit => "reason" in each);
  if (refused !== undefined) return refused;
  const changes = planned.flatMap((each) => ("object" in each ? each : []));
  const edited = editTextObjects(planning.files, changes);
  if (edited.kind === "refused") return edited;
  const steps = [...stepsOf(changes), ...edited.notes];
  return finishPlan(planning, { files: edited.files, label, steps });
}

/** What the API server says against labels, one for each that it refuses. */
export function labelProblems({ set, remove }: LabelChange, target: EditTarget): readonly LabelProblem[] {
  const problems = [...set].flatMap(([key, value]): readonly LabelProblem[] => {
    const ofKey = labelKeyProblem(key);
    if (ofKey !== null) return [{ key, reason: `the label key ${quoted(key)} ${ofKey}` }];
    const ofValue = labelValueProblem(value);
    return ofValue === null ? [] : [{ key, reason: `the label value ${quoted(value)} ${ofValue}` }];
  });
  const isNameKept =
    !remove.includes(NAMESPACE_NAME_LABEL) && (set.get(NAMESPACE_NAME_LABEL) ?? target.id) === target.id;
  if (target.kind !== "namespace" || isNameKept) return problems;
  const reason = `the API server sets ${NAMESPACE_NAME_LABEL} to the namespace's name; it cannot be changed`;
  return [...problems, { key: NAMESPACE_NAME_LABEL, reason }];
}

/** Why a label is refused. */
export interface LabelProblem {
  readonly key: string;
  readonly reason: string;
}

interface LabelledObject extends ObjectChange {
  readonly isSelectorChanged: boolean;
}

function changeOf(object: TextObject, change: LabelChange): LabelledObject | RefusedEdit {
  const { value, kind } = object;
  if (value === null) return refusedEdit(`${titleOfObject(object)} cannot be read`, object.place);
  const edits = labelEdits(value, labelsPath(kind), change);
  const selector = TEMPLATED.has(kind) && edits.length > 0 ? selectorEdits(value, kind, change) : [];
  if ("reason" in selector) return refusedEdit(`${titleOfObject(object)}: ${selector.reason}`, object.place);
  return { object, edits: [...edits, ...selector], isSelectorChanged: selector.length > 0 };
}

function stepsOf(changes: readonly LabelledObject[]): readonly string[] {
  const written = changes.filter(({ edits }) => edits.length > 0);
  const [templates, own] = [true, false].map((isTemplate) =>
    written.flatMap(({ object }) => (TEMPLATED.has(object.kind) === isTemplate ? object : [])),
  );
  const selecting = written.flatMap(({ object, isSelectorChanged }) => (isSelectorChanged ? object : []));
  return [
    ...(templates?.length ? [`the labels of the pod template of ${listTitles(templates)}`] : []),
    ...(own?.length ? [`the labels of ${listTitles(own)}`] : []),
    ...(selecting.length > 0
      ? [
          `the selector of ${listTitles(selecting)}, which has to match its pods (a cluster does not change it: delete the object there and apply it anew)`,
        ]
      : []),
  ];
}

function labelOf({ target, title, namespace, name }: FoundTarget, { set, remove }: LabelChange): string {
  const words = [...[...set].map(([key, value]) => `${key}=${value}`), ...remove.map((key) => `${key}-`)];
  const id = target.kind === "namespace" ? title.toLowerCase() : `${namespace}/${name}`;
  return words.length > MOST_WORDS ? `change labels of ${id}` : `label ${id} ${words.join(" ")}`;
}

/** More labels are not named in the history. */
const MOST_WORDS = 3;

function declareNamespace(planning: ObjectPlanning, name: string, change: LabelChange, label: string): EditPlan {
  const labels = new Map([...change.set].filter(([key]) => key !== NAMESPACE_NAME_LABEL));
  if (labels.size === 0) return { kind: "planned", label, files: [], steps: [] };
  const value = mapOf(
    ["apiVersion", "v1"],
    ["kind", "Namespace"],
    ["metadata", mapOf(["name", name], ["labels", labels])],
  );
  const added = withAddedObject(planning, value);
  if (added.kind === "refused") return added;
  const step = `a new Namespace ${name} with these labels, which nothing declared so far, in ${added.file}`;
  return finishPlan(planning, { files: added.files, label, steps: [step] });
}
