import type { ClusterPod } from "../../cluster/cluster";
import type { ExpectationPort, Service, ServicePort } from "../../kube/objects";
import { ALL_PORTS, LAST_PORT, NO_PORTS, type PortSet, portsOf, unionPorts } from "../../net/port-set";
import { backendsOf, type ServiceEndpoint } from "../../service/service-endpoints";

/** The ports of an expectation at one destination. */
export interface AskedPorts {
  /** Numbers at the destination, which is what policies see. */
  readonly asked: PortSet;
  /** Why some of them cannot be asked here; empty where all can. */
  readonly problems: readonly PortProblem[];
}

/** A port that is not there. */
export interface PortProblem {
  /** Null where the Service, not the expectation, names it. */
  readonly port: ExpectationPort | null;
  /** “backend-1 has no TCP port called http”. */
  readonly reason: string;
}

/** The ports at a pod: no ports = all; names are looked up on it, whichever container declares them. */
export function portsAtPod(ports: readonly ExpectationPort[], pod: ClusterPod): AskedPorts {
  if (ports.length === 0) return { asked: ALL_PORTS, problems: [] };
  const found = ports.map((port): AskedPorts => {
    const { protocol } = port;
    if (typeof port.port !== "string") return { asked: rangeOf(port), problems: [] };
    const own = pod.pod.ports.filter(({ name, protocol: its }) => name === port.port && its === protocol);
    if (own.length > 0) return { asked: joined(own.map((one) => portsOf(protocol, one.port, one.port))), problems: [] };
    const others = [
      ...new Set(pod.pod.ports.flatMap(({ name, protocol: its }) => (its === protocol ? (name ?? []) : []))),
    ];
    const hint = others.length === 0 ? "" : `; it has ${others.join(", ")}`;
    const reason = `${pod.name} has no ${protocol} port called ${port.port}${hint}`;
    return { asked: NO_PORTS, problems: [{ port, reason }] };
  });
  return join(found);
}

/** The ports at an address: it has no names for them. */
export function portsAtAddress(ports: readonly ExpectationPort[]): AskedPorts {
  if (ports.length === 0) return { asked: ALL_PORTS, problems: [] };
  return join(
    ports.map((port): AskedPorts => {
      if (typeof port.port !== "string") return { asked: rangeOf(port), problems: [] };
      const reason = `an address has no port names, so nobody knows the number of ${port.port}`;
      return { asked: NO_PORTS, problems: [{ port, reason }] };
    }),
  );
}

/** The ports of an expectation behind a Service. */
export interface PortsBehind {
  /** At one of its endpoints; none where that endpoint is left out of every port that is asked. */
  at(endpoint: ServiceEndpoint): PortSet;
  readonly problems: readonly PortProblem[];
}

/**
 * Where the ports of a Service lead at its endpoints: those that are named; all of them where none is. An endpoint that
 * lacks the target port is left out of that port, as Kubernetes does. The name of a headless Service is its pods' addresses:
 * a number is asked of them as it stands, whatever the target port.
 *
 * @param endpoints - all that are meant, at least one
 */
export function portsBehindService(
  ports: readonly ExpectationPort[],
  service: Service,
  endpoints: readonly ServiceEndpoint[],
): PortsBehind {
  const isDirect = ({ port }: ExpectationPort) => service.headless && typeof port === "number";
  const direct = joined(ports.filter(isDirect).map(rangeOf));
  const named = ports.filter((port) => !isDirect(port)).map((port) => meantBy(port, service));
  const targets = ports.length === 0 ? service.ports : named.flatMap(({ meant }) => meant);
  const led = targets.map((target) => ({ target, numbers: numbersOf(service, target, endpoints) }));
  const nowhere = led.flatMap(({ target, numbers }): readonly PortProblem[] =>
    numbers.size > 0 ? [] : [{ port: null, reason: nowhereReason(service, target, endpoints) }],
  );
  const hasNone = ports.length === 0 && service.ports.length === 0;
  const portless = hasNone ? [{ port: null, reason: `Service ${service.name} has no ports, so none is asked` }] : [];
  return {
    at: (endpoint) => {
      const own = led.flatMap(({ target: { protocol }, numbers }) => {
        const number = numbers.get(endpoint);
        return number === undefined ? [] : portsOf(protocol, number, number);
      });
      return joined([direct, ...own]);
    },
    problems: [...named.flatMap(({ problems }) => problems), ...nowhere, ...portless],
  };
}

function meantBy(port: ExpectationPort, service: Service) {
  const meant = service.ports.filter((one) => isMeant(port, one));
  if (meant.length > 0) return { meant, problems: [] };
  const own = service.ports.map(
    ({ protocol, port: number, name }) => `${protocol} ${number}${name === null ? "" : ` (${name})`}`,
  );
  const reason = `Service ${service.name} has no port ${portWords(port)}${own.length === 0 ? "" : `; it has ${own.join(", ")}`}`;
  return { meant, problems: [{ port, reason }] };
}

/** The numbers at which a Service's port reaches its endpoints, of those that have it. */
function numbersOf(service: Service, target: ServicePort, endpoints: readonly ServiceEndpoint[]) {
  if (service.headless) return new Map(endpoints.map((endpoint) => [endpoint, target.port]));
  return new Map(backendsOf(endpoints, target).map(({ endpoint, port }) => [endpoint, port]));
}

function nowhereReason(service: Service, target: ServicePort, endpoints: readonly ServiceEndpoint[]): string {
  const { protocol, targetPort, name, port } = target;
  const pods = endpoints.flatMap(({ pod, slice }) => (slice === null ? (pod ?? []) : []));
  const [first, second] = pods;
  if (first === undefined) return `no EndpointSlice of Service ${service.name} has its port ${name ?? port}`;
  const what = `${protocol} port called ${targetPort}`;
  return second === undefined
    ? `${first.name} has no ${what}, where Service ${service.name} leads`
    : `none of the ${pods.length} pods behind Service ${service.name} has a ${what}`;
}

/** `TCP 80`, `TCP http`, `UDP 53–60`, `TCP`. */
export function portWords({ protocol, port, endPort }: ExpectationPort): string {
  if (port === null) return protocol;
  return `${protocol} ${port}${endPort === null || endPort === port ? "" : `–${endPort}`}`;
}

function isMeant({ protocol, port, endPort }: ExpectationPort, service: ServicePort): boolean {
  if (protocol !== service.protocol) return false;
  if (typeof port === "string") return service.name === port;
  return port === null || (service.port >= port && service.port <= (endPort ?? port));
}

function rangeOf({ protocol, port, endPort }: ExpectationPort): PortSet {
  if (typeof port !== "number") return portsOf(protocol, 1, LAST_PORT);
  return portsOf(protocol, port, endPort ?? port);
}

function joined(sets: readonly PortSet[]): PortSet {
  return sets.reduce(unionPorts, NO_PORTS);
}

function join(found: readonly AskedPorts[]): AskedPorts {
  return { asked: joined(found.map(({ asked }) => asked)), problems: found.flatMap(({ problems }) => problems) };
}
