import type { ClusterPod } from "../cluster/cluster";
import type { Evaluation } from "../policy/evaluation";
import { isIsolated } from "./pair-verdict";

/** Whether all, none or some of a workload's pods are surely isolated in a direction; open where nobody enforces policies. */
export function padlockOf(
  evaluation: Evaluation,
  pods: readonly ClusterPod[],
  direction: "ingress" | "egress",
): "isolated" | "open" | "mixed" {
  const isolated = pods.filter((pod) => {
    if (pod.pod.hostNetwork && evaluation.profile.hostNetworkAsNode === "depends") return false;
    const endpointClass = evaluation.compiled.table.classOf(pod.id);
    return endpointClass !== undefined && isIsolated(evaluation, { kind: "class", endpointClass, pod }, direction);
  });
  if (isolated.length === 0) return "open";
  return isolated.length === pods.length ? "isolated" : "mixed";
}
