import { at, items, type Json, type JsonMap } from "./json";

/**
 * The containers of a pod on the host's network without ports that one of them wants already: there each is a port of the
 * node, and the API server takes no pod that wants one twice.
 */
export function withoutDoubledPorts(containers: readonly JsonMap[]): readonly JsonMap[] {
  const taken = new Set<string>();
  return containers.map((container) => {
    const ports = items(at(container, "ports"));
    const kept = ports.filter((port) => {
      const wanted = wantedBy(port);
      return !taken.has(wanted) && taken.add(wanted).size > 0;
    });
    return kept.length === ports.length ? container : { ...container, ports: kept };
  });
}

function wantedBy(port: Json): string {
  return JSON.stringify([at(port, "protocol") ?? "TCP", at(port, "containerPort")]);
}
