import type { Endpoint } from "../../cluster/resolve-endpoint";
import { resolveEndpoint } from "../../cluster/resolve-endpoint";
import type { Service, ServicePort } from "../../kube/objects";
import { type Family, formatIpAddress } from "../../net/ip-address";
import { isApiServer } from "../../service/api-server";
import { backendsOf, type ServiceEndpoint } from "../../service/service-endpoints";
import { portOfService, portWords } from "../../service/service-ports";
import { describeBackends, emptyCause } from "../../service/service-words";
import type { Range } from "../../source/range";
import type { TraceOutcome, TraceStep } from "./connection-trace";
import { backendsToDial } from "./trace-alike";
import { afterSteps, endedBy, type OpenWay, type Passage, placeIn, stepOf, type TraceContext } from "./trace-context";
import { dial } from "./trace-dial";
import { joinOutcomes, stateOf } from "./trace-outcomes";
import { dialOutside } from "./trace-outside";

/** How a Service is come to. */
export interface ServiceVisit {
  readonly leg: "client";
  readonly source: Endpoint;
  readonly service: Service;
  /** One of the Service's own ports; a node's port was translated before. */
  readonly port: number;
  /** True where it was come to by a node's port, a load balancer or an external IP rather than by its own address. */
  readonly isExposed: boolean;
  /** The family of the address that was named; null: that of whom is dialled. */
  readonly family: Family | null;
}

/** Through a Service with an address of its own: from its port to the port of one of its ready pods. */
export function throughService(context: TraceContext, visit: ServiceVisit): Passage {
  const { service, port, leg, source, family } = visit;
  const { protocol } = context.request;
  const name = `${service.namespace}/${service.name}`;
  const servicePort = portOfService(service, port, protocol);
  if (servicePort === null) {
    const outcome: TraceOutcome = { kind: "timed-out", droppedBy: "nothing-there" };
    const has = service.ports.length === 0 ? "none" : service.ports.map(portWords).join(", ");
    const sentence = `The Service ${name} has no port ${portWords({ name: null, port, protocol })} (it has ${has}): what is sent there is lost.`;
    return endedBy(outcome, [serviceStep(context, service, "failed", sentence)]);
  }
  const endpoints = context.directory.endpoints(service);
  if (isApiServer(service) && endpoints.length === 0) return toApiServer(context, visit, servicePort);
  const allBackends = backendsOf(endpoints, servicePort);
  const backends = allBackends.filter(({ endpoint }) => hasFamily(endpoint, family));
  if (backends.length === 0) {
    const outcome = emptyOutcome(context);
    const cause =
      allBackends.length > 0
        ? { words: `none of its endpoints has an IPv${family} address`, of: service, range: servicePort.range }
        : emptyCause(context.directory, service, servicePort);
    const sentence = `No ready pod is behind the Service ${name}: ${cause.words}.`;
    const place = placeIn(cause.of, cause.range);
    return endedBy(outcome, [stepOf(context, { kind: "service", leg, state: stateOf(outcome), sentence, place })]);
  }
  const sentence = `${name} is the Service that leads ${doorWords(context, servicePort)} to ${describeBackends(backends)}.`;
  const step = stepOf(context, {
    kind: "service",
    leg,
    state: "passed",
    sentence,
    place: placeIn(service, servicePort.range),
  });
  // whoever comes that way, its address may become the node's that leads on
  const maySeeNode = visit.isExposed && service.externalTrafficPolicy === "Cluster";
  const door = { service, port, protocol };
  const ways = backendsToDial(context, [source], door, backends).map((backend) =>
    dial(context, {
      leg,
      source,
      destination: destinationOf(context, backend.endpoint, visit.family),
      port: backend.port,
      through: "service",
      maySeeNode,
    }),
  );
  return afterSteps([step], passageOf(ways));
}

/** `TCP 80`, or `TCP 30080 of every node` where it was come to that way. */
function doorWords({ target }: TraceContext, { protocol, port, nodePort }: ServicePort): string {
  const byNode = nodePort === target.port && port !== target.port;
  return byNode ? `${protocol} ${nodePort} of every node` : `${protocol} ${port}`;
}

/** To the pods of a headless Service: the name is their addresses, and the port is theirs. */
export function throughHeadless(context: TraceContext, visit: Omit<ServiceVisit, "isExposed">): Passage {
  const { service, port, leg, source, family } = visit;
  const ready = context.directory.endpoints(service).filter(({ isReady }) => isReady);
  const sentence = `${service.namespace}/${service.name} is headless: its name is the addresses of ${ready.length === 1 ? "1 pod" : `${ready.length} pods`}, and ${port} is the pod's own port.`;
  const step = serviceStep(context, service, "passed", sentence);
  const door = { service, port, protocol: context.request.protocol };
  const backends = ready.map((endpoint) => ({ endpoint, port }));
  const ways = backendsToDial(context, [source], door, backends).map(({ endpoint }) =>
    dial(context, {
      leg,
      source,
      destination: destinationOf(context, endpoint, family),
      port,
      through: "direct",
      maySeeNode: false,
    }),
  );
  return afterSteps([step], passageOf(ways));
}

/** Ways of which any may be taken. */
export function passageOf(ways: readonly OpenWay[]): Passage {
  return { steps: [], ways, outcome: joinOutcomes(ways.map(({ outcome }) => outcome)) };
}

/** Whether an endpoint may have an address of a family: a pod that states none is taken to have what is asked for. */
function hasFamily({ pod, address }: ServiceEndpoint, family: Family | null): boolean {
  if (family === null) return true;
  if (address !== null) return address.family === family;
  return pod?.address.kind !== "stated" || pod.address.addresses.some((one) => one.family === family);
}

/** The pod, or the address that a slice states, as an end of a connection. */
export function destinationOf(
  { evaluation }: TraceContext,
  { pod, address }: ServiceEndpoint,
  family: Family | null,
): Endpoint {
  if (pod !== null) {
    const stated = pod.address.kind === "stated" ? pod.address.addresses : [];
    return { kind: "pod", pod: pod.id, address: address ?? stated.find((one) => one.family === family) ?? null };
  }
  if (address === null) throw new Error("an endpoint is a pod or an address");
  return resolveEndpoint(evaluation.cluster, formatIpAddress(address)) ?? { kind: "external", address };
}

/** What a ClusterIP without ready endpoints does, as the profile has it. */
export function emptyOutcome({ evaluation }: TraceContext): TraceOutcome {
  switch (evaluation.profile.emptyServiceRefuses) {
    case "yes":
      return { kind: "refused", because: "no-endpoint" };
    case "no":
      return { kind: "timed-out", droppedBy: "nothing-there" };
    case "depends":
      return { kind: "depends", on: ["service-without-endpoints"] };
  }
}

function toApiServer(
  context: TraceContext,
  { service, leg, source }: ServiceVisit,
  { targetPort, port }: ServicePort,
): Passage {
  const target = typeof targetPort === "number" ? targetPort : port;
  const sentence = `default/kubernetes is the API server's Service: TCP ${port} goes to port ${target} of a control plane's node, usually.`;
  const step = serviceStep(context, service, "passed", sentence);
  const way = dialOutside(context, { leg, source, protocol: "TCP", port: target, name: "the API server" });
  return afterSteps([step], passageOf([way]));
}

function serviceStep(context: TraceContext, service: Service, state: TraceStep["state"], sentence: string): TraceStep {
  const place = placeIn(service, state === "failed" ? portsRange(service) : service.nameRange);
  return stepOf(context, { kind: "service", leg: "client", state, sentence, place });
}

/** Where the ports stand of which one is missing; the object's name where it has none. */
function portsRange({ ports, nameRange }: Service): Range {
  return ports[0]?.range ?? nameRange;
}
