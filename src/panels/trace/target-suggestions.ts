import type { Graph, ServiceNode } from "../../engine";

const MOST = 60;

/**
 * Names that one may ask for, as the source would write them: Services of its namespace by their short name, others with
 * their namespace, hosts of Ingresses as URLs, and the pods of the picture.
 *
 * @param source - `namespace/pod` or an address
 */
export function targetSuggestions({ doors, nodes }: Pick<Graph, "doors" | "nodes">, source: string): readonly string[] {
  const doorNames = doors.flatMap((door) => {
    if (door.kind === "service") return [door, ...sharing(door)].map((service) => serviceName(service, source));
    return /^[\w.-]+$/.test(door.hosts) ? [`http://${door.hosts}/`] : [];
  });
  const pods = nodes.flatMap((node) =>
    node.kind === "workload" && node.excluded === null ? node.pods.slice(0, 1) : [],
  );
  return [...new Set([...doorNames, ...pods.filter((pod) => pod !== source)])].slice(0, MOST);
}

/** The shortest name by which the source knows a Service. */
export function serviceName(
  { name, namespace }: { readonly name: string; readonly namespace: string },
  source: string,
): string {
  return source.startsWith(`${namespace}/`) ? name : `${name}.${namespace}`;
}

/** Services that share the pill of another one. */
function sharing({ more = [] }: ServiceNode): readonly { readonly name: string; readonly namespace: string }[] {
  return more.map((id) => {
    const [namespace = "", name = ""] = id.split("/");
    return { namespace, name };
  });
}
