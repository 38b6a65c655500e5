import type { GraphEdge } from "../../engine";
import type { Selectable } from "../../state/selection";
import { isRelated } from "../emphasis";
import { needsWords } from "./edge-words";

/** Above so many denied lines they are a background, before which what gets through is seen. */
const MOST_DENIED_IN_FULL = 30;

/** Of one node that is looked at. */
const MOST_DENIED_OF_A_NODE = 24;

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

/**
 * Ids of the denied edges that are drawn faintly: those nobody looks at where there are many of them, and those of a
 * node that has so many that one would see nothing else of it, but for the one pointed at.
 */
export function faintDenials(edges: readonly GraphEdge[], areManyDrawn: boolean, attention: Attention): Set<string> {
  const denied = edges.filter(({ state }) => state === "denied");
  const lookedAt = attention.targets.filter(
    (target) =>
      target.kind === "edge" || denied.filter((edge) => isRelated(target, edge)).length <= MOST_DENIED_OF_A_NODE,
  );
  const isCrowd = (edge: GraphEdge) =>
    attention.targets.some((target) => !lookedAt.includes(target) && isRelated(target, edge));
  const faint = denied.filter(
    (edge) => (areManyDrawn || isCrowd(edge)) && !hasAttention(edge, { ...attention, targets: lookedAt }),
  );
  return new Set(faint.map(({ id }) => id));
}

/** Whether someone looks at the edge, or is to look at it. */
function hasAttention(edge: GraphEdge, { targets, marked }: Attention): boolean {
  return marked.some((ids) => ids.has(edge.id)) || targets.some((target) => isRelated(target, edge));
}

/**
 * The edges that someone looks at, at most `most` of them: those of what is pointed at, then those that are marked, then
 * those that would be misread without their words.
 */
export function mostAttended(
  edges: readonly GraphEdge[],
  { targets, marked }: Attention,
  most: number,
): readonly GraphEdge[] {
  const rankOf = (edge: GraphEdge): 0 | 1 | 2 | null => {
    if (targets.some((target) => isRelated(target, edge))) return 0;
    if (marked.some((ids) => ids.has(edge.id))) return 1;
    return needsWords(edge) ? 2 : null;
  };
  const ranks: GraphEdge[][] = [[], [], []];
  for (const edge of edges) {
    const rank = rankOf(edge);
    if (rank !== null) ranks[rank]?.push(edge);
  }
  return ranks.flat().slice(0, most);
}
