import type { Graph, ServiceNode, TraceRequest } from "../../engine";
import { defaultSource } from "./default-source";
import { serviceName, targetSuggestions } from "./target-suggestions";

/**
 * What “Can A reach…” asks at first, so that its form shows how it is meant: from the selected node to the selected
 * Service, else to one that works, of the source's own namespace if there is one, else to another pod. Null where there
 * is nobody to ask.
 *
 * @param selected - id of a node or a door of the picture; null: nothing is selected
 */
export function firstRequest(graph: Pick<Graph, "doors" | "nodes">, selected: string | null): TraceRequest | null {
  const source = defaultSource(graph, { preferred: selected, endpoints: [] });
  const services = graph.doors.filter((door) => door.kind === "service");
  const working = services.filter(({ broken }) => broken === null);
  const service =
    services.find(({ id }) => id === selected) ??
    working.find(({ namespace }) => source.startsWith(`${namespace}/`)) ??
    working[0];
  if (service !== undefined) return { source, target: serviceName(service, source), ...portOf(service) };
  const [target] = targetSuggestions(graph, source);
  return target === undefined ? null : { source, target, port: null, protocol: "TCP" };
}

/** The first port in a Service's words; the words of one without ports begin with no number. */
function portOf({ ports }: ServiceNode): Pick<TraceRequest, "port" | "protocol"> {
  const [, number, protocol] = /^(\d+)(?:\/(UDP|SCTP))?/.exec(ports) ?? [];
  return {
    port: number === undefined ? null : Number(number),
    protocol: protocol === "UDP" || protocol === "SCTP" ? protocol : "TCP",
  };
}
