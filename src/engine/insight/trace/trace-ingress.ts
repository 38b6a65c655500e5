import type { ClusterPod } from "../../cluster/cluster";
import type { Endpoint } from "../../cluster/resolve-endpoint";
import type { Ingress, Service, ServicePort } from "../../kube/objects";
import { carriersOf, type IngressCarriers } from "../../service/ingress-class";
import { matchRoute } from "../../service/ingress-routes";
import { listeningPorts } from "../../service/listening";
import { backendsOf } from "../../service/service-endpoints";
import { portOfService, portWords } from "../../service/service-ports";
import { describeBackends, emptyReason } from "../../service/service-words";
import type { TraceStep } from "./connection-trace";
import { afterSteps, endedBy, type OpenWay, type Passage, placeIn, stepOf, type TraceContext } from "./trace-context";
import { behindController, routeStep } from "./trace-controller";
import { dial } from "./trace-dial";
import { joinOutcomes, stateOf } from "./trace-outcomes";
import { emptyOutcome, passageOf } from "./trace-service";

/** A request for a host that Ingresses have. */
export interface IngressVisit {
  readonly source: Endpoint;
  readonly host: string;
  /** The Ingress by which the host is known: its controller is asked, and with it all Ingresses that it carries. */
  readonly ingress: Ingress;
  /** The Service and its port by which the controller was addressed; null: it is found by the port that is asked for. */
  readonly door: { readonly service: Service; readonly port: ServicePort } | null;
}

/**
 * To the controller's pods, through the Service that stands before them where there is one, and from there to the pods of
 * the route's Service: the controller dials pod address and target port itself, and that is what policies judge.
 */
export function throughIngress(context: TraceContext, visit: IngressVisit): Passage {
  const { directory } = context;
  const { ingress, host } = visit;
  const carriers = carriersOf(directory, ingress);
  if (carriers.pods.length === 0) {
    const sentence = `Nobody carries the Ingress ${ingress.namespace}/${ingress.name}: ${carriers.problem}.`;
    const step = routeStep(context, "failed", sentence, placeIn(ingress, ingress.nameRange));
    return endedBy({ kind: "timed-out", droppedBy: "nothing-there" }, [step]);
  }
  const door = findDoor(context, visit, carriers);
  if (door.passage !== null) return door.passage;
  const first = carriers.pods[0]?.id;
  const carried = directory.ingresses.filter((one) => carriersOf(directory, one).pods.some(({ id }) => id === first));
  const match = matchRoute(carried, host, context.target.path);
  const arrivals = door.arrivals.filter(({ way }) => way.outcome.kind === "answered");
  const ended = door.arrivals.filter(({ way }) => way.outcome.kind !== "answered").map(({ way }) => way);
  if (arrivals.length === 0) return afterSteps(door.steps, passageOf(ended));
  const behind = behindController(
    context,
    match,
    host,
    arrivals.map(({ pod }) => pod),
  );
  const entry = arrivals[0]?.way.steps() ?? [];
  if (ended.length === 0) return afterSteps([...door.steps, ...entry], behind);
  const outcome = joinOutcomes([behind.outcome, ...ended.map((way) => way.outcome)]);
  const onward = behind.ways.map((way) => ({ ...way, steps: () => [...entry, ...behind.steps, ...way.steps()] }));
  return { steps: door.steps, ways: [...ended, ...onward], outcome };
}

/** The client's way to a pod of the controller. */
interface Arrival {
  readonly pod: ClusterPod;
  readonly way: OpenWay;
}

/** The client's leg: through the Service before the controller, or straight to its pods (a hostPort, a host network). */
function findDoor(
  context: TraceContext,
  { source, door }: IngressVisit,
  { pods }: IngressCarriers,
): { readonly passage: Passage | null; readonly steps: readonly TraceStep[]; readonly arrivals: readonly Arrival[] } {
  const { target, request } = context;
  const service = door?.service ?? exposingService(context, pods);
  const isOutside = source.kind === "external";
  const dialPod = (pod: ClusterPod, port: number, maySeeNode: boolean): Arrival => {
    const destination: Endpoint = { kind: "pod", pod: pod.id, address: null };
    const way = dial(context, {
      leg: "client",
      source,
      destination,
      port,
      through: "direct",
      maySeeNode,
      serves: listeningPorts(pod.pod).length === 0,
    });
    return { pod, way };
  };
  if (service === null) {
    const steps: readonly TraceStep[] = [];
    return { passage: null, steps, arrivals: pods.map((pod) => dialPod(pod, ownWebPort(pod, target.port), false)) };
  }
  const name = `${service.namespace}/${service.name}`;
  const port = door?.port ?? portOfService(service, target.port, request.protocol);
  if (port === null) {
    const sentence = `The controller's Service ${name} has no port ${target.port} (it has ${service.ports.map(portWords).join(", ")}): what is sent there is lost.`;
    const place = placeIn(service, service.nameRange);
    const step = stepOf(context, { kind: "service", leg: "client", state: "failed", sentence, place });
    return { passage: endedBy({ kind: "timed-out", droppedBy: "nothing-there" }, [step]), steps: [], arrivals: [] };
  }
  const backends = backendsOf(context.directory.endpoints(service), port);
  const own = backends.flatMap(({ endpoint, port: targetPort }) => {
    const pod = pods.find(({ id }) => id === endpoint.pod?.id);
    return pod === undefined
      ? []
      : [dialPod(pod, targetPort, isOutside && service.externalTrafficPolicy === "Cluster")];
  });
  if (own.length === 0) {
    const sentence = `No ready pod is behind the controller's Service ${name}: ${emptyReason(context.directory, service, port)}.`;
    const outcome = emptyOutcome(context);
    const step = stepOf(context, {
      kind: "service",
      leg: "client",
      state: stateOf(outcome),
      sentence,
      place: placeIn(service, port.range),
    });
    return { passage: endedBy(outcome, [step]), steps: [], arrivals: [] };
  }
  const sentence = `${name} (${service.type}) leads ${port.protocol} ${port.port} to the controller: ${describeBackends(backends)}.`;
  const step = stepOf(context, {
    kind: "service",
    leg: "client",
    state: "passed",
    sentence,
    place: placeIn(service, port.range),
  });
  return { passage: null, steps: [step], arrivals: own };
}

/** The Service by which clients outside come to the controller: one with a door, in the order of the text. */
function exposingService({ directory }: TraceContext, pods: readonly ClusterPod[]): Service | null {
  const ids = new Set(pods.map(({ id }) => id));
  const found = directory.services.find(
    (service) =>
      (service.type === "LoadBalancer" || service.type === "NodePort" || service.externalIPs.length > 0) &&
      directory.endpoints(service).some(({ pod }) => pod !== null && ids.has(pod.id)),
  );
  return found ?? null;
}

/** The port of a controller's pod that no Service stands before: the asked one, else the one it calls so. */
function ownWebPort({ pod }: ClusterPod, port: number): number {
  const ports = listeningPorts(pod);
  if (ports.some((one) => one.port === port)) return port;
  const names = port === 443 ? ["https", "websecure"] : ["http", "web"];
  return pod.ports.find(({ name }) => name !== null && names.includes(name))?.port ?? port;
}
