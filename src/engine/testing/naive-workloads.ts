import { at, isMap, items, type Json, type JsonMap, text } from "./json";

const WORKLOADS = ["Deployment", "ReplicaSet", "StatefulSet", "DaemonSet", "Job", "CronJob", "ReplicationController"];

/**
 * The Pod objects that workloads make of their templates, where no pod of theirs is in the input. Pods have no status, so
 * they are presumed to run (N53); a DaemonSet's pods lie on the Nodes, one each.
 */
export function templatePods(objects: readonly Json[]): readonly Json[] {
  return objects
    .filter((object) => WORKLOADS.includes(text(at(object, "kind")) ?? "") && isOwnMaster(object))
    .filter((object) => !objects.some((pod) => at(pod, "kind") === "Pod" && belongsTo(pod, object, objects)))
    .flatMap((object) => replicasOf(object, objects));
}

/** A ReplicaSet of a Deployment and a Job of a CronJob are no workloads of their own. */
function isOwnMaster(object: Json): boolean {
  return items(at(object, "metadata", "ownerReferences")).length === 0;
}

function belongsTo(pod: Json, workload: Json, objects: readonly Json[]): boolean {
  if (namespace(pod) !== namespace(workload)) return false;
  return items(at(pod, "metadata", "ownerReferences")).some((owner) => {
    if (names(owner, workload)) return true;
    const hash = text(at(pod, "metadata", "labels", "pod-template-hash"));
    const ofDeployment = `${text(at(workload, "metadata", "name"))}-${hash}` === text(at(owner, "name"));
    if (at(workload, "kind") === "Deployment" && at(owner, "kind") === "ReplicaSet" && ofDeployment) return true;
    const middle = objects.find((object) => names(owner, object) && namespace(object) === namespace(pod));
    return items(at(middle ?? null, "metadata", "ownerReferences")).some((above) => names(above, workload));
  });
}

function names(owner: Json, object: Json): boolean {
  return at(owner, "kind") === at(object, "kind") && at(owner, "name") === at(object, "metadata", "name");
}

function namespace(object: Json): string {
  return text(at(object, "metadata", "namespace")) || "default";
}

function replicasOf(workload: Json, objects: readonly Json[]): readonly Json[] {
  const kind = text(at(workload, "kind")) ?? "";
  const spec = at(workload, "spec");
  const template = kind === "CronJob" ? at(spec, "jobTemplate", "spec", "template") : at(spec, "template");
  const nodes = objects.filter((object) => at(object, "kind") === "Node");
  const written = at(spec, "replicas");
  const replicas = typeof written === "number" ? written : 1;
  const onNodes = kind === "DaemonSet" && nodes.length > 0;
  const count = onNodes ? nodes.length : ["DaemonSet", "Job", "CronJob"].includes(kind) ? 1 : replicas;
  return Array.from({ length: count }, (_, index) => {
    const number = kind === "StatefulSet" ? index : index + 1;
    const node = onNodes ? at(nodes[index] ?? null, "metadata", "name") : null;
    const podSpec = mapped(at(template, "spec"));
    return {
      apiVersion: "v1",
      kind: "Pod",
      metadata: {
        ...mapped(at(template, "metadata")),
        name: `${text(at(workload, "metadata", "name"))}-${number}`,
        namespace: namespace(workload),
      },
      spec: node === null ? podSpec : { ...podSpec, nodeName: node },
    };
  });
}

function mapped(value: Json): JsonMap {
  return isMap(value) ? value : {};
}
