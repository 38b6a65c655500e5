import type { Labels } from "../policy/policy-value";
import { type EditPath, type EditValue, isMap, mapOf, valueAt } from "../text/edit-value";
import type { TreeEdit } from "../text/tree-edit";

/** What is to become of labels: `set` gives some a value, `remove` takes some away. */
export interface LabelChange {
  readonly set: Labels;
  readonly remove: readonly string[];
}

/** Where the labels of an object's pods stand: of a workload in its template, else the object's own. */
export function labelsPath(kind: string): EditPath {
  return TEMPLATED.has(kind) ? [...templatePath(kind), "metadata", "labels"] : ["metadata", "labels"];
}

/** Where the pod template of a kind stands. */
export function templatePath(kind: string): EditPath {
  return kind === "CronJob" ? ["spec", "jobTemplate", "spec", "template"] : ["spec", "template"];
}

/** Kinds that make pods of a template. */
export const TEMPLATED: ReadonlySet<string> = new Set([
  "Deployment",
  "ReplicaSet",
  "StatefulSet",
  "DaemonSet",
  "Job",
  "CronJob",
  "ReplicationController",
]);

/** The fewest changes of an object after which a map of labels is as wished; none where it is so already. */
export function labelEdits(value: EditValue, path: EditPath, { set, remove }: LabelChange): readonly TreeEdit[] {
  const labels = valueAt(value, path);
  if (!isMap(labels)) return set.size === 0 ? [] : [setDeep(value, path, set)];
  const written = [...set].filter(([key, each]) => labels.get(key) !== each);
  return [
    ...written.map(([key, each]): TreeEdit => ({ kind: "set", path: [...path, key], value: each })),
    ...remove.filter((key) => labels.has(key)).map((key): TreeEdit => ({ kind: "remove", path: [...path, key] })),
  ];
}

/** Sets a part whose parents may be missing or null: they are written with it. */
export function setDeep(value: EditValue, path: EditPath, part: EditValue): TreeEdit {
  for (let depth = 1; depth < path.length; depth++) {
    const above = valueAt(value, path.slice(0, depth));
    if (isMap(above) || Array.isArray(above)) continue;
    const rest = path.slice(depth).reduceRight<EditValue>((inner, step) => mapOf([String(step), inner]), part);
    return { kind: "set", path: path.slice(0, depth), value: rest };
  }
  return { kind: "set", path, value: part };
}
