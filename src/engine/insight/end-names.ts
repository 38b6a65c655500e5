import type { Evaluation } from "../policy/evaluation";
import type { PictureEnd } from "./picture-ends";
import { nameRange } from "./range-names";

/** The name in a sentence about this cluster: `shop/web` where there are several namespaces, else `web`. */
export function endNameInCluster(evaluation: Evaluation, end: PictureEnd): string {
  return evaluation.cluster.namespaces.size > 1 ? fullEndName(evaluation, end) : ownEndName(evaluation, end);
}

/** The name with its namespace: `shop/web`; of a range, a namespace and anyone the name alone. */
export function fullEndName(evaluation: Evaluation, end: PictureEnd): string {
  const name = ownEndName(evaluation, end);
  return end.kind === "workload" ? `${end.namespace}/${name}` : name;
}

/** The name that an end has in the picture: a workload of one stated pod has the pod's. */
export function ownEndName(evaluation: Evaluation, end: PictureEnd): string {
  switch (end.kind) {
    case "anyone":
      return "anyone";
    case "namespace":
      return end.namespace;
    case "range":
      return nameRange(evaluation, end.group).name;
    case "workload": {
      const pods = end.members.flatMap((members) => members.pods);
      const only = pods.length === 1 ? pods[0] : undefined;
      if (only !== undefined && (end.partOf !== null || !only.fromTemplate)) return only.name;
      return evaluation.cluster.workloads.get(end.id)?.name ?? end.id;
    }
  }
}
