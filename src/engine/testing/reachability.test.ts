import { expect, test } from "vitest";
import type { ClusterPod } from "../cluster/cluster";
import { listConnections, type ReachableConnection } from "../insight/reachability";
import { type Family, formatIpAddress, type IpAddress, parseIpAddress } from "../net/ip-address";
import { hasPort } from "../net/port-set";
import { PROTOCOLS, type Protocol } from "../net/protocol";
import { evaluate } from "../policy/evaluate";
import { KUBERNETES_PROFILE } from "../policy/profiles";
import type { Endpoint, Verdict } from "../policy/verdict";
import { interestingPorts } from "./interesting-ports";
import { KUBERNETES } from "./kubernetes-profile";
import { naiveVerdict } from "./naive-evaluator";
import { type NaiveScenario, readNaively } from "./naive-reader";
import { randomOf } from "./random";
import { BOUNDARY_ADDRESSES } from "./random-block";
import { randomWorld } from "./random-world";

const WORLDS = 150;

test("the list of what can connect says of every pair, family and boundary port what the naive evaluator says", () => {
  let compared = 0;
  for (let seed = 4_000_001; seed <= 4_000_000 + WORLDS; seed++) {
    const random = randomOf(seed);
    const { objects } = randomWorld(random);
    const scenario = readNaively(objects);
    const listed = listByPair(scenario);
    const outside = outsideAddresses(scenario).filter(() => random.chance(0.1));
    for (const pair of [...podPairs(scenario), ...outsidePairs(scenario, outside)]) {
      const world = {
        ...scenario,
        profile: KUBERNETES,
        cluster: { ...scenario.cluster, presumedFamilies: [pair.family] },
      };
      const entries = pair.find(listed).filter(({ family }) => family === null || family === pair.family);
      for (const port of interestingPorts(scenario)) {
        for (const protocol of PROTOCOLS) {
          const { verdict } = naiveVerdict(world, { ...pair, protocol, port });
          const said = verdictOf(entries, protocol, port);
          if (said !== verdict) {
            const name = `${write(pair.source)} -> ${write(pair.destination)} IPv${pair.family} ${protocol} ${port}`;
            const manifest = objects.map((object) => JSON.stringify(object)).join("\n");
            expect.fail(`seed ${seed}: ${name}: listed as ${said}, naive: ${verdict}\n${manifest}`);
          }
          compared++;
        }
      }
    }
  }
  console.info(`${compared} listed verdicts compared`);
}, 60_000);

type Listed = ReadonlyMap<string, readonly ReachableConnection[]>;

/** Two ends in one family, and where the list speaks of them. */
interface Pair {
  readonly source: Endpoint;
  readonly destination: Endpoint;
  readonly family: Family;
  find(listed: Listed): readonly ReachableConnection[];
}

function listByPair({ cluster, policies }: NaiveScenario): Listed {
  const found = new Map<string, ReachableConnection[]>();
  for (const entry of listConnections(evaluate(cluster, policies, KUBERNETES_PROFILE), "pod")) {
    const key = `${entry.src} ${entry.dst}`;
    found.set(key, [...(found.get(key) ?? []), entry]);
  }
  return found;
}

/** Pods that have addresses (a Pending pod without one connects to nobody yet), in each family that both have. */
function podPairs({ cluster }: NaiveScenario): readonly Pair[] {
  const pods = [...cluster.pods.values()].filter((pod) => pod.address.kind !== "none");
  return pods.flatMap((source) =>
    pods.flatMap((destination) =>
      source.id === destination.id
        ? []
        : ([4, 6] as const)
            .filter((family) => hasFamily(source, family, cluster) && hasFamily(destination, family, cluster))
            .map((family) => ({
              source: inFamily(source, family),
              destination: inFamily(destination, family),
              family,
              find: (listed: Listed) => listed.get(`${source.id} ${destination.id}`) ?? [],
            })),
    ),
  );
}

function outsidePairs({ cluster }: NaiveScenario, addresses: readonly IpAddress[]): readonly Pair[] {
  return addresses.flatMap((address) =>
    [...cluster.pods.values()]
      .filter((pod) => pod.address.kind !== "none" && hasFamily(pod, address.family, cluster))
      .flatMap((pod): readonly Pair[] => {
        const outside: Endpoint = { kind: "external", address };
        const inside = inFamily(pod, address.family);
        const from = (listed: Listed) =>
          [...listed].flatMap(([key, entries]) => (isFrom(key, address, pod.id) ? entries : []));
        const to = (listed: Listed) =>
          [...listed].flatMap(([key, entries]) => (isTo(key, pod.id, address) ? entries : []));
        return [
          { source: outside, destination: inside, family: address.family, find: from },
          { source: inside, destination: outside, family: address.family, find: to },
        ];
      }),
  );
}

function isFrom(key: string, address: IpAddress, pod: string): boolean {
  const [source = "", destination] = key.split(" ");
  return destination === pod && isInRange(source, address);
}

function isTo(key: string, pod: string, address: IpAddress): boolean {
  const [source, destination = ""] = key.split(" ");
  return source === pod && isInRange(destination, address);
}

/** `10.0.0.0-10.0.0.255` or one address. */
function isInRange(text: string, address: IpAddress): boolean {
  const [first = "", last = first] = text.split("-");
  const [low, high] = [parseIpAddress(first), parseIpAddress(last)];
  if (low === null || high === null || low.family !== address.family) return false;
  return low.value <= address.value && address.value <= high.value;
}

function outsideAddresses({ cluster }: NaiveScenario): readonly IpAddress[] {
  const stated = [...cluster.pods.values()].flatMap(({ address }) =>
    address.kind === "stated" ? address.addresses : [],
  );
  const taken = new Set(
    [...stated, ...[...cluster.nodes.values()].flatMap((node) => node.addresses)].map(formatIpAddress),
  );
  return BOUNDARY_ADDRESSES.filter((text) => !taken.has(text)).flatMap((text) => parseIpAddress(text) ?? []);
}

function hasFamily(pod: ClusterPod, family: Family, { presumedFamilies }: NaiveScenario["cluster"]): boolean {
  if (pod.address.kind === "stated") return pod.address.addresses.some((address) => address.family === family);
  return presumedFamilies.includes(family);
}

function inFamily(pod: ClusterPod, family: Family): Endpoint {
  const stated = pod.address.kind === "stated" ? pod.address.addresses : [];
  return { kind: "pod", pod: pod.id, address: stated.find((address) => address.family === family) ?? null };
}

function verdictOf(entries: readonly ReachableConnection[], protocol: Protocol, port: number): Verdict {
  if (entries.some(({ allowed }) => hasPort(allowed, protocol, port))) return "allowed";
  return entries.some(({ depends }) => hasPort(depends, protocol, port)) ? "depends" : "denied";
}

function write(end: Endpoint): string {
  return end.kind === "pod" ? end.pod : formatIpAddress(end.address);
}
