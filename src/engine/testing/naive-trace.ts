import type { TraceRequest } from "../insight/trace/connection-trace";
import { formatIpAddress, type IpAddress, parseIpAddress } from "../net/ip-address";
import type { Endpoint } from "../policy/verdict";
import { askDns, dial, dialOutside, emptyService } from "./naive-dial";
import { naiveEndpoint } from "./naive-endpoint";
import { exposedOutcome } from "./naive-exposed-trace";
import { ingressOutcome } from "./naive-ingress";
import { lookUp } from "./naive-names";
import { type NaiveOutcome, sharedOutcome, surely } from "./naive-outcome";
import { type NaiveService, type NaiveTarget, readServices, targetsOf } from "./naive-services";
import { readTarget } from "./naive-target";
import type { TraceWorld } from "./naive-trace-world";
import { podOf } from "./naive-world";

/** What a connection comes to, and the way to each end that may be picked; no ways where it ends before one is. */
export interface NaiveTrace extends NaiveOutcome {
  readonly ways: readonly NaiveWay[];
  /** True for what no rule speaks of: names that look odd, hosts of no Ingress, a pod as the target that takes no part. */
  readonly isUndecided?: boolean;
}

/** An end that may be picked, the port there, and what comes of it. */
export interface NaiveWay extends NaiveTarget {
  readonly result: NaiveOutcome;
}

/**
 * “Names, Services, Ingress” of SEMANTICS.md written down step by step: resolve → Service → endpoints → policies →
 * listening. Null where the source is no end.
 */
export function naiveTrace(world: TraceWorld, request: TraceRequest): NaiveTrace | null {
  const source = naiveEndpoint(world.cluster, request.source);
  if (source === null) return null;
  const target = readTarget(request);
  const asked = { ...request, port: target.port ?? 80 };
  const address = parseIpAddress(target.host);
  if (address !== null) return toAddress(world, source, asked, address);
  if (target.host.includes("/")) return toEnds(world, source, asked, [{ end: target.host, port: asked.port }]);
  if (source.kind !== "pod") {
    const outcome = ingressOutcome(world, source, target.host, target.path ?? "/", asked.port);
    return outcome === null ? UNDECIDED : ended(outcome);
  }
  return toName(world, source, asked, target.host);
}

/** A request with its port worked out. */
export interface AskedTrace extends TraceRequest {
  readonly port: number;
}

function toName(
  world: TraceWorld,
  source: Endpoint & { readonly kind: "pod" },
  asked: AskedTrace,
  name: string,
): NaiveTrace {
  const { pod, namespace } = podOf(world, source.pod);
  const answer = lookUp(world, namespace, name);
  const asksNode =
    pod.dnsPolicy === "Default" || (pod.hostNetwork && (pod.dnsPolicy ?? "ClusterFirst") === "ClusterFirst");
  if (asksNode && world.mutant !== "node-resolver-knows-the-cluster") {
    // who the node asks, and whether policies see that, no rule says
    if (answer.kind === "undecided" || answer.kind === "outside") return UNDECIDED;
    return ended(surely({ kind: "not-resolved", because: "node-resolver" }));
  } else {
    const failure = askDns(world, source);
    if (failure !== null) return ended(failure);
  }
  switch (answer.kind) {
    case "none":
      return ended(surely({ kind: "not-resolved", because: answer.because }));
    case "undecided":
      return UNDECIDED;
    case "outside":
      return ended(dialOutside(world, source, asked));
    case "ends": {
      const translated = answer.service.ports.find((one) => one.port === asked.port)?.target;
      const isTranslated = world.mutant === "headless-translates-ports" && typeof translated === "number";
      const port = isTranslated ? translated : asked.port;
      return toEnds(
        world,
        source,
        asked,
        answer.ends.map((end) => ({ end, port })),
      );
    }
    case "service":
      return toService(world, source, asked, answer.service);
  }
}

/** A pod's, a Service's or any other address. */
function toAddress(world: TraceWorld, source: Endpoint, asked: AskedTrace, address: IpAddress): NaiveTrace {
  const isIt = (other: IpAddress) => other.family === address.family && other.value === address.value;
  const services = readServices(world.objects);
  const inner = services.find(({ clusterIPs }) => clusterIPs.some(isIt));
  if (inner !== undefined) return toService(world, source, asked, inner);
  const exposed = exposedOutcome(world, source, asked, address);
  if (exposed !== null) return ended(exposed);
  const end = naiveEndpoint(world.cluster, formatIpAddress(address));
  if (end?.kind === "pod") return toEnds(world, source, asked, [{ end: end.pod, port: asked.port }]);
  return ended(dial(world, source, asked, { kind: "external", address }, asked.port));
}

function toService(world: TraceWorld, source: Endpoint, asked: AskedTrace, service: NaiveService): NaiveTrace {
  const isAnyProtocol = world.mutant === "protocol-of-service-ignored";
  const port = service.ports.find(
    (one) => one.port === asked.port && (isAnyProtocol || one.protocol === asked.protocol),
  );
  if (port === undefined) return ended(surely({ kind: "timed-out", droppedBy: "nothing-there" }));
  const targets = targetsOf(world, service, port);
  if (targets.length === 0) return ended(emptyService(world));
  return toEnds(world, source, asked, targets, port.port);
}

/** @param through - the Service's port where a Service translates; absent: the ends are dialled themselves */
function toEnds(
  world: TraceWorld,
  source: Endpoint,
  asked: AskedTrace,
  targets: readonly NaiveTarget[],
  through?: number,
): NaiveTrace {
  const ways = targets.flatMap((target): readonly NaiveWay[] => {
    const end = naiveEndpoint(world.cluster, target.end);
    if (end === null) return [];
    return [{ ...target, result: dial(world, source, asked, end, target.port, through) }];
  });
  if (ways.length === 0) return UNDECIDED;
  const picked = world.mutant === "first-endpoint-decides" ? ways.slice(0, 1) : ways;
  return { ...sharedOutcome(picked.map(({ result }) => result)), ways };
}

const UNDECIDED: NaiveTrace = { ...ended(surely({ kind: "answered" })), isUndecided: true };

function ended(outcome: NaiveOutcome): NaiveTrace {
  return { ...outcome, ways: [] };
}
