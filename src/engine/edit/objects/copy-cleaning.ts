import { type EditPath, type EditValue, isList, isMap, valueAt } from "../text/edit-value";
import type { TreeEdit } from "../text/tree-edit";

/**
 * What a copy of an object leaves out: what a cluster gave the original, and no two objects can have. Addresses and node
 * ports of a Service, identity, status.
 */
export function cleaningEdits(value: EditValue, kind: string): readonly TreeEdit[] {
  const paths: EditPath[] = [["status"], ...GIVEN.map((field) => ["metadata", field]), APPLIED];
  if (kind === "Service") {
    if (valueAt(value, ["spec", "clusterIP"]) !== "None") paths.push(["spec", "clusterIP"], ["spec", "clusterIPs"]);
    paths.push(["spec", "externalIPs"], ["spec", "loadBalancerIP"], ["spec", "healthCheckNodePort"]);
    const ports = valueAt(value, ["spec", "ports"]);
    for (const i of (isList(ports) ? ports : []).keys()) paths.push(["spec", "ports", i, "nodePort"]);
  }
  return paths
    .filter((path) => isMap(valueAt(value, path.slice(0, -1))) && valueAt(value, path) !== undefined)
    .map((path) => ({ kind: "remove", path }));
}

const GIVEN = ["uid", "resourceVersion", "generation", "creationTimestamp", "managedFields", "selfLink"];
const APPLIED: EditPath = ["metadata", "annotations", "kubectl.kubernetes.io/last-applied-configuration"];
