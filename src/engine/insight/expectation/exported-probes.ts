import type { Cluster, ClusterPod } from "../../cluster/cluster";
import type { DecodedObject, Expectation, ExpectationPort } from "../../kube/objects";
import { formatIpAddress } from "../../net/ip-address";
import { isAllPorts, NO_PORTS, type PortSet, portSetKey, portsOf, unionPorts } from "../../net/port-set";
import { PROTOCOLS, type Protocol } from "../../net/protocol";
import { readTarget } from "../trace/trace-target";
import { type MeantEnd, openDirectory } from "./expectation-directory";
import { portsAtAddress, portsAtPod, portsBehindService } from "./expectation-ports";

/** Questions that a tool can ask a real cluster for one expected connection. */
export interface ExportedProbe {
  /** `doors`, `doors-2` for one of several. */
  readonly name: string;
  readonly expect: "Allowed" | "Denied";
  readonly sources: readonly ClusterPod[];
  /** Pods that are asked at the same ports; or an address or a host name. */
  readonly target: { readonly pods: readonly ClusterPod[] } | { readonly host: string };
  readonly ports: readonly { readonly protocol: Protocol; readonly port: number }[];
}

/** Probes of all expectations, and sentences about what nobody can probe. */
export interface ExportedProbes {
  readonly probes: readonly ExportedProbe[];
  readonly notes: readonly string[];
}

/** Of a longer list of ports the ends of its ranges are asked. */
const MOST_PORTS = 10;

/** Makes probes of the expectations; a tool dials single ports from pods, so whatever else is asked is told in notes. */
export function listProbes(cluster: Cluster, objects: readonly DecodedObject[]): ExportedProbes {
  const directory = openDirectory(cluster, objects);
  const expectations = objects.filter((object): object is Expectation => object.kind === "Expectation");
  const found = expectations.flatMap((expectation) =>
    expectation.connections.map((connection, i): ExportedProbes => {
      const name = `${expectation.name}${expectation.connections.length > 1 ? `-${i + 1}` : ""}`;
      const { expect, ports } = connection;
      const left = (reason: string): ExportedProbes => ({ probes: [], notes: [`${name} is left out: ${reason}`] });
      const [from, to] = [directory.find(connection.from), directory.find(connection.to)];
      if (from.kind === "nobody") return left(from.reason);
      if (to.kind === "nobody") return left(to.reason);
      if (from.kind !== "pods") return left("only pods can be told to connect");
      const targets = targetsOf(cluster, to, ports);
      if (typeof targets === "string") return left(targets);
      const all = targets.map(({ target, asked }) => ({ target, ...singlePorts(asked, target) }));
      return {
        probes: all
          .filter((each) => each.ports.length > 0)
          .map(({ target, ports: own }) => ({ name, expect, sources: from.pods, target, ports: own })),
        notes: [
          ...(to.kind === "cidr" ? [`${name}: its first address stands for all of ${to.cidr.text}`] : []),
          ...(to.kind === "url" ? [`${name}: only the connection to ${to.url} is tried, nothing is requested`] : []),
          ...new Set(all.flatMap(({ remark }) => (remark === "" ? [] : `${name}: ${remark}`))),
        ],
      };
    }),
  );
  return { probes: found.flatMap(({ probes }) => probes), notes: found.flatMap(({ notes }) => notes) };
}

interface Target {
  readonly target: ExportedProbe["target"];
  readonly asked: PortSet;
}

/** A sentence where the target cannot be dialled. */
function targetsOf(
  cluster: Cluster,
  to: Exclude<MeantEnd, { readonly kind: "nobody" }>,
  ports: readonly ExpectationPort[],
): readonly Target[] | string {
  switch (to.kind) {
    case "pods":
      return podTargets(to.pods, (pod) => portsAtPod(ports, pod).asked);
    case "service": {
      const behind = portsBehindService(ports, to.service, to.endpoints);
      const byPod = new Map(to.endpoints.map((endpoint) => [endpoint.pod, endpoint]));
      const outside = to.endpoints.flatMap((endpoint): readonly Target[] => {
        const { pod, address } = endpoint;
        return pod !== null || address === null
          ? []
          : [{ target: { host: formatIpAddress(address) }, asked: behind.at(endpoint) }];
      });
      const pods = [...byPod.keys()].filter((pod) => pod !== null);
      const portsAt = (pod: ClusterPod) => {
        const endpoint = byPod.get(pod);
        return endpoint === undefined ? NO_PORTS : behind.at(endpoint);
      };
      return [...podTargets(pods, portsAt), ...outside];
    }
    case "node":
    case "external":
      return [{ target: { host: formatIpAddress(to.address) }, asked: portsAtAddress(ports).asked }];
    case "cidr": {
      const { family, first } = to.cidr;
      return [{ target: { host: formatIpAddress({ family, value: first }) }, asked: portsAtAddress(ports).asked }];
    }
    case "url":
      return urlTargets(cluster, to.url, ports);
  }
}

function podTargets(pods: readonly ClusterPod[], portsAt: (pod: ClusterPod) => PortSet): readonly Target[] {
  const byPorts = new Map<string, { readonly asked: PortSet; readonly pods: ClusterPod[] }>();
  for (const pod of pods) {
    const asked = portsAt(pod);
    const key = portSetKey(asked);
    const known = byPorts.get(key);
    if (known === undefined) byPorts.set(key, { asked, pods: [pod] });
    else known.pods.push(pod);
  }
  return [...byPorts.values()].map(({ asked, pods: own }) => ({ target: { pods: own }, asked }));
}

function singlePorts(asked: PortSet, target: ExportedProbe["target"]) {
  if (isAllPorts(asked)) {
    const declared = "pods" in target ? target.pods.flatMap(({ pod }) => pod.ports) : [];
    const own = declared.map(({ protocol, port }) => portsOf(protocol, port, port)).reduce(unionPorts, NO_PORTS);
    const ports = eachPort(own);
    const remark =
      ports.length === 0
        ? "every port is meant, and the destination declares none that could be probed"
        : "every port is meant, and those that the destination declares are probed";
    return { ports, remark };
  }
  const count = PROTOCOLS.reduce((sum, protocol) => sum + countOf(asked[protocol]), 0);
  if (count <= MOST_PORTS) return { ports: eachPort(asked), remark: "" };
  const ports = PROTOCOLS.flatMap((protocol) => [...new Set(asked[protocol])].map((port) => ({ protocol, port })));
  return { ports, remark: "of a range of ports its ends are probed" };
}

function countOf(ranges: readonly number[]): number {
  return ranges.reduce((sum, port, i) => (i % 2 === 0 ? sum - port + 1 : sum + port), 0);
}

function eachPort(set: PortSet): ExportedProbe["ports"] {
  return PROTOCOLS.flatMap((protocol) =>
    set[protocol].flatMap((from, i, ranges) => {
      if (i % 2 === 1) return [];
      const to = ranges[i + 1] ?? from;
      return Array.from({ length: to - from + 1 }, (_, n) => ({ protocol, port: from + n }));
    }),
  );
}

/** A client dials the port of a URL before those of the expectation. */
function urlTargets(cluster: Cluster, url: string, ports: readonly ExpectationPort[]): readonly Target[] | string {
  const numbers = ports.length === 0 ? [null] : ports.map(({ port }) => (typeof port === "number" ? port : null));
  const targets = numbers.map((number, i) => {
    const protocol = ports[i]?.protocol ?? "TCP";
    const { place, port } = readTarget(cluster, { source: "", target: url, port: number, protocol });
    const host = place.kind === "address" ? formatIpAddress(place.address) : place.kind === "name" ? place.name : "";
    return { host, asked: portsOf(protocol, port, port) };
  });
  const [first] = targets;
  if (first === undefined || !HOST.test(first.host)) return `no host can be made out in ${url}`;
  return [{ target: { host: first.host }, asked: targets.map(({ asked }) => asked).reduce(unionPorts) }];
}

/** What surely is a host, and no option or word of a shell. */
const HOST = /^[A-Za-z0-9_:][A-Za-z0-9_.:-]*$/;
