import type { EdgeState, Graph, GraphEdge } from "../../engine";
import type { NodeLines } from "../../state/analysis";
import type { Selectable } from "../../state/selection";

/** What the canvas draws for a selection at most, and in which order it takes them. */
const MOST = 300;
const ORDER: readonly EdgeState[] = ["allowed", "partly", "mixed", "depends", "denied", "open"];

/**
 * Lines that are drawn for the selection only. Those of a node that is merely pointed at come and go, and the counts
 * would flicker with them.
 */
export function linesBesides(
  { edges }: Graph,
  lines: NodeLines | null,
  selected: Selectable | null,
): readonly GraphEdge[] {
  if (lines === null || selected === null) return [];
  const drawn = new Set(edges.map((edge) => edge.id));
  return lines.edges
    .filter((edge) => !drawn.has(edge.id) && isShownFor(selected, edge))
    .sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state))
    .slice(0, MOST);
}

/** While one line of a node is selected, only that line is left of them. */
function isShownFor(selected: Selectable, edge: GraphEdge): boolean {
  return selected.kind === "edge" ? edge.id === selected.id : [edge.source, edge.target].includes(selected.id);
}
