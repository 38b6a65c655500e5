import type { IngressBackend, Service, ServicePort } from "../kube/objects";
import type { Protocol } from "../net/protocol";

/** The port of a Service that a client asks for; null where it has none of this number and protocol. */
export function portOfService({ ports }: Service, port: number, protocol: Protocol): ServicePort | null {
  return ports.find((one) => one.port === port && one.protocol === protocol) ?? null;
}

/** The port of a Service that an Ingress names, by number or name; Ingresses speak TCP. */
export function portOfBackend({ ports }: Service, { port }: IngressBackend): ServicePort | null {
  const isNamed = (one: ServicePort) => (typeof port === "number" ? one.port === port : one.name === port);
  return ports.find((one) => one.protocol === "TCP" && isNamed(one)) ?? null;
}

/** A port in words: `80`, `53/UDP`, `http 80`. */
export function portWords({ name, port, protocol }: Pick<ServicePort, "name" | "port" | "protocol">): string {
  return `${name === null ? "" : `${name} `}${port}${protocol === "TCP" ? "" : `/${protocol}`}`;
}
