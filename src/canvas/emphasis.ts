import type { GraphEdge } from "../engine";
import type { Selectable } from "../state/selection";
import type { Look } from "./nodes/flow-nodes";

/** What is drawn weakly, because it has nothing to do with what the user points at. */
export interface Emphasis {
  lookOfNode(id: string): Look;
  lookOfEdge(edge: GraphEdge): Look;
}

/** What the user points at; null: at nothing. */
export interface Focus {
  readonly target: Selectable;
  /** `faded` where it is selected, `dimmed` where the pointer only rests on it. */
  readonly rest: Exclude<Look, "plain">;
}

export const plainEmphasis: Emphasis = { lookOfNode: () => "plain", lookOfEdge: () => "plain" };

/** A node keeps its edges and their other ends; an edge keeps itself and both ends. */
export function emphasisOf(focus: Focus | null, edges: readonly GraphEdge[], nodeIds: readonly string[]): Emphasis {
  if (focus === null) return plainEmphasis;
  const { target, rest } = focus;
  const near = new Set([target.id]);
  let isThere = target.kind === "node" && nodeIds.includes(target.id);
  for (const edge of edges) {
    if (!isRelated(target, edge)) continue;
    isThere = true;
    near.add(edge.source).add(edge.target);
  }
  // Something that is gone from the picture takes nothing else with it.
  if (!isThere) return plainEmphasis;
  return {
    lookOfNode: (id) => (near.has(id) ? "plain" : rest),
    lookOfEdge: (edge) => (isRelated(target, edge) ? "plain" : rest),
  };
}

/** Whether an edge is the one pointed at or begins or ends at the node pointed at. */
export function isRelated(target: Selectable, edge: GraphEdge): boolean {
  if (target.kind === "edge") return edge.id === target.id;
  return edge.source === target.id || edge.target === target.id;
}
