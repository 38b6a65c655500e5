import type { PolicyPort } from "../kube/objects";
import type { Connection } from "../policy/verdict";
import { countsAsNode, podOf, type Reading } from "./naive-world";
import type { Maybe } from "./three-valued";

/** Whether an item of `ports` covers the destination's port: protocol and port both (N21 to N25). */
export function portMatches(world: Reading, entry: PolicyPort, connection: Connection): Maybe {
  if (entry.port === null && world.mutant === "missing-port-is-every-protocol") return true;
  if (entry.protocol !== connection.protocol && world.mutant !== "protocol-ignored") return false;
  if (entry.port === null) return world.mutant !== "missing-port-is-no-port";
  if (typeof entry.port === "string") return namedPortMatches(world, entry, entry.port, connection);
  return numberMatches(world, entry, entry.port, connection);
}

/** A number, or an inclusive range of numbers where the plugin knows `endPort` (N25). */
function numberMatches(world: Reading, entry: PolicyPort, first: number, { port, destination }: Connection): boolean {
  if (world.mutant === "container-port-must-be-declared") {
    const pod = destination.kind === "pod" ? podOf(world, destination.pod) : null;
    if (pod !== null && !pod.pod.ports.some((declared) => declared.port === port)) return false;
  }
  const isHonoured = world.profile.endPort === "yes" || world.mutant === "end-port-always-honoured";
  const hasRange = entry.endPort !== null && isHonoured && world.mutant !== "end-port-ignored";
  const last = hasRange ? (entry.endPort ?? first) : first;
  if (world.mutant === "end-port-exclusive" && hasRange) return first <= port && port < last;
  return first <= port && port <= last;
}

/** A container port of the destination with that name and protocol; open where they are several numbers (N24). */
function namedPortMatches(world: Reading, entry: PolicyPort, name: string, connection: Connection): Maybe {
  const { port } = connection;
  const destination = world.mutant === "named-port-looked-up-at-source" ? connection.source : connection.destination;
  const pod = destination.kind === "pod" ? podOf(world, destination.pod) : null;
  if (world.mutant === "named-port-well-known" && (pod === null || pod.pod.ports.length === 0)) {
    return new Map([["http", 80], ["https", 443], ["dns", 53]]).get(name) === port; // biome-ignore format: one line
  }
  if (pod === null || countsAsNode(world, pod)) return false;
  const isAnyProtocol = world.mutant === "named-port-ignores-protocol" || world.mutant === "protocol-ignored";
  const asked = world.mutant === "named-port-resolved-once" ? [...world.cluster.pods.values()] : [pod];
  const numbers = asked
    .flatMap((one) => one.pod.ports)
    .filter((declared) => declared.name === name && (isAnyProtocol || declared.protocol === entry.protocol))
    .map((declared) => declared.port);
  if (world.mutant === "named-port-resolved-once" || world.mutant === "first-of-doubled-names-wins") {
    return numbers[0] === port;
  }
  if (!numbers.includes(port)) return false;
  if (world.mutant === "any-of-doubled-names") return true;
  return numbers.every((number) => number === port) ? true : null;
}
