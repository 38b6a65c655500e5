import { isEmptyPortSet } from "../net/port-set";
import type { Evaluation } from "../policy/evaluation";
import { anyoneEnd } from "../policy/pair-ends";

/** Workloads of which some pod accepts some connection from anyone: an address that no ipBlock names. */
export function countOpenWorkloads(evaluation: Evaluation): number {
  const { compiled, cluster, sides } = evaluation;
  const anyone = anyoneEnd(compiled);
  let count = 0;
  for (const { pods } of cluster.workloads.values()) {
    const accepts = pods.some((id) => {
      const pod = cluster.pods.get(id);
      const endpointClass = compiled.table.classOf(id);
      if (pod === undefined || endpointClass === undefined) return false;
      return !isEmptyPortSet(sides.ingress(anyone, { kind: "class", endpointClass, pod }, 4).sure);
    });
    if (accepts) count++;
  }
  return count;
}
