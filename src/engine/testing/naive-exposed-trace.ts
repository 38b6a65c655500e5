import type { IpAddress } from "../net/ip-address";
import type { Endpoint } from "../policy/verdict";
import { dial, emptyService } from "./naive-dial";
import { naiveEndpoint } from "./naive-endpoint";
import { type NaiveOutcome, sharedOutcome, surely } from "./naive-outcome";
import { type NaiveService, type NaiveServicePort, readServices, targetsOf } from "./naive-services";
import type { AskedTrace } from "./naive-trace";
import type { TraceWorld } from "./naive-trace-world";

/**
 * From outside, or from a pod, to a load balancer's or external address, or to a node's port (N49): with `externalTrafficPolicy:
 * Cluster` policies see the client or some node. Null where no Service is exposed there.
 */
export function exposedOutcome(
  world: TraceWorld,
  source: Endpoint,
  asked: AskedTrace,
  address: IpAddress,
): NaiveOutcome | null {
  const isIt = (other: IpAddress) => other.family === address.family && other.value === address.value;
  const services = readServices(world.objects);
  const outer = services.find(({ outerIPs }) => outerIPs.some(isIt));
  const isNode = [...world.cluster.nodes.values()].some(({ addresses }) => addresses.some(isIt));
  const onPort = (number: (port: NaiveServicePort) => number | null) => (service: NaiveService) =>
    service.ports.flatMap((port) =>
      number(port) === asked.port && port.protocol === asked.protocol ? [{ service, port }] : [],
    );
  const found = isNode
    ? services.flatMap(onPort(({ nodePort }) => nodePort))[0]
    : outer && onPort(({ port }) => port)(outer)[0];
  if (found === undefined)
    return outer === undefined ? null : surely({ kind: "timed-out", droppedBy: "nothing-there" });
  const targets = targetsOf(world, found.service, found.port);
  if (targets.length === 0) return emptyService(world);
  const isClientOnly = found.service.keepsClient || world.mutant === "client-is-always-seen";
  const sources = isClientOnly ? [source] : [source, ...nodesOf(world, address.family)];
  return sharedOutcome(targets.map(({ end, port }) => atEnd(world, sources, asked, end, port)));
}

/** The outcome that is the same whoever the policies see; else it depends on who that is. */
function atEnd(
  world: TraceWorld,
  sources: readonly Endpoint[],
  asked: AskedTrace,
  end: string,
  port: number,
): NaiveOutcome {
  const destination = naiveEndpoint(world.cluster, end);
  if (destination === null) throw new Error(`no end: ${end}`);
  const [client] = sources;
  const first = client === undefined ? null : dial(world, client, asked, destination, port, asked.port);
  const isItself = client?.kind === "pod" && destination.kind === "pod" && client.pod === destination.pod;
  // what a pod may not send nobody sends on for it, and a hairpin is a hairpin
  const isUnsent = first?.outcome.kind === "timed-out" && first.outcome.droppedBy !== "destination";
  if (first !== null && (isItself || isUnsent)) return first;
  const outcomes = sources.map((source) => dial(world, source, asked, destination, port));
  const shared = sharedOutcome(outcomes);
  const differ = outcomes.some(({ outcome }) => outcome.kind !== outcomes[0]?.outcome.kind);
  return differ ? surely({ kind: "depends", on: ["client-source"] }) : shared;
}

function nodesOf(world: TraceWorld, family: 4 | 6): readonly Endpoint[] {
  return [...world.cluster.nodes.values()].flatMap(({ name, addresses }): readonly Endpoint[] => {
    const address = addresses.find((one) => one.family === family);
    return address === undefined ? [] : [{ kind: "node", node: name, address }];
  });
}
