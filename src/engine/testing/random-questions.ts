import { type IpAddress, parseIpAddress } from "../net/ip-address";
import type { Protocol } from "../net/protocol";
import type { Connection, Endpoint } from "../policy/verdict";
import { interestingPorts } from "./interesting-ports";
import type { NaiveScenario } from "./naive-reader";
import type { Random } from "./random";
import { BOUNDARY_ADDRESSES } from "./random-block";

const ANY_PROTOCOL: readonly Protocol[] = ["TCP", "TCP", "UDP", "SCTP"];

/** Connections worth asking about: every kind of end, addresses and ports at and beside what the policies name. */
export function randomQuestions(random: Random, scenario: NaiveScenario, count: number): readonly Connection[] {
  const pods = podEndpoints(scenario);
  if (pods.length === 0) return [];
  const nodes = nodeEndpoints(scenario);
  const outside = outsideEndpoints(random, scenario);
  const ports = interestingPorts(scenario);
  const anyEnd = (): Endpoint => {
    const kind = random.int(10);
    if (kind >= 8 && nodes.length > 0) return random.pick(nodes);
    return kind >= 5 ? random.pick(outside) : random.pick(pods);
  };
  return random.times(count, count, () => {
    const pod = random.pick(pods);
    const end = anyEnd();
    const other = isContradiction(pod, end) ? pod : end;
    const [source, destination] = random.chance(0.5) ? [pod, other] : [other, pod];
    const declared = destination.kind === "pod" ? (scenario.cluster.pods.get(destination.pod)?.pod.ports ?? []) : [];
    if (declared.length > 0 && random.chance(0.4)) {
      const { protocol, port } = random.pick(declared);
      return { source, destination, protocol, port };
    }
    return { source, destination, protocol: random.pick(ANY_PROTOCOL), port: random.pick(ports) };
  });
}

/** Pods named by addresses of two families: no connection is like that (N50), so nothing is asked. */
function isContradiction(a: Endpoint, b: Endpoint): boolean {
  if (a.kind !== "pod" || b.kind !== "pod" || a.address === null || b.address === null) return false;
  return a.address.family !== b.address.family;
}

/** Every pod by its name, and where it has several addresses also by each of them. */
function podEndpoints({ cluster }: NaiveScenario): readonly Endpoint[] {
  return [...cluster.pods.values()].flatMap((pod): readonly Endpoint[] => {
    const addresses = pod.address.kind === "stated" ? pod.address.addresses : [];
    const named = addresses.length > 1 ? addresses : [];
    return [null, ...named].map((address) => ({ kind: "pod", pod: pod.id, address }));
  });
}

function nodeEndpoints({ cluster }: NaiveScenario): readonly Endpoint[] {
  return [...cluster.nodes.values()].flatMap((node): readonly Endpoint[] =>
    node.addresses.map((address) => ({ kind: "node", node: node.name, address })),
  );
}

/** Addresses that no pod and no node states: a few of many, and those that only finished pods state (N54). */
function outsideEndpoints(random: Random, { cluster }: NaiveScenario): readonly Endpoint[] {
  const taken = [
    ...[...cluster.pods.values()].flatMap((pod) => (pod.address.kind === "stated" ? pod.address.addresses : [])),
    ...[...cluster.nodes.values()].flatMap((node) => node.addresses),
  ];
  const some = ["203.0.113.7", "2001:db8::5", ...random.times(6, 6, () => random.pick(BOUNDARY_ADDRESSES))];
  const finished = cluster.excludedPods.flatMap(({ pod }) => pod.status?.podIPs ?? []);
  return [...some.flatMap((text) => parseIpAddress(text) ?? []), ...finished, ...finished]
    .filter((address) => !taken.some((other) => equal(other, address)))
    .map((address) => ({ kind: "external", address }));
}

function equal(a: IpAddress, b: IpAddress): boolean {
  return a.family === b.family && a.value === b.value;
}
