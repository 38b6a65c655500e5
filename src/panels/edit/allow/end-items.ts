import type { Graph } from "../../../engine";
import type { SearchItem } from "../../../ui/search-items";

/** Everything in the picture that may be an end, by the id that the engine knows it by. */
export function endItems({ nodes, namespaces, doors }: Graph): readonly SearchItem[] {
  const workloads = nodes.flatMap((node): readonly SearchItem[] => {
    if (node.kind !== "workload" || node.excluded !== null) return [];
    const title = `${node.namespace}/${node.name}`;
    return [{ id: node.id, group: node.partOf === null ? "Workloads" : "Pods", title, details: node.labels }];
  });
  const folded = nodes.flatMap((node) => (node.kind === "namespace" ? node.name : []));
  const names = [...folded, ...namespaces.map(({ name }) => name)];
  const services = doors.flatMap((door): readonly SearchItem[] =>
    door.kind === "service"
      ? [
          {
            id: door.id,
            group: "Services",
            title: `${door.namespace}/${door.name}`,
            details: [door.ports].filter((words) => words !== ""),
          },
        ]
      : [],
  );
  const outside = nodes.flatMap((node): readonly SearchItem[] => {
    if (node.kind === "anyone")
      return [{ id: node.id, group: "Outside", title: "anyone", details: ["everyone, in and outside of the cluster"] }];
    return node.kind === "range" ? [{ id: node.id, group: "Outside", title: node.name }] : [];
  });
  const anyone: readonly SearchItem[] = outside.some(({ id }) => id === "anyone")
    ? []
    : [{ id: "anyone", group: "Outside", title: "anyone", details: ["everyone, in and outside of the cluster"] }];
  const whole = names.map(
    (name): SearchItem => ({ id: `namespace ${name}`, group: "Namespaces", title: `all pods of ${name}` }),
  );
  return [...workloads, ...services, ...whole, ...outside, ...anyone];
}

/** Addresses that are typed rather than found: `10.0.0.0/8`, `2001:db8::1`. */
export function typedAddresses(query: string): readonly SearchItem[] {
  const text = query.trim();
  const isAddress = /^[0-9a-f.:]+(?:\/\d{1,3})?$/i.test(text) && /[.:].*[.:]/.test(text);
  if (!isAddress) return [];
  const bits = text.includes(":") ? 128 : 32;
  const cidr = text.includes("/") ? text : `${text}/${bits}`;
  return [{ id: `addresses ${cidr}`, group: "Addresses", title: cidr, weight: 2000 }];
}

/** What an end is called until the engine has said it. */
export function plainName(id: string): string {
  return id.replace(/^(?:pod|namespace|service|range|addresses) /, "");
}
