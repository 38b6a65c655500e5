import type { GraphEdge, GraphLink } from "../engine";
import type { Selectable } from "../state/selection";
import type { Look } from "./nodes/flow-nodes";
import type { TracedWay } from "./traced-way";

/** What is drawn weakly, because it has nothing to do with what the user points at. */
export interface Emphasis {
  lookOfNode(id: string): Look;
  lookOfEdge(edge: GraphEdge): Look;
  lookOfLink(link: GraphLink): Look;
}

/** What the user points at; null: at nothing. */
export interface Focus {
  readonly target: Selectable;
  /** `faded` where it is selected, `dimmed` where the pointer only rests on it. */
  readonly rest: Exclude<Look, "plain">;
}

export const plainEmphasis: Emphasis = {
  lookOfNode: () => "plain",
  lookOfEdge: () => "plain",
  lookOfLink: () => "plain",
};

/**
 * A node keeps its edges and their other ends, and the doors that lead to it; an edge keeps itself and both ends; a door
 * keeps all that it leads to and what leads to it, and the way of a connection that is asked about there.
 *
 * @param way - of the connection that the card about what is pointed at asks about; null: it asks about none
 */
export function emphasisOf(
  focus: Focus | null,
  edges: readonly GraphEdge[],
  nodeIds: readonly string[],
  links: readonly GraphLink[] = [],
  way: TracedWay | null = null,
): Emphasis {
  if (focus === null) return plainEmphasis;
  const { target, rest } = focus;
  const near = new Set([target.id]);
  // a Service without a pill is known by where it leads
  const isKnown = nodeIds.includes(target.id) || links.some(({ source }) => source === target.id);
  let isThere = target.kind !== "edge" && isKnown;
  for (const edge of edges) {
    if (!isRelated(target, edge)) continue;
    isThere = true;
    near.add(edge.source).add(edge.target);
  }
  if (target.kind !== "edge") for (const id of alongLinks(target.id, links)) near.add(id);
  if (way !== null) for (const id of way.nodes) near.add(id);
  // Something that is gone from the picture takes nothing else with it.
  if (!isThere) return plainEmphasis;
  return {
    lookOfNode: (id) => (near.has(id) ? "plain" : rest),
    lookOfEdge: (edge) => (isRelated(target, edge) || way?.isOnWay(edge) ? "plain" : rest),
    lookOfLink: ({ source, target: end }) => (near.has(source) && near.has(end) ? "plain" : rest),
  };
}

/** All that a way over links from or to an id passes. */
function alongLinks(id: string, links: readonly GraphLink[]): readonly string[] {
  const follow = (from: "source" | "target", to: "source" | "target") => {
    const found = new Set([id]);
    // a Set goes on with what is added while it is walked; no way is longer than two links
    for (const each of found) for (const link of links) if (link[from] === each) found.add(link[to]);
    return found;
  };
  return [...follow("source", "target"), ...follow("target", "source")];
}

/** Whether an edge is the one pointed at or begins or ends at the node pointed at. */
export function isRelated(target: Selectable, edge: GraphEdge): boolean {
  if (target.kind === "edge") return edge.id === target.id;
  return edge.source === target.id || edge.target === target.id;
}
