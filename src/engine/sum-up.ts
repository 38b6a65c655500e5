import type { LastAnalysis } from "./first-session";
import type { EdgeState, GraphEdge } from "./graph/graph";
import { countOpenWorkloads } from "./insight/exposure";
import { padlockOf } from "./insight/padlocks";

/** What the picture of an analysis comes to, in numbers. */
export interface SumUp {
  /** Workloads that take part, without what is only assumed. */
  readonly workloads: number;
  /** Of these those all pods of which policies isolate in a direction; on host networks, where the profile says so. */
  readonly isolated: { readonly ingress: number; readonly egress: number };
  /** Of these those that accept some connection from anyone; see `countOpenWorkloads`. */
  readonly open: number;
  /** Pairs of nodes that pass the filter, by state: with a line or without. */
  readonly pairs: Readonly<Record<EdgeState, number>>;
  /** How many of them have no line. */
  readonly notDrawn: number;
  /** Pairs that the filter hides. */
  readonly hidden: number;
}

/** Sums the last analysis up. */
export function sumUp({ result: { evaluation, built } }: Pick<LastAnalysis, "result">): SumUp {
  const { graph, picture, passes } = built;
  const isolated = { ingress: 0, egress: 0 };
  let workloads = 0;
  for (const { pods, assumed } of evaluation.cluster.workloads.values()) {
    const own = pods.flatMap((id) => evaluation.cluster.pods.get(id) ?? []);
    if (assumed || own.length === 0) continue;
    workloads++;
    for (const direction of ["ingress", "egress"] as const) {
      if (padlockOf(evaluation, own, direction) === "isolated") isolated[direction]++;
    }
  }
  // what only an edit brought there may be hidden otherwise
  const brought = new Set(graph.drawnForChange);
  const isHidden = ({ id, source, target }: GraphEdge): boolean => {
    if (!brought.has(id)) return false;
    const pair = picture.pair(source, target);
    return pair === null || !passes(pair, true);
  };
  const pairs = { ...graph.notDrawn };
  for (const edge of graph.edges) if (!isHidden(edge)) pairs[edge.state]++;
  const notDrawn = Object.values(graph.notDrawn).reduce((sum, count) => sum + count, 0);
  const hidden = graph.filteredOut + graph.edges.filter(isHidden).length;
  return { workloads, isolated, open: countOpenWorkloads(evaluation), pairs, notDrawn, hidden };
}
