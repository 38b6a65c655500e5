import { dnsLabelProblem, portNameProblem, portNumberProblem } from "../../kube/name-rules";
import { quoted } from "../../manifest/finding";
import type { ObjectPlanning } from "./find-target";
import { namespaceNameProblem } from "./name-problem";
import type { NewObject, NewServicePort } from "./new-objects";
import { labelProblems } from "./plan-labels";
import { portProblems } from "./plan-ports";
import { takenProblem } from "./taken-name";

/** Why a field of a new object is refused, in the API server's terms. */
export interface FieldProblem {
  readonly field: "name" | "namespace" | "labels" | "ports" | "replicas";
  readonly reason: string;
}

/** All that the API server would say against a new object, field by field. */
export function newObjectProblems(planning: ObjectPlanning, wished: NewObject): readonly FieldProblem[] {
  const found: FieldProblem[] = [];
  const add = (field: FieldProblem["field"], reason: string | null | undefined) => {
    if (reason != null) found.push({ field, reason });
  };
  const namespace = wished.what === "namespace" ? null : wished.namespace;
  const about = { kind: KINDS[wished.what], target: { kind: wished.what, id: "" } };
  if (namespace !== null) add("namespace", namespaceNameProblem(namespace));
  add("name", takenProblem(planning, about, namespace, wished.name));
  const labels = wished.what === "service" ? wished.selector : wished.labels;
  add("labels", labelProblems({ set: labels, remove: [] }, { kind: about.target.kind, id: wished.name }).at(0)?.reason);
  if (wished.what === "service") add("ports", servicePortsProblem(wished.ports));
  if (wished.what === "workload" || wished.what === "pod") add("ports", portProblems(wished.ports).at(0)?.reason);
  if (wished.what === "workload" && !(Number.isInteger(wished.replicas) && wished.replicas >= 0))
    add("replicas", "replicas must be a whole number, 0 or more");
  return found;
}

const KINDS = { namespace: "Namespace", workload: "Deployment", pod: "Pod", service: "Service" } as const;

/** @see core validation.ValidateService, validateServicePort */
function servicePortsProblem(ports: readonly NewServicePort[]): string | null {
  if (ports.length === 0) return "a Service needs a port";
  for (const [i, { name, port, protocol, targetPort = port }] of ports.entries()) {
    const ofNumber = Number.isInteger(port) ? portNumberProblem(port) : "must be a whole number";
    if (ofNumber !== null) return `port ${ofNumber}`;
    const ofTarget = typeof targetPort === "number" ? portNumberProblem(targetPort) : portNameProblem(targetPort);
    if (ofTarget !== null) return `the target port ${quoted(String(targetPort))} ${ofTarget}`;
    if (name === "" && ports.length > 1) return "each of several ports needs a name";
    const ofName = name === "" ? null : dnsLabelProblem(name);
    if (ofName !== null) return `the port name ${quoted(name)} ${ofName}`;
    const before = ports.slice(0, i);
    if (before.some((each) => each.name === name)) return `the Service has two ports named ${quoted(name)}`;
    if (before.some((each) => each.port === port && each.protocol === protocol))
      return `${protocol} ${port} is there twice`;
  }
  return null;
}
