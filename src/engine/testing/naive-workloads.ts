import { at, isMap, items, type Json, type JsonMap, text } from "./json";
import type { Mutant } from "./mutants";

const WORKLOADS = ["Deployment", "ReplicaSet", "StatefulSet", "DaemonSet", "Job", "CronJob", "ReplicationController"];

/**
 * The Pod objects that workloads make of their templates, where no pod of theirs is in the input. Pods have no status, so
 * they are presumed to run (N53); a DaemonSet's pods lie on the Nodes, one each, by name.
 */
export function templatePods(objects: readonly Json[], mutant?: Mutant): readonly Json[] {
  return objects
    .filter((object) => WORKLOADS.includes(text(at(object, "kind")) ?? "") && isOwnMaster(object, mutant))
    .filter(
      (object) =>
        mutant === "template-pods-beside-real-ones" ||
        !objects.some((pod) => at(pod, "kind") === "Pod" && belongsTo(pod, object, objects)),
    )
    .flatMap((object) => replicasOf(object, objects, mutant));
}

/** A ReplicaSet of a Deployment and a Job of a CronJob are no workloads of their own. */
function isOwnMaster(object: Json, mutant?: Mutant): boolean {
  return mutant === "owned-replica-set-is-a-workload" || items(at(object, "metadata", "ownerReferences")).length === 0;
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

function replicasOf(workload: Json, objects: readonly Json[], mutant?: Mutant): readonly Json[] {
  const kind = text(at(workload, "kind")) ?? "";
  const spec = at(workload, "spec");
  const template = kind === "CronJob" ? at(spec, "jobTemplate", "spec", "template") : at(spec, "template");
  const nodes = objects
    .filter((object) => at(object, "kind") === "Node")
    .sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  const written = at(spec, "replicas");
  const replicas = typeof written === "number" ? written : 1;
  const made = replicas === 0 && mutant === "replicas-zero-means-one" ? 1 : replicas;
  const onNodes = kind === "DaemonSet" && nodes.length > 0 && mutant !== "daemon-set-makes-one-pod";
  const count = onNodes ? nodes.length : ["DaemonSet", "Job", "CronJob"].includes(kind) ? 1 : made;
  return Array.from({ length: count }, (_, index) => {
    const number = kind === "StatefulSet" && mutant !== "stateful-set-counts-from-one" ? index : index + 1;
    const node = onNodes ? at(nodes[index] ?? null, "metadata", "name") : null;
    const podName = `${text(at(workload, "metadata", "name"))}-${number}`;
    const podSpec = {
      ...mapped(at(template, "spec")),
      ...(kind === "StatefulSet" ? { hostname: podName, subdomain: at(spec, "serviceName") } : {}),
    };
    return {
      apiVersion: "v1",
      kind: "Pod",
      metadata: {
        ...mapped(
          mutant === "template-pods-wear-workload-labels" ? at(workload, "metadata") : at(template, "metadata"),
        ),
        name: podName,
        namespace: namespace(workload),
      },
      spec: node === null ? podSpec : { ...podSpec, nodeName: node },
    };
  });
}

function nameOf(object: Json): string {
  return text(at(object, "metadata", "name")) ?? "";
}

function mapped(value: Json): JsonMap {
  return isMap(value) ? value : {};
}
