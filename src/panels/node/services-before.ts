import type { Graph } from "../../engine";
import { sharedWith } from "../door/shared-pill";

/** Ids of the Services that lead to a node, drawn or not, in the order of the picture. */
export function servicesBefore({ doors, links }: Pick<Graph, "doors" | "links">, nodeId: string): readonly string[] {
  const leading = new Set(links.flatMap(({ source, target }) => (target === nodeId ? source : [])));
  return doors.flatMap((door) =>
    door.kind === "service" && leading.has(door.id) ? [door.id, ...sharedWith(door, door.id)] : [],
  );
}
