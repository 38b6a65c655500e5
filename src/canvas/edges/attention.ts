import type { GraphEdge } from "../../engine";
import type { Selectable } from "../../state/selection";
import { isRelated } from "../emphasis";

/** Above so many denied lines they are a background, before which what gets through is seen. */
const MOST_DENIED_IN_FULL = 30;

/** What brings a denied line to the front. */
export interface Attention {
  readonly targets: readonly Selectable[];
  /** Ids of edges that an edit just changed, or that the rule at the caret is responsible for. */
  readonly marked: readonly { has(id: string): boolean }[];
}

/** Whether so many denied lines are drawn that those nobody looks at are drawn faintly, without their ⊘. */
export function hasManyDenied(edges: readonly GraphEdge[]): boolean {
  let count = 0;
  for (const { state } of edges) if (state === "denied") count++;
  return count > MOST_DENIED_IN_FULL;
}

/** Whether someone looks at the edge, or is to look at it. */
export function hasAttention(edge: GraphEdge, { targets, marked }: Attention): boolean {
  return marked.some((ids) => ids.has(edge.id)) || targets.some((target) => isRelated(target, edge));
}

/** The edges that someone looks at, at most `most` of them: those of what is pointed at before those that are marked. */
export function mostAttended(
  edges: readonly GraphEdge[],
  { targets, marked }: Attention,
  most: number,
): readonly GraphEdge[] {
  const isPointedAt = (edge: GraphEdge) => targets.some((target) => isRelated(target, edge));
  const pointed = edges.filter(isPointedAt);
  if (pointed.length >= most) return pointed.slice(0, most);
  const others = edges.filter((edge) => marked.some((ids) => ids.has(edge.id)) && !isPointedAt(edge));
  return [...pointed, ...others].slice(0, most);
}
