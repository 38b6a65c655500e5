import type { DoorNode, GraphNode } from "../../engine";
import type { Scene } from "./scene";

/** Nodes whose tops differ by less stand in one row. */
const ROW = 40;

/**
 * The nodes as they are read: what is outside and Ingresses, then namespace by namespace, each in rows from left to right,
 * Services right before what they stand before. It follows the layout and not what was dragged, so that nothing changes
 * its turn while it is moved.
 */
export function readingOrder({ nodes, namespaces, doors, links }: Scene): readonly (GraphNode | DoorNode)[] {
  const containers = new Map(namespaces.map((namespace) => [namespace.id, namespace]));
  const groups = new Map<string, { readonly at: Spot; readonly members: (GraphNode | DoorNode)[] }>();
  const outside: GraphNode[] = [];
  const firstOf = new Map(links.toReversed().map(({ source, target }) => [source, target]));
  const ids = new Set(nodes.map(({ id }) => id));
  const before = new Map<string, DoorNode[]>();
  const loose: DoorNode[] = [];
  for (const door of doors.toSorted(byRow)) {
    const first = firstOf.get(door.id) ?? "";
    if (door.kind !== "service") continue;
    if (!ids.has(first)) loose.push(door);
    else before.set(first, [...(before.get(first) ?? []), door]);
  }
  for (const node of [...nodes, ...loose]) {
    if (node.kind === "range" || node.kind === "anyone") {
      outside.push(node);
      continue;
    }
    const key = "container" in node ? node.container : node.id;
    const group = groups.get(key);
    if (group) group.members.push(node);
    else groups.set(key, { at: containers.get(key) ?? node, members: [node] });
  }
  const inside = [...groups.values()].sort((a, b) => byRow(a.at, b.at)).flatMap(({ members }) => members.sort(byRow));
  const gates = doors.filter(({ kind }) => kind === "ingress").toSorted(byRow);
  return [...outside.sort(byRow), ...gates, ...inside.flatMap((node) => [...(before.get(node.id) ?? []), node])];
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

function byRow(a: Spot, b: Spot): number {
  return Math.floor(a.y / ROW) - Math.floor(b.y / ROW) || a.x - b.x || a.y - b.y;
}
