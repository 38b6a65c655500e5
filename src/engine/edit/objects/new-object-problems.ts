import type { ObjectPlanning } from "./find-target";
import { namespaceNameProblem } from "./name-problem";
import type { NewObject } from "./new-objects";
import { labelProblems } from "./plan-labels";
import { portProblems, servicePortProblems } from "./port-problems";
import { takenProblem } from "./taken-name";

/** Why a field of a new object is refused, in the API server's terms. */
export interface FieldProblem {
  readonly field: "name" | "namespace" | "labels" | "ports" | "replicas";
  readonly reason: string;
  /** Which of the ports, from 0, or the key of the label; null: the field as a whole. */
  readonly at: number | string | null;
}

/** All that the API server would say against a new object, field by field. */
export function newObjectProblems(planning: ObjectPlanning, wished: NewObject): readonly FieldProblem[] {
  const found: FieldProblem[] = [];
  const add = (field: FieldProblem["field"], reason: string | null, at: FieldProblem["at"] = null) => {
    if (reason !== null) found.push({ field, reason, at });
  };
  const namespace = wished.what === "namespace" ? null : wished.namespace;
  const about = { kind: KINDS[wished.what], target: { kind: wished.what, id: "" } };
  if (namespace !== null) add("namespace", namespaceNameProblem(namespace));
  add("name", takenProblem(planning, about, namespace, wished.name));
  const labels = wished.what === "service" ? wished.selector : wished.labels;
  for (const { key, reason } of labelProblems({ set: labels, remove: [] }, { kind: wished.what, id: wished.name }))
    add("labels", reason, key);
  const ofPorts =
    wished.what === "namespace"
      ? []
      : wished.what === "service"
        ? servicePortProblems(wished.ports)
        : portProblems(wished.ports);
  for (const { index, reason } of ofPorts) add("ports", reason, index);
  if (wished.what === "workload") add("replicas", replicasProblem(wished.replicas));
  return found;
}

/** The API server takes any number; for a picture more are of no use. */
function replicasProblem(replicas: number): string | null {
  if (!Number.isInteger(replicas) || replicas < 0) return "replicas must be a whole number, 0 or more";
  return replicas > MOST_REPLICAS ? "1,000 pods at most here: all pods of a workload are alike to policies" : null;
}

const MOST_REPLICAS = 1_000;

const KINDS = { namespace: "Namespace", workload: "Deployment", pod: "Pod", service: "Service" } as const;
