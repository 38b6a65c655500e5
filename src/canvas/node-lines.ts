import type { EdgeState, Graph, GraphEdge } from "../engine";
import type { NodeLines } from "../state/analysis";
import type { Selectable } from "../state/selection";
import { isRelated } from "./emphasis";

/** Where there is no room for all lines of a node, what says most is drawn first. */
const ORDER: readonly EdgeState[] = ["allowed", "partly", "mixed", "depends", "denied", "open"];

/** Lines of what the user points at that the picture does not draw by itself, at most `most` of them. */
export function linesBesides(
  { edges }: Graph,
  lines: NodeLines | null,
  target: Selectable | null,
  most: number,
): readonly GraphEdge[] {
  if (lines === null || target === null) return noLines;
  const drawn = new Set(edges.map((edge) => edge.id));
  return lines.edges
    .filter((edge) => !drawn.has(edge.id) && isRelated(target, edge))
    .sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state))
    .slice(0, most);
}

const noLines: readonly GraphEdge[] = [];
