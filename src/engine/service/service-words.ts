import { podsSelectedBy, selectorMatchesAll } from "../cluster/selected-pods";
import type { KubeObject, Labels, Service, ServicePort } from "../kube/objects";
import type { Range } from "../source/range";
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

/** Why no ready endpoint is behind a Service, and the text that it lies with. */
export interface EmptyCause {
  /** Without a full stop: `its selector app=wbe selects no pod; 3 pods have app=web`. */
  readonly words: string;
  readonly of: Pick<KubeObject, "origin">;
  readonly range: Range;
}

/** Why no ready endpoint is behind a Service, or behind one port of it, without a full stop; see {@link emptyCause}. */
export function emptyReason(directory: ServiceDirectory, service: Service, port: ServicePort | null): string {
  return emptyCause(directory, service, port).words;
}

/**
 * Why no ready endpoint is behind a Service, or behind one port of it: a selector that selects nobody, a workload without
 * pods, pods that are not ready, a port name that they do not have.
 *
 * @param port - null: of the Service as a whole
 */
export function emptyCause(directory: ServiceDirectory, service: Service, port: ServicePort | null): EmptyCause {
  const { cluster } = directory;
  const { selector } = service;
  const bySelector = (words: string): EmptyCause => ({ words, of: service, range: service.selectorRange });
  if (selector === null) {
    const stated = directory.endpoints(service);
    if (stated.length === 0) return bySelector("it has no selector, and no EndpointSlice states an endpoint");
    return bySelector(
      stated.some(({ isReady }) => isReady) ? "no EndpointSlice has this port" : "none of its endpoints is ready",
    );
  }
  const words = selectorWords(selector);
  const selected = podsSelectedBy(cluster, service);
  if (selected.length === 0)
    return idleCause(directory, service, selector) ?? nobodyCause(directory, service, selector);
  const ready = directory.endpoints(service).filter(({ isReady }) => isReady);
  if (ready.length === 0) {
    const [first] = selected;
    const said =
      selected.length === 1
        ? `the only pod that ${words} selects is not ready`
        : `none of the ${selected.length} pods that ${words} selects is ready`;
    return first === undefined ? bySelector(said) : { words: said, of: first.pod, range: first.pod.nameRange };
  }
  if (port === null || typeof port.targetPort === "number") return bySelector("none of its pods is ready");
  return { words: missingPortReason(directory, service, port, port.targetPort), of: service, range: port.range };
}

/** The selector is right, but the workload that it means has no pods: `Deployment web has replicas: 0`. */
function idleCause({ workloads, cluster }: ServiceDirectory, service: Service, selector: Labels): EmptyCause | null {
  const isMeant = (namespace: string, labels: Labels) =>
    namespace === service.namespace && selectorMatchesAll(selector, labels);
  const idle = workloads.find((one) => one.replicas === 0 && isMeant(one.namespace, one.template.labels));
  if (idle !== undefined) {
    return { words: `${idle.kind} ${idle.name} has replicas: 0`, of: idle, range: idle.nameRange };
  }
  const finished = cluster.excludedPods.find(({ pod }) => isMeant(pod.namespace, pod.labels));
  if (finished === undefined) return null;
  const { pod, reason } = finished;
  return { words: `the pod ${pod.name} that it selects has finished (${reason})`, of: pod, range: pod.nameRange };
}

function nobodyCause({ cluster }: ServiceDirectory, service: Service, selector: Labels): EmptyCause {
  const near = nearSelector(cluster, service);
  const words = `its selector ${selectorWords(selector)} selects no pod${near === null ? "" : `; ${near}`}`;
  return { words, of: service, range: service.selectorRange };
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
