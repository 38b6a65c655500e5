import { NAMESPACE_NAME_LABEL } from "../../kube/namespace-name-label";
import { type EditPlan, refusedEdit } from "../edit-plan";
import type { EditTarget } from "../edit-wish";
import { type EditPath, valueAt } from "../text/edit-value";
import type { TreeEdit } from "../text/tree-edit";
import { editTextObjects } from "./edit-text-objects";
import { type FoundTarget, findTarget, isRefused, type ObjectPlanning, podsOfTarget } from "./find-target";
import { finishPlan } from "./finish-plan";
import { knownNamesOf } from "./known-names";
import { setDeep } from "./label-edits";
import type { NameChange } from "./name-change";
import { nameChanges } from "./name-changes";
import { nameReferences } from "./name-references";
import { takenProblem } from "./taken-name";
import { isSameIdentity, listTitles, type TextObject } from "./text-object";
import { whatStays } from "./what-stays";

/** A wish for another name. */
export interface RenameWish {
  readonly target: EditTarget;
  readonly name: string;
}

/** Plans another name, in everything that names it too. Objects with errors stay as they are. */
export function planRename(planning: ObjectPlanning, { target, name }: RenameWish): EditPlan {
  const found = findTarget(planning, target);
  if (isRefused(found)) return found;
  const id = found.namespace === null ? found.name : `${found.namespace}/${found.name}`;
  const label = `rename ${found.namespace === null ? "namespace " : ""}${id} to ${name}`;
  if (name === found.name) return { kind: "planned", label, files: [], steps: [] };
  const problem = takenProblem(planning, found, found.namespace, name);
  if (problem !== null) return refusedEdit(problem);
  const changes = nameChanges(found, name);
  if ("reason" in changes) return changes;
  const renamed = renamings(planning, found, name, changes);
  const edited = editTextObjects(
    planning.files,
    renamed.map(({ object, own, others }) => ({ object, edits: [...own, ...others] })),
  );
  if (edited.kind === "refused") return edited;
  const steps = [...stepsOf(renamed, planning, found), ...edited.notes];
  return finishPlan(planning, { files: edited.files, label, steps, moved: movedBy(planning, found, changes) });
}

/** The ids that pods get by it. */
function movedBy(
  planning: ObjectPlanning,
  found: FoundTarget,
  changes: readonly NameChange[],
): ReadonlyMap<string, string> {
  const ids = podsOfTarget(planning, found);
  const [change] = changes;
  switch (change?.kind) {
    case "namespace":
      return new Map(ids.map((id) => [id, `${change.to}${id.slice(change.name.length)}`]));
    case "pod":
      return new Map(ids.map((id) => [id, `${change.namespace}/${change.to}`]));
    case "workload":
      return new Map(
        [...change.pods].map(([from, to]) => [`${change.namespace}/${from}`, `${change.namespace}/${to}`]),
      );
    default:
      return new Map();
  }
}

/** What is to change in an object: the name that it bears or the namespace that it lies in, and what it names. */
export interface Renaming {
  readonly object: TextObject;
  readonly own: readonly TreeEdit[];
  readonly others: readonly TreeEdit[];
}

function renamings(
  { all, context }: ObjectPlanning,
  found: FoundTarget,
  to: string,
  changes: readonly NameChange[],
): readonly Renaming[] {
  const known = knownNamesOf(context);
  return all.flatMap((object): readonly Renaming[] => {
    if (!object.isSound || object.value === null) return [];
    const home = object.namespace ?? context.defaultNamespace;
    const own = ownEdits(object, found, to, changes);
    const others = changes.flatMap((change) => nameReferences(object, home, change, known));
    return own.length + others.length === 0 ? [] : [{ object, own, others }];
  });
}

function ownEdits(
  object: TextObject,
  { target, main, owned }: FoundTarget,
  to: string,
  changes: readonly NameChange[],
): readonly TreeEdit[] {
  if (target.kind === "namespace") return namespaceEdits(object, target.id, to);
  if (main !== null && (object === main || isSameIdentity(object, main))) return nameEdits(object, to);
  const hashed = changes.find((change) => change.kind === "workload" && change.name === object.name);
  return hashed !== undefined && owned.includes(object) ? nameEdits(object, hashed.to) : [];
}

/** Another name of an object. */
export function nameEdits({ value }: TextObject, to: string): readonly TreeEdit[] {
  return value === null ? [] : [setDeep(value, NAME, to)];
}

/** Another namespace of an object, or another name of the Namespace itself. */
export function namespaceEdits(object: TextObject, name: string, to: string): readonly TreeEdit[] {
  const { value, kind, namespace } = object;
  if (value === null) return [];
  if (kind === "Namespace" && object.name === name) {
    const isLabelled = valueAt(value, NAME_LABEL) === name;
    return [setDeep(value, NAME, to), ...(isLabelled ? [setDeep(value, NAME_LABEL, to)] : [])];
  }
  return namespace === name ? [setDeep(value, ["metadata", "namespace"], to)] : [];
}

const NAME: EditPath = ["metadata", "name"];
const NAME_LABEL: EditPath = ["metadata", "labels", NAMESPACE_NAME_LABEL];

function stepsOf(renamed: readonly Renaming[], planning: ObjectPlanning, found: FoundTarget): readonly string[] {
  const isNamespace = found.target.kind === "namespace";
  const called = renamed.flatMap(({ object, own }) => (own.length > 0 ? object : []));
  const itself = called.filter(({ kind }) => !isNamespace || kind === "Namespace");
  const inside = called.filter((object) => !itself.includes(object));
  const naming = renamed.flatMap(({ object, others }) => (others.length > 0 ? object : []));
  return [
    ...(itself.length > 0 ? [`the name of ${listTitles(itself)}`] : []),
    ...(inside.length > 0 ? [`the namespace of ${listTitles(inside)}`] : []),
    ...(naming.length > 0 ? [`the name where others use it: in ${listTitles(naming)}`] : []),
    ...whatStays(planning, [found]),
  ];
}
