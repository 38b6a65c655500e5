import type { GraphNode } from "../../engine";
import type { Scene } from "./scene";

/** Nodes whose tops differ by less stand in one row. */
const ROW = 40;

/**
 * The nodes as they are read: what is outside, then namespace by namespace, each in rows from left to right. It follows
 * the layout and not what was dragged, so that nothing changes its turn while it is moved.
 */
export function readingOrder({ nodes, namespaces }: Scene): readonly GraphNode[] {
  const containers = new Map(namespaces.map((namespace) => [namespace.id, namespace]));
  const groups = new Map<string, { readonly at: Spot; readonly members: GraphNode[] }>();
  const outside: GraphNode[] = [];
  for (const node of nodes) {
    if (node.kind === "range" || node.kind === "anyone") {
      outside.push(node);
      continue;
    }
    const key = node.kind === "workload" ? node.container : node.id;
    const group = groups.get(key);
    if (group) group.members.push(node);
    else groups.set(key, { at: containers.get(key) ?? node, members: [node] });
  }
  const inside = [...groups.values()].sort((a, b) => byRow(a.at, b.at)).flatMap(({ members }) => members.sort(byRow));
  return [...outside.sort(byRow), ...inside];
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

function byRow(a: Spot, b: Spot): number {
  return Math.floor(a.y / ROW) - Math.floor(b.y / ROW) || a.x - b.x || a.y - b.y;
}
