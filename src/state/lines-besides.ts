import type { EdgeState, Graph, GraphEdge } from "../engine";
import type { NodeLines } from "./analysis";
import type { Selectable } from "./selection";

/** So many lines are elements at most. A picture with more of its own is painted, and only those looked at are elements. */
export const mostLineElements = 300;

/** Where there is no room for all lines of a node, what says most is drawn first. */
const ORDER: readonly EdgeState[] = ["allowed", "partly", "mixed", "depends", "denied", "open"];

/**
 * Lines of what the user points at that the picture does not draw by itself.
 *
 * @param most - how many lines are elements at most; in a painted picture its own lines of the target take room of that
 */
export function linesBesides(
  graph: Graph,
  lines: NodeLines | null,
  target: Selectable | null,
  most: number,
): readonly GraphEdge[] {
  if (lines === null || target === null) return noLines;
  const { edges } = graph;
  const drawn = new Set(edges.map((edge) => edge.id));
  const taken = edges.length > most ? edges.filter((edge) => isRelated(target, edge)).length : 0;
  return withBothEnds(graph, lines.edges)
    .filter((edge) => !drawn.has(edge.id) && isRelated(target, edge))
    .sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state))
    .slice(0, Math.max(0, most - taken));
}

/** Those lines both ends of which are drawn: to what stands aside a line would end nowhere. */
export function withBothEnds({ nodes, away }: Graph, lines: readonly GraphEdge[]): readonly GraphEdge[] {
  if (away === undefined) return lines;
  const there = new Set(nodes.map(({ id }) => id));
  return lines.filter(({ source, target }) => there.has(source) && there.has(target));
}

/** Whether an edge is the one pointed at, or begins or ends at the node pointed at. */
export function isRelated(target: Selectable, edge: GraphEdge): boolean {
  if (target.kind === "edge") return edge.id === target.id;
  return edge.source === target.id || edge.target === target.id;
}

const noLines: readonly GraphEdge[] = [];
