import { familiesOf } from "../cluster/pod-address";
import type { Family } from "../net/ip-address";
import { isEmptyPortSet } from "../net/port-set";
import type { CompiledPolicies } from "../policy/compile-policies";
import type { EndpointClass } from "../policy/endpoint-classes";
import type { Evaluation } from "../policy/evaluation";
import { anyoneEnd, type End } from "../policy/pair-ends";

/**
 * Workloads of which some pod accepts some connection from anyone: an address that no ipBlock names, or only blocks
 * that name a whole family (`0.0.0.0/0`). What is only assumed does not count.
 */
export function countOpenWorkloads(evaluation: Evaluation): number {
  const { compiled, cluster } = evaluation;
  const strangers = { 4: strangersOf(compiled, 4), 6: strangersOf(compiled, 6) };
  const acceptedBy = new Map<EndpointClass, boolean>();
  let count = 0;
  for (const { pods, assumed } of cluster.workloads.values()) {
    if (assumed) continue;
    const accepts = pods.some((id) => {
      const pod = cluster.pods.get(id);
      const endpointClass = compiled.table.classOf(id);
      if (pod === undefined || endpointClass === undefined) return false;
      // pods of a class have the same families, and where they run is no matter to strangers
      const known = acceptedBy.get(endpointClass);
      if (known !== undefined) return known;
      const destination: End = { kind: "class", endpointClass, pod };
      const answer = familiesOf(pod, cluster).some((family) =>
        strangers[family].some((source) => !isEmptyPortSet(evaluation.sides.ingress(source, destination, family).sure)),
      );
      acceptedBy.set(endpointClass, answer);
      return answer;
    });
    if (accepts) count++;
  }
  return count;
}

/** Ends outside that nothing distinguishes: they are in no block, or only in blocks of the whole family. */
function strangersOf(compiled: CompiledPolicies, family: Family): readonly End[] {
  const whole = compiled.space.groups.flatMap((group, index): End[] =>
    group.family === family && group.blocks.every((block) => compiled.space.isWholeFamily(block))
      ? [{ kind: "external", group: index }]
      : [],
  );
  return [anyoneEnd(compiled), ...whole];
}
