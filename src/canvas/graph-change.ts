import type { EdgeState, Graph, GraphEdge, GraphNode } from "../engine";

/** What an edit did to one connection. */
export interface ConnectionChange {
  readonly edgeId: string;
  readonly kind: "opened" | "closed" | "changed";
  /** “frontend → backend TCP 8080 closed”, “shop/web → shop/api TCP 8001 closed” among several namespaces. */
  readonly words: string;
}

/** How much passes, to tell opening from closing. */
const PASSAGE: Record<EdgeState, number> = { denied: 0, partly: 1, mixed: 1, depends: 1, allowed: 2, open: 2 };

/**
 * The connections between nodes of both pictures that another state or another label has; opened and closed ones
 * first. A line that is drawn in one picture only says nothing: what is not drawn is counted elsewhere.
 */
export function compareGraphs(before: Graph, after: Graph): readonly ConnectionChange[] {
  const former = new Map(before.edges.map((edge) => [edge.id, edge]));
  const isAmbiguous = after.namespaces.length > 1;
  const names = new Map(after.nodes.map((node) => [node.id, isAmbiguous ? fullName(node) : node.name]));
  const changes = after.edges.flatMap((edge) => {
    const was = former.get(edge.id);
    const change = was && compareEdges(was, edge);
    if (!change) return [];
    const ends = `${names.get(edge.source) ?? edge.source} → ${names.get(edge.target) ?? edge.target}`;
    return [{ edgeId: edge.id, kind: change.kind, words: `${ends} ${change.words}` }];
  });
  return changes.sort((a, b) => rank(a) - rank(b));
}

function fullName(node: GraphNode): string {
  return node.kind === "workload" ? `${node.namespace}/${node.name}` : node.name;
}

function compareEdges(was: GraphEdge, is: GraphEdge): Pick<ConnectionChange, "kind" | "words"> | null {
  const gain = PASSAGE[is.state] - PASSAGE[was.state];
  if (gain > 0) return { kind: "opened", words: joined(is.label, is.state === "partly" ? "opened in part" : "opened") };
  if (gain < 0)
    return { kind: "closed", words: joined(was.label, is.state === "denied" ? "closed" : "closed in part") };
  if (was.state !== is.state) return { kind: "changed", words: `${was.state}, now ${is.state}` };
  if (was.label !== is.label)
    return { kind: "changed", words: `${was.label || "no port"}, now ${is.label || "no port"}` };
  return null;
}

function joined(label: string, word: string): string {
  if (label === "") return word;
  // A label leaves TCP out, as most ports are; a sentence says it.
  return /^\d+( only)?$/.test(label) ? `TCP ${label} ${word}` : `${label} ${word}`;
}

function rank({ kind }: ConnectionChange): number {
  return kind === "changed" ? 1 : 0;
}
