import type { ClusterPod } from "../../cluster/cluster";
import type { ExpectationPort } from "../../kube/objects";
import { type AddressRange, formatAddressRange } from "../../net/cidr";
import { type Family, formatIpAddress, type IpAddress } from "../../net/ip-address";
import { ALL_PORTS, isEmptyPortSet, NO_PORTS, type PortSet, portSetKey } from "../../net/port-set";
import type { CompiledPolicies } from "../../policy/compile-policies";
import type { End } from "../../policy/pair-ends";
import { type ClassMembers, membersByClass } from "../pair-groups";
import type { MeantEnd } from "./expectation-directory";
import type { PictureLines } from "./expectation-lines";
import { type AskedPorts, type PortProblem, portsAtAddress, portsAtPod, portsBehindService } from "./expectation-ports";

/** A part of an end that is judged and drawn as one. */
export type EndPart = PodsPart | AddressPart;

/** Pods of one class that stand in one node of the picture and are asked about the same ports. */
export interface PodsPart {
  readonly kind: "pods";
  readonly members: ClassMembers;
  /** Of an address that was named; null: every family. */
  readonly family: Family | null;
  readonly asked: PortSet;
  /** Id of its node in the picture; null where it is not drawn. */
  readonly line: string | null;
}

/** Addresses that no policy tells apart. */
export interface AddressPart {
  readonly kind: "address";
  readonly end: End;
  readonly family: Family;
  /** `10.0.0.1`, `10.0.0.0-10.0.0.255`. */
  readonly name: string;
  readonly asked: PortSet;
  readonly line: string | null;
}

/** Whoever an end means, in parts. */
export interface EndParts {
  readonly parts: readonly EndPart[];
  /** Ports that are not there, each once. */
  readonly problems: readonly PortProblem[];
}

/** An end that is judged pair by pair: it means somebody, and is no URL. */
export type JudgedEnd = Exclude<MeantEnd, { readonly kind: "nobody" | "url" }>;

/** Takes an end apart. Its ports are those of a destination: of a source they say nothing. */
export function partsOfEnd(
  compiled: CompiledPolicies,
  end: JudgedEnd,
  ports: readonly ExpectationPort[],
  lines: PictureLines,
): EndParts {
  switch (end.kind) {
    case "pods":
      return partsOfPods(compiled, end.pods, end.family, (pod) => portsAtPod(ports, pod), lines);
    case "service":
      return partsOfService(compiled, end, ports, lines);
    case "node": {
      const { asked, problems } = portsAtAddress(ports);
      const { node, address } = end;
      const at: End = { kind: "node", node, address, group: compiled.space.groupOf(address) };
      const name = formatIpAddress(address);
      return { parts: [{ kind: "address", end: at, family: address.family, name, asked, line: null }], problems };
    }
    case "external": {
      const { asked, problems } = portsAtAddress(ports);
      return { parts: [outsidePart(compiled, end.address, asked, lines)], problems };
    }
    case "cidr": {
      const { asked, problems } = portsAtAddress(ports);
      const { space } = compiled;
      const parts = space.groupsIn(end.cidr).map((group): AddressPart => {
        const name = firstPart(space.groups[group]?.ranges ?? [], end.cidr);
        const { family } = end.cidr;
        return { kind: "address", end: { kind: "external", group }, family, name, asked, line: lines.ofGroup(group) };
      });
      return { parts, problems };
    }
  }
}

function outsidePart(
  { space }: CompiledPolicies,
  address: IpAddress,
  asked: PortSet,
  lines: PictureLines,
): AddressPart {
  const group = space.groupOf(address);
  const end: End = { kind: "external", group, address };
  return {
    kind: "address",
    end,
    family: address.family,
    name: formatIpAddress(address),
    asked,
    line: lines.ofGroup(group),
  };
}

/** Pods behind a Service, each once, but for those that have none of the ports asked; addresses that an EndpointSlice states and that are no pod's lie outside. */
function partsOfService(
  compiled: CompiledPolicies,
  { service, endpoints }: Extract<JudgedEnd, { readonly kind: "service" }>,
  ports: readonly ExpectationPort[],
  lines: PictureLines,
): EndParts {
  const behind = portsBehindService(ports, service, endpoints);
  const byPod = new Map<ClusterPod, PortSet>();
  const outside: EndPart[] = [];
  for (const endpoint of endpoints) {
    const asked = behind.at(endpoint);
    if (isEmptyPortSet(asked)) continue;
    const { pod, address } = endpoint;
    if (pod !== null) byPod.set(pod, asked);
    else if (address !== null) outside.push(outsidePart(compiled, address, asked, lines));
  }
  const atPod = (pod: ClusterPod): AskedPorts => ({ asked: byPod.get(pod) ?? NO_PORTS, problems: [] });
  const ofPods = partsOfPods(compiled, [...byPod.keys()], null, atPod, lines);
  return { parts: [...ofPods.parts, ...outside], problems: behind.problems };
}

/** The first stretch that a group of addresses has in a block. */
function firstPart(ranges: readonly AddressRange[], { family, first, last }: AddressRange): string {
  const range = ranges.find((each) => each.first <= last && first <= each.last) ?? { family, first, last };
  return formatAddressRange({
    family,
    first: range.first > first ? range.first : first,
    last: range.last < last ? range.last : last,
  });
}

function partsOfPods(
  compiled: CompiledPolicies,
  pods: readonly ClusterPod[],
  family: Family | null,
  portsOf: (pod: ClusterPod) => AskedPorts,
  lines: PictureLines,
): EndParts {
  const sets = new Map<string, { readonly asked: PortSet; readonly line: string | null; readonly pods: string[] }>();
  const problems = new Map<string, PortProblem>();
  for (const pod of pods) {
    const found = portsOf(pod);
    for (const problem of found.problems) problems.set(problem.reason, problem);
    const line = lines.ofPod(pod.id);
    const key = `${found.asked === ALL_PORTS ? "" : portSetKey(found.asked)} ${line}`;
    const known = sets.get(key);
    if (known === undefined) sets.set(key, { asked: found.asked, line, pods: [pod.id] });
    else known.pods.push(pod.id);
  }
  const parts = [...sets.values()].flatMap(({ asked, line, pods: ids }) =>
    membersByClass(compiled, ids).map((members): PodsPart => ({ kind: "pods", members, family, asked, line })),
  );
  return { parts, problems: [...problems.values()] };
}
