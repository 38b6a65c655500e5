import type { ClusterPod } from "../../cluster/cluster";
import type { Endpoint } from "../../cluster/resolve-endpoint";
import type { IngressBackend, Service } from "../../kube/objects";
import { followName } from "../../service/external-names";
import type { RouteMatch } from "../../service/ingress-routes";
import { type Backend, backendsOf } from "../../service/service-endpoints";
import { portOfBackend, portOfService } from "../../service/service-ports";
import { describeBackends, emptyReason } from "../../service/service-words";
import type { TraceStep } from "./connection-trace";
import { backendsToDial } from "./trace-alike";
import { afterSteps, endedBy, type OpenWay, type Passage, placeIn, stepOf, type TraceContext } from "./trace-context";
import { dial } from "./trace-dial";
import { dialOutside } from "./trace-outside";
import { destinationOf, passageOf } from "./trace-service";

/**
 * What a controller does with a request: 404 where no route takes it, 503 where the route leads to nobody, else its own
 * connection to a pod behind the route's Service, which is what policies judge.
 */
export function behindController(
  context: TraceContext,
  match: RouteMatch,
  host: string,
  pods: readonly ClusterPod[],
): Passage {
  const { path } = context.target;
  if (match.kind === "none") {
    const sentence = `No rule of an Ingress takes ${host}${path}: the controller answers 404.`;
    return endedBy({ kind: "answered-with-error", status: 404 }, [routeStep(context, "failed", sentence, null)]);
  }
  const { ingress, backend } = match;
  const service = context.directory.service(ingress.namespace, backend.service);
  const port = service === null ? null : portOfBackend(service, backend);
  const isAlias = service?.type === "ExternalName";
  const name = `${ingress.namespace}/${backend.service}`;
  const words = `${takenBy(match)} leads ${host}${path} to ${name}:${backend.port}`;
  const fail = (why: string): Passage => {
    const step = routeStep(
      context,
      "failed",
      `${words}, and ${why}: the controller answers 503.`,
      placeIn(ingress, backend.range),
    );
    return endedBy({ kind: "answered-with-error", status: 503 }, [step]);
  };
  if (service === null) return fail("there is no such Service");
  if (port === null && !isAlias) return fail(`that Service has no TCP port ${backend.port}`);
  const place = placeIn(ingress, match.kind === "route" ? match.route.range : backend.range);
  const step = routeStep(context, "passed", `${words}.`, place);
  if (isAlias) return afterSteps([step], toAlias(context, service, backend, pods));
  const backends = port === null ? [] : backendsOf(context.directory.endpoints(service), port);
  if (port === null || backends.length === 0) {
    return fail(`no ready pod is behind it (${emptyReason(context.directory, service, port)})`);
  }
  const leads = stepOf(context, {
    kind: "service",
    leg: "controller",
    state: "passed",
    sentence: `The controller dials the pods behind ${name} themselves: ${describeBackends(backends)}.`,
    place: placeIn(service, port.range),
  });
  const sources = pods.map((pod): Endpoint => ({ kind: "pod", pod: pod.id, address: null }));
  const door = { service, port: port.port, protocol: port.protocol };
  return afterSteps([step, leads], passageOf(dialFromController(context, sources, door, backends)));
}

/** Replicas of a controller that come to the same end are told once. */
function withoutRepetition(ways: readonly OpenWay[]): readonly OpenWay[] {
  const told = new Map(
    ways.map((way) => [JSON.stringify([way.endpoint, way.port, way.outcome]), way] as const).reverse(),
  );
  return [...told.values()].reverse();
}

function takenBy(match: Exclude<RouteMatch, { kind: "none" }>): string {
  const name = `${match.ingress.namespace}/${match.ingress.name}`;
  if (match.kind === "default") return `No rule matches; the default backend of the Ingress ${name}`;
  const { path, pathType } = match.route;
  const read =
    pathType === "ImplementationSpecific" ? "ImplementationSpecific, read as Prefix: controllers may differ" : pathType;
  return `The path ${path} (${read}) of the Ingress ${name}`;
}

/** An Ingress before an ExternalName Service: the controller asks for its name, and mostly leaves the cluster. */
function toAlias(
  context: TraceContext,
  service: Service,
  { port }: IngressBackend,
  pods: readonly ClusterPod[],
): Passage {
  const { directory } = context;
  const { end } = followName(directory, { kind: "service", fqdn: service.name, service });
  const place = placeIn(service, service.externalNameRange);
  const step = (state: TraceStep["state"], sentence: string) =>
    stepOf(context, { kind: "service", leg: "controller", state, sentence, place });
  const name = `${service.namespace}/${service.name}`;
  const known = typeof port === "number" ? port : service.ports.find((one) => one.name === port)?.port;
  const sources = pods.map((pod): Endpoint => ({ kind: "pod", pod: pod.id, address: null }));
  if (end.kind === "outside" && known !== undefined) {
    const ways = sources.map((source) =>
      dialOutside(context, { leg: "controller", source, protocol: "TCP", port: known, name: end.fqdn }),
    );
    const sentence = `${name} is another name for ${end.fqdn}, outside the cluster.`;
    return afterSteps([step("passed", sentence)], passageOf(withoutRepetition(ways)));
  }
  const target = end.kind === "service" && known !== undefined ? portOfService(end.service, known, "TCP") : null;
  const backends =
    end.kind === "service" && target !== null ? backendsOf(directory.endpoints(end.service), target) : [];
  if (end.kind !== "service" || target === null || backends.length === 0) {
    const sentence = `The controller finds nobody behind ${service.externalName ?? name}: it answers 503.`;
    return endedBy({ kind: "answered-with-error", status: 503 }, [step("failed", sentence)]);
  }
  const sentence = `${name} is another name for ${service.externalName}: ${describeBackends(backends)}.`;
  const door = { service: end.service, port: target.port, protocol: target.protocol };
  return afterSteps([step("passed", sentence)], passageOf(dialFromController(context, sources, door, backends)));
}

function dialFromController(
  context: TraceContext,
  sources: readonly Endpoint[],
  door: Parameters<typeof backendsToDial>[2],
  all: readonly Backend[],
): readonly OpenWay[] {
  const backends = backendsToDial(context, sources, door, all);
  const ways = sources.flatMap((source) =>
    backends.map(({ endpoint, port }) => {
      const destination = destinationOf(context, endpoint, null);
      return dial(context, { leg: "controller", source, destination, port, through: "direct", maySeeNode: false });
    }),
  );
  return withoutRepetition(ways);
}

/** The step of an Ingress. */
export function routeStep(
  context: TraceContext,
  state: TraceStep["state"],
  sentence: string,
  place: TraceStep["place"],
): TraceStep {
  return stepOf(context, { kind: "route", leg: "controller", state, sentence, place });
}
