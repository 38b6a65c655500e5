import { resolveEndpoint } from "./cluster/resolve-endpoint";
import type { EditContext } from "./edit/edit-context";
import type { NearAsked } from "./edit/near-miss/near-asked";
import { byDistance, type NearChange } from "./edit/near-miss/near-change";
import { changesOfDns } from "./edit/near-miss/near-dns";
import { changesOfPair } from "./edit/near-miss/near-pair";
import { changesOfMissingPort, changesOfServiceSelector, changesOfTargetPort } from "./edit/near-miss/near-service";
import type { ConnectionTrace, TraceStep } from "./insight/trace/connection-trace";
import { readTarget } from "./insight/trace/trace-target";
import type { Service } from "./kube/objects";
import { portsOf } from "./net/port-set";
import type { Protocol } from "./net/protocol";
import { endOf, familyAsked } from "./policy/pair-ends";
import { findClusterDns } from "./service/cluster-dns";
import { createServiceDirectory } from "./service/service-directory";
import { portOfService } from "./service/service-ports";
import { type Place, placeOf } from "./source/range";

/** Changes after which a way may get farther than it does, the nearest first. */
export interface NearWayChanges {
  readonly changes: readonly NearChange[];
  /** Why no rule can, as a sentence; null: nothing speaks against it. */
  readonly whyNot: string | null;
}

/**
 * Finds changes at the place where a way ends: the question to DNS, the Service, the policies of both ends, or the port on
 * which nobody listens.
 *
 * @param context - of a cluster that has what every cluster has
 */
export function changesOfWay(context: EditContext, trace: ConnectionTrace): NearWayChanges {
  const { outcome, steps, ways } = trace;
  const way = ways.find((each) => each.outcome.kind !== "answered");
  const all = [...steps, ...(way?.steps ?? [])];
  const failed = all.find(({ state }) => state !== "passed");
  if (failed === undefined) return NOTHING;
  if (failed.explanation !== null) return byPolicies(context, trace, failed);
  if (failed.kind === "service") return { changes: byService(context, trace, failed), whyNot: null };
  if (failed.kind !== "listening" || outcome.kind === "not-resolved") return NOTHING;
  return { changes: byListening(context, trace, all, way?.endpoint ?? ""), whyNot: null };
}

const NOTHING: NearWayChanges = { changes: [], whyNot: null };

function byPolicies(context: EditContext, { request, ways }: ConnectionTrace, step: TraceStep): NearWayChanges {
  const { explanation, leg } = step;
  const { cluster } = context.evaluation;
  const source = resolveEndpoint(cluster, explanation?.source ?? "");
  const destination = resolveEndpoint(cluster, explanation?.destination ?? "");
  const port = leg === "dns" ? dnsPort(context) : portOfWay(ways, explanation?.destination);
  if (source === null || destination === null || port === null) return NOTHING;
  const protocol: Protocol = leg === "dns" ? "UDP" : leg === "controller" ? "TCP" : request.protocol;
  const asked: NearAsked = {
    from: idOf(context, explanation?.source ?? "", request.source),
    to: idOf(context, explanation?.destination ?? "", request.target),
    source: endOf(context.evaluation.compiled, source),
    destination: endOf(context.evaluation.compiled, destination),
    family: familyAsked(cluster, source, destination),
    ports: portsOf(protocol, port, port),
  };
  const { changes, whyNot } = changesOfPair(context, asked);
  if (leg !== "dns") return { changes, whyNot };
  const dns = changesOfDns(context, asked);
  // The policy for DNS that many need says more than a rule for this one pod of it.
  const near = dns.length === 0 ? changes : changes.filter(({ kind }) => kind !== "other-side");
  return { changes: [...near, ...dns].sort(byDistance), whyNot: null };
}

function portOfWay(ways: ConnectionTrace["ways"], endpoint: string | undefined): number | null {
  return ways.find((way) => way.endpoint === endpoint)?.port ?? null;
}

function dnsPort({ evaluation, objects }: EditContext): number | null {
  return findClusterDns(createServiceDirectory(evaluation.cluster, objects)).udp[0]?.port ?? null;
}

/** Of a pod that is named as such itself, else its workload: whatever is behind a Service is written for all of them. */
function idOf({ evaluation: { cluster } }: EditContext, endpoint: string, asked: string): string {
  const pod = cluster.pods.get(endpoint);
  if (pod === undefined) return `addresses ${endpoint}/${endpoint.includes(":") ? 128 : 32}`;
  return asked === pod.id && pod.id !== pod.workload ? `pod ${pod.id}` : pod.workload;
}

/** The Service has no such port, selects nobody, or leads to a port that its pods do not have. */
function byService(context: EditContext, { request }: ConnectionTrace, { place }: TraceStep): readonly NearChange[] {
  const service = serviceAt(context, place);
  if (service === null) return [];
  const { protocol } = request;
  const { port: asked } = readTarget(context.evaluation.cluster, request);
  const pods = podsBehind(context, service);
  const [pod] = pods;
  if (pod === undefined) return changesOfServiceSelector(context, service);
  const port = portOfService(service, asked, protocol);
  return port === null
    ? changesOfMissingPort(service, { protocol, port: asked }, pods)
    : changesOfTargetPort(service, port, pod);
}

function podsBehind({ evaluation, objects }: EditContext, service: Service) {
  const directory = createServiceDirectory(evaluation.cluster, objects);
  return directory.endpoints(service).flatMap(({ pod }) => pod ?? []);
}

/** The way leads to a port on which the pod does not listen: the Service, where one led there, may lead to another. */
function byListening(
  context: EditContext,
  { request }: ConnectionTrace,
  steps: readonly TraceStep[],
  endpoint: string,
): readonly NearChange[] {
  const step = steps.findLast(({ kind, state }) => kind === "service" && state === "passed");
  const service = serviceAt(context, step?.place ?? null);
  const pod = context.evaluation.cluster.pods.get(endpoint);
  if (service === null || pod === undefined || step === undefined) return [];
  const at = step.place;
  const port = service.ports.find((one) => at !== null && placeOf(service.origin, one.range).from === at.from);
  const own = port ?? portOfService(service, readTarget(context.evaluation.cluster, request).port, request.protocol);
  return own === null ? [] : changesOfTargetPort(service, own, pod);
}

/** The Service in whose text a step's place lies. */
function serviceAt({ objects }: EditContext, place: Place | null): Service | null {
  if (place === null) return null;
  const isThere = (object: EditContext["objects"][number]): object is Service => {
    if (object.kind !== "Service") return false;
    const { file, from, to } = placeOf(object.origin, object.range);
    return file === place.file && from <= place.from && place.from < to;
  };
  return objects.find(isThere) ?? null;
}
