import type { Graph } from "../../engine";

/** What may be connected, by its id, with the name that it has in words. */
export function connectable({ nodes, doors, namespaces }: Graph): ReadonlyMap<string, string> {
  const ends = nodes.flatMap((node) => (node.kind === "workload" && node.excluded !== null ? [] : [node]));
  const services = doors.filter(({ kind }) => kind === "service");
  return new Map([
    ...ends.map(({ id, name }) => [id, name] as const),
    ...services.map(({ id, name }) => [id, `Service ${name}`] as const),
    ...namespaces.map(({ name }) => [`namespace ${name}`, `namespace ${name}`] as const),
  ]);
}
