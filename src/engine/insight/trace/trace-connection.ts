import { type Endpoint, resolveEndpoint } from "../../cluster/resolve-endpoint";
import type { DecodedObject, Service, ServicePort } from "../../kube/objects";
import { containsAddress } from "../../net/cidr";
import { formatIpAddress, type IpAddress } from "../../net/ip-address";
import type { Evaluation, LineOf } from "../../policy/evaluation";
import { carriersOf } from "../../service/ingress-class";
import { createServiceDirectory } from "../../service/service-directory";
import { portOfService } from "../../service/service-ports";
import type { ConnectionTrace, TraceOutcome, TraceRequest } from "./connection-trace";
import {
  afterSteps,
  endedBy,
  type Passage,
  placeIn,
  stepOf,
  type TraceContext,
  type TraceSource,
} from "./trace-context";
import { dial } from "./trace-dial";
import { throughIngress } from "./trace-ingress";
import { type ReachableName, resolveForOthers, resolveForPod } from "./trace-names";
import { dialOutside } from "./trace-outside";
import { traceSentence } from "./trace-sentence";
import { passageOf, throughHeadless, throughService } from "./trace-service";
import { isWebScheme, readTarget } from "./trace-target";

/** How many ways are told with their steps. */
const MOST_WAYS = 20;

/**
 * The way from an endpoint to a name or URL, step by step: name → Service → pod → policies of both ends → whether somebody
 * listens. Null where the source is no endpoint; a workload stands for its first pod.
 *
 * @param evaluation - of a cluster that has what every cluster has (DNS, an ingress controller where there is an Ingress)
 * @param objects - what the text states
 */
export function traceConnection(
  evaluation: Evaluation,
  objects: readonly DecodedObject[],
  request: TraceRequest,
  lineOf: LineOf,
): ConnectionTrace | null {
  const context = openContext(evaluation, objects, request, lineOf);
  if (context === null) return null;
  const { steps, ways, outcome } = follow(context);
  const told = ways.slice(0, MOST_WAYS).map((way) => ({
    endpoint: way.endpoint,
    port: way.port,
    outcome: way.outcome,
    steps: way.steps(),
  }));
  const sentence = traceSentence(context, outcome, ways);
  return { request, outcome, sentence, steps, ways: told, moreWays: ways.length - told.length };
}

/**
 * What comes of a connection, without a word of how: for those who ask about many. Of `endpoints` that are alike some stand
 * for all. Null where the source is no endpoint.
 */
export function traceOutcome(
  evaluation: Evaluation,
  objects: readonly DecodedObject[],
  request: TraceRequest,
): { readonly outcome: TraceOutcome; readonly endpoints: readonly string[] } | null {
  const context = openContext(evaluation, objects, request, () => 0);
  if (context === null) return null;
  const { outcome, ways } = follow({ ...context, onlyOutcome: true });
  return { outcome, endpoints: ways.map(({ endpoint }) => endpoint) };
}

function openContext(
  evaluation: Evaluation,
  objects: readonly DecodedObject[],
  request: TraceRequest,
  lineOf: LineOf,
): TraceContext | null {
  const source = findSource(evaluation, request.source);
  if (source === null) return null;
  const directory = createServiceDirectory(evaluation.cluster, objects);
  const target = readTarget(evaluation.cluster, request);
  return { evaluation, directory, lineOf, request, source, target };
}

function findSource({ cluster }: Evaluation, text: string): TraceSource | null {
  const direct = resolveEndpoint(cluster, text);
  const first = direct === null ? cluster.workloads.get(text)?.pods[0] : undefined;
  const endpoint = first === undefined ? direct : resolveEndpoint(cluster, first);
  if (endpoint === null) return null;
  const pod = endpoint.kind === "pod" ? (cluster.pods.get(endpoint.pod) ?? null) : null;
  return { endpoint, pod, ofWorkload: first === undefined ? null : text };
}

function follow(context: TraceContext): Passage {
  const { place } = context.target;
  switch (place.kind) {
    case "pod":
      return toEndpoint(context, { kind: "pod", pod: place.pod, address: null });
    case "address":
      return toAddress(context, place.address);
    case "name":
      return toName(context, place.name);
  }
}

function toEndpoint(context: TraceContext, destination: Endpoint): Passage {
  const { source, target } = context;
  const dialling = { leg: "client" as const, source: source.endpoint, destination, port: target.port };
  return passageOf([dial(context, { ...dialling, through: "direct", maySeeNode: false })]);
}

function toName(context: TraceContext, name: string): Passage {
  const { source } = context;
  const self = source.pod === null ? null : isOwnName(name, source.pod.pod.hostname ?? source.pod.name);
  if (self === true) return toEndpoint(context, source.endpoint);
  const resolution = source.pod === null ? resolveForOthers(context, name) : resolveForPod(context, source.pod, name);
  switch (resolution.kind) {
    case "end":
      return endedBy(resolution.outcome, resolution.steps);
    case "ingress": {
      const visit = { source: source.endpoint, host: name.replace(/\.$/, ""), ingress: resolution.ingress, door: null };
      return afterSteps(resolution.steps, throughIngress(context, visit));
    }
    case "meaning":
      return afterSteps(resolution.steps, toMeaning(context, resolution.meaning));
  }
}

/** Names that a pod's own `/etc/hosts` has: no DNS is asked. */
function isOwnName(name: string, hostname: string): boolean {
  return name === "localhost" || name === hostname;
}

function toMeaning(context: TraceContext, meaning: ReachableName): Passage {
  const { source, target, request } = context;
  const common = { leg: "client" as const, source: source.endpoint, port: target.port };
  switch (meaning.kind) {
    case "service": {
      const { service } = meaning;
      if (service.headless) return throughHeadless(context, { ...common, service, family: null });
      // its first address is the one that its name has, whatever its pods have beside
      const family = service.clusterIPs[0]?.family ?? null;
      return throughService(context, { ...common, service, family, isExposed: false });
    }
    case "pod":
      return toEndpoint(context, { kind: "pod", pod: meaning.pod.id, address: null });
    case "address":
      return toAddress(context, meaning.address);
    case "outside":
      return passageOf([dialOutside(context, { ...common, protocol: request.protocol, name: meaning.fqdn })]);
  }
}

/** An address is what has it: a loopback, a Service, a node's port of a Service, a pod, a node, or somewhere outside (N54). */
function toAddress(context: TraceContext, address: IpAddress): Passage {
  const { source, target, request, directory, evaluation } = context;
  if (isLoopback(address))
    return source.pod === null ? toLocalController(context, address) : toEndpoint(context, source.endpoint);
  const isOutside = source.endpoint.kind === "external";
  const at = directory.serviceAt(address);
  if (at?.by === "cluster" && isOutside) return clusterAddressFromOutside(context, at.service);
  if (at !== null) {
    const port = portOfService(at.service, target.port, request.protocol);
    return toServiceDoor(context, at.service, port, address);
  }
  const endpoint = resolveEndpoint(evaluation.cluster, formatIpAddress(address)) ?? { kind: "external", address };
  const nodePort = endpoint.kind === "node" ? directory.serviceAtNodePort(target.port, request.protocol) : null;
  return nodePort === null
    ? toEndpoint(context, endpoint)
    : toServiceDoor(context, nodePort.service, nodePort.port, address);
}

/** Through a Service's address; a web request from outside to a controller's goes on to the Ingress's pods. */
function toServiceDoor(context: TraceContext, service: Service, port: ServicePort | null, address: IpAddress): Passage {
  const { source, target, directory } = context;
  const fromOutside = source.endpoint.kind === "external";
  if (isShutOut(service, source.endpoint, address)) return outsideItsRanges(context, service);
  if (fromOutside && port !== null && isWebScheme(target.scheme)) {
    const ids = new Set(directory.endpoints(service).map(({ pod }) => pod?.id));
    const ingress = directory.ingresses.find((one) => carriersOf(directory, one).pods.some(({ id }) => ids.has(id)));
    if (ingress !== undefined) {
      const host = formatIpAddress(address);
      return throughIngress(context, { source: source.endpoint, host, ingress, door: { service, port } });
    }
  }
  const isExposed = !service.clusterIPs.some((own) => own.family === address.family && own.value === address.value);
  const visit = { leg: "client" as const, source: source.endpoint, service, port: port?.port ?? target.port };
  return throughService(context, { ...visit, isExposed, family: address.family });
}

/** Whether a load balancer keeps a client out whose address is in none of its source ranges. */
function isShutOut({ sourceRanges, loadBalancerIPs }: Service, client: Endpoint, asked: IpAddress): boolean {
  const isBalanced = loadBalancerIPs.some(({ family, value }) => family === asked.family && value === asked.value);
  if (client.kind !== "external" || !isBalanced || sourceRanges.length === 0) return false;
  return !sourceRanges.some((range) => containsAddress(range, client.address));
}

function outsideItsRanges(context: TraceContext, service: Service): Passage {
  const ranges = service.sourceRanges.map(({ text }) => text).join(", ");
  const sentence = `The load balancer of ${service.namespace}/${service.name} lets in ${ranges} only (loadBalancerSourceRanges), and not this client.`;
  const place = placeIn(service, service.nameRange);
  const step = stepOf(context, { kind: "service", leg: "client", state: "failed", sentence, place });
  return endedBy({ kind: "timed-out", droppedBy: "nothing-there" }, [step]);
}

/** A client outside that asks itself means the cluster on its own machine, where the controller is published (kind, minikube). */
function toLocalController(context: TraceContext, address: IpAddress): Passage {
  return context.source.endpoint.kind === "external" && context.directory.ingresses.length > 0
    ? toName(context, "localhost")
    : toEndpoint(context, { kind: "external", address });
}

function clusterAddressFromOutside(context: TraceContext, service: Service): Passage {
  const sentence = `This is the cluster IP of ${service.namespace}/${service.name}, which leads somewhere only inside the cluster.`;
  const place = placeIn(service, service.nameRange);
  const step = stepOf(context, { kind: "service", leg: "client", state: "failed", sentence, place });
  return endedBy({ kind: "timed-out", droppedBy: "nothing-there" }, [step]);
}

function isLoopback({ family, value }: IpAddress): boolean {
  return family === 4 ? value >> 24n === 127n : value === 1n;
}
