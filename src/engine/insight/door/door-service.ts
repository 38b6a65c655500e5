import type { Service, ServicePort } from "../../kube/objects";
import { formatIpAddress } from "../../net/ip-address";
import type { LineOf } from "../../policy/evaluation";
import { isApiServer } from "../../service/api-server";
import { namesOfService } from "../../service/cluster-names";
import { followName } from "../../service/external-names";
import { listeningOn, listeningPorts } from "../../service/listening";
import { selectorWords } from "../../service/near-selector";
import { outsideAddressesOf } from "../../service/outside-addresses";
import type { ServiceDirectory } from "../../service/service-directory";
import { type Backend, backendsOf } from "../../service/service-endpoints";
import { portWords } from "../../service/service-ports";
import { emptyReason, missingPortReason } from "../../service/service-words";
import { placeOf } from "../../source/range";
import type { ServiceExplanation, ServicePortExplanation } from "./service-explanation";

/** What a Service is and leads to. The place of an assumed one has an empty file, and its line is 0. */
export function explainService(directory: ServiceDirectory, service: Service, lineOf: LineOf): ServiceExplanation {
  const { namespace, name, selector, headless, type, ports } = service;
  const place = placeOf(service.origin, service.nameRange);
  return {
    kind: "service",
    id: `service ${namespace}/${name}`,
    namespace,
    name,
    type: headless && type !== "ExternalName" ? "headless" : type,
    names: namesOfService(service),
    selector: selector === null ? null : selectorWords(selector),
    ports: ports.map((port) => explainPort(directory, service, port)),
    endpoints: directory.endpoints(service).map(({ pod, address, isReady }) => ({
      name: pod?.id ?? (address === null ? "" : formatIpAddress(address)),
      isReady,
    })),
    problem: problemOf(directory, service),
    ingresses: ingressesTo(directory, service),
    place,
    line: place.file === "" ? 0 : lineOf(place),
  };
}

function explainPort(directory: ServiceDirectory, service: Service, port: ServicePort): ServicePortExplanation {
  const backends = backendsAt(directory, service, port);
  const { targetPort, protocol } = port;
  const target = typeof targetPort === "number" && !service.headless ? `${targetPort}` : namedTarget(port, backends);
  return {
    words: portWords(port),
    port: port.port,
    protocol,
    target: service.headless ? `${port.port}` : target,
    listening: backends.filter((backend) => isListening(backend, port)).length,
    outside: outsideAddressesOf(directory, service, port),
  };
}

/** Through a headless Service the client dials the port that it asks for. */
function backendsAt(directory: ServiceDirectory, service: Service, port: ServicePort): readonly Backend[] {
  const endpoints = directory.endpoints(service);
  if (!service.headless) return backendsOf(endpoints, port);
  return endpoints.flatMap((endpoint) => (endpoint.isReady ? [{ endpoint, port: port.port }] : []));
}

/** `http (8080 on 2 pods, 8081 on 1)`. */
function namedTarget({ targetPort }: ServicePort, backends: readonly Backend[]): string {
  const counts = new Map<number, number>();
  for (const { port } of backends) counts.set(port, (counts.get(port) ?? 0) + 1);
  const words = [...counts].map(([port, count], i) => {
    const pods = i > 0 ? "" : count === 1 ? " pod" : " pods";
    return `${port} on ${count}${pods}`;
  });
  return words.length === 0 ? `${targetPort}` : `${targetPort} (${words.join(", ")})`;
}

function isListening({ endpoint, port }: Backend, { protocol }: ServicePort): boolean {
  return endpoint.pod === null || listeningOn(endpoint.pod.pod, protocol, port) !== null;
}

/** Why it is broken: names in a circle, nobody behind it, a port without a target, or one where nobody listens. */
function problemOf(directory: ServiceDirectory, service: Service): string | null {
  if (service.type === "ExternalName") return problemOfAlias(directory, service);
  const endpoints = directory.endpoints(service);
  if (!endpoints.some(({ isReady }) => isReady))
    return isApiServer(service) ? null : emptyReason(directory, service, null);
  for (const port of service.ports) {
    const backends = backendsAt(directory, service, port);
    if (backends.length === 0 && typeof port.targetPort === "string") {
      return missingPortReason(directory, service, port, port.targetPort);
    }
    if (backends.length > 0 && !backends.some((backend) => isListening(backend, port)))
      return silentPort(backends, port);
  }
  return null;
}

/** `nothing listens on TCP 8080 of its 2 pods; they listen on TCP 80`. */
function silentPort(backends: readonly Backend[], { protocol }: ServicePort): string {
  const numbers = [...new Set(backends.map(({ port }) => port))].join(", ");
  const others = backends.flatMap(({ endpoint }) => (endpoint.pod === null ? [] : listeningPorts(endpoint.pod.pod)));
  const known = [...new Set(others.map((one) => `${one.protocol} ${one.port}`))].slice(0, 5);
  const pods = backends.length === 1 ? "its pod" : `its ${backends.length} pods`;
  const listen = backends.length === 1 ? "it listens" : "they listen";
  return `nothing listens on ${protocol} ${numbers} of ${pods}${known.length === 0 ? "" : `; ${listen} on ${known.join(", ")}`}`;
}

function problemOfAlias(directory: ServiceDirectory, service: Service): string | null {
  const { aliases, end } = followName(directory, { kind: "service", fqdn: service.name, service });
  const names = [...aliases, aliases[0] ?? service].map(({ namespace, name }) => `${namespace}/${name}`);
  if (end.kind === "cycle") return `ExternalName Services lead in a circle: ${names.join(" → ")}`;
  return end.kind === "none" ? `DNS knows no ${aliases.at(-1)?.externalName ?? "external name"}` : null;
}

function ingressesTo({ ingresses }: ServiceDirectory, { namespace, name }: Service): readonly string[] {
  const leading = ingresses.filter(
    (ingress) =>
      ingress.namespace === namespace &&
      (ingress.defaultBackend?.service === name || ingress.routes.some(({ backend }) => backend.service === name)),
  );
  return leading.map((ingress) => `${ingress.namespace}/${ingress.name}`);
}
