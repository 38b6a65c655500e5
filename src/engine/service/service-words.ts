import { podsSelectedBy } from "../cluster/selected-pods";
import type { Service, ServicePort } from "../kube/objects";
import { nearSelector, selectorWords } from "./near-selector";
import type { ServiceDirectory } from "./service-directory";
import type { Backend } from "./service-endpoints";

/** Where a Service's port leads: `port 8080 of 3 pods`, `port 8080 of 2 pods and port 8081 of 1 pod`. */
export function describeBackends(backends: readonly Backend[]): string {
  const counts = new Map<number, number>();
  for (const { port } of backends) counts.set(port, (counts.get(port) ?? 0) + 1);
  const areAllPods = backends.every(({ endpoint }) => endpoint.pod !== null);
  const thing = areAllPods ? "pod" : "endpoint";
  return [...counts].map(([port, count]) => `port ${port} of ${count} ${thing}${count === 1 ? "" : "s"}`).join(" and ");
}

/**
 * Why no ready endpoint is behind a Service, or behind one port of it, without a full stop: `its selector app=wbe selects
 * no pod; 3 pods have app=web`.
 *
 * @param port - null: of the Service as a whole
 */
export function emptyReason(directory: ServiceDirectory, service: Service, port: ServicePort | null): string {
  const { cluster } = directory;
  const { selector } = service;
  if (selector === null) {
    const stated = directory.endpoints(service);
    if (stated.length === 0) return "it has no selector, and no EndpointSlice states an endpoint";
    return stated.some(({ isReady }) => isReady) ? "no EndpointSlice has this port" : "none of its endpoints is ready";
  }
  const words = selectorWords(selector);
  const selected = podsSelectedBy(cluster, service);
  if (selected.length === 0) {
    const near = nearSelector(cluster, service);
    return `its selector ${words} selects no pod${near === null ? "" : `; ${near}`}`;
  }
  const ready = directory.endpoints(service).filter(({ isReady }) => isReady);
  if (ready.length === 0) {
    return selected.length === 1
      ? `the only pod that ${words} selects is not ready`
      : `none of the ${selected.length} pods that ${words} selects is ready`;
  }
  if (port === null || typeof port.targetPort === "number") return "none of its pods is ready";
  return missingPortReason(directory, service, port, port.targetPort);
}

/** `none of its pods has a TCP port called http; they have web`. */
export function missingPortReason(
  directory: ServiceDirectory,
  service: Service,
  { protocol }: ServicePort,
  target: string,
): string {
  const ports = directory.endpoints(service).flatMap(({ pod }) => pod?.pod.ports ?? []);
  const names = [
    ...new Set(ports.flatMap((port) => (port.protocol === protocol && port.name !== null ? port.name : []))),
  ];
  const known = names.length === 0 ? "none of their ports has a name" : `they have ${names.slice(0, 5).join(", ")}`;
  return `none of its pods has a ${protocol} port called ${target}; ${known}`;
}
