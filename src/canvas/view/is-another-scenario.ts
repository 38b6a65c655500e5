import type { Graph } from "../../engine";

/**
 * Whether a picture is laid out afresh, since fewer than half of what stands in the cluster were in the one before: then
 * the view of that one shows nothing in particular.
 */
export function isAnotherScenario(before: Pick<Graph, "nodes">, now: Pick<Graph, "nodes">): boolean {
  const known = new Set(inCluster(before));
  const ids = inCluster(now);
  return ids.filter((id) => known.has(id)).length * 2 < ids.length;
}

function inCluster({ nodes }: Pick<Graph, "nodes">): readonly string[] {
  return nodes.flatMap(({ kind, id }) => (kind === "workload" || kind === "namespace" ? id : []));
}
