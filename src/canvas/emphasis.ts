import type { GraphEdge } from "../engine";
import type { Selectable } from "../state/selection";

/** What is drawn faintly, because it has nothing to do with what is selected. */
export interface Emphasis {
  readonly fadedNodes: ReadonlySet<string>;
  isFadedEdge(edge: GraphEdge): boolean;
}

const nothingFaded: Emphasis = { fadedNodes: new Set(), isFadedEdge: () => false };

/** A selected node keeps its edges and their other ends; a selected edge keeps itself and both ends. */
export function emphasisOf(
  selected: Selectable | null,
  edges: readonly GraphEdge[],
  nodeIds: readonly string[],
): Emphasis {
  if (selected === null) return nothingFaded;
  const isKept = (edge: GraphEdge) => isRelated(selected, edge);
  const kept = edges.filter(isKept);
  // Something that is gone from the picture takes nothing else with it.
  if (kept.length === 0 && !nodeIds.includes(selected.id)) return nothingFaded;
  const near = new Set([selected.id, ...kept.flatMap((edge) => [edge.source, edge.target])]);
  return { fadedNodes: new Set(nodeIds.filter((id) => !near.has(id))), isFadedEdge: (edge) => !isKept(edge) };
}

/** Whether an edge is the selected one or begins or ends at the selected node. */
export function isRelated(target: Selectable, edge: GraphEdge): boolean {
  if (target.kind === "edge") return edge.id === target.id;
  return edge.source === target.id || edge.target === target.id;
}
