import { formatPorts } from "../../net/format-ports";
import { formatIpAddress } from "../../net/ip-address";
import { ALL_PORTS, isAllPorts, subtractPorts } from "../../net/port-set";
import type { Evaluation } from "../../policy/evaluation";
import type { End } from "../../policy/pair-ends";
import type { Assumption } from "../../policy/profile";
import { type FailingGroup, isFailingPair } from "./expectation-judge";
import { eachPair } from "./expectation-pairs";
import type { EndPart } from "./expectation-parts";
import type { FailingPair } from "./expectation-result";
import { nameInCluster } from "./expectation-words";

/** As many pairs that fail are told by name. */
const MOST_TOLD = 20;

/** Pairs that are not as expected, the first of them. */
export function failingPairs(evaluation: Evaluation, groups: readonly FailingGroup[]): readonly FailingPair[] {
  const told: FailingPair[] = [];
  // pairs of the same two parts, with the own node and with others, may fail alike and be of two groups
  const known = new Set<string>();
  for (const failing of groups) {
    for (const pair of eachPair(failing.source, failing.destination)) {
      if (told.length >= MOST_TOLD) return told;
      const [source, destination] = [idOf(pair[0], failing.source), idOf(pair[1], failing.destination)];
      const key = `${source} ${destination}`;
      if (known.has(key) || !isOfGroup(evaluation, pair, failing)) continue;
      known.add(key);
      told.push({
        source,
        destination,
        ports: formatPorts(failing.ports),
        verdict: failing.verdict,
      });
    }
  }
  return told;
}

/** Why an expectation fails, by its first pair that does: “intruder reaches database on TCP 5432 (and 2 more pairs)”. */
export function failureReason(evaluation: Evaluation, first: FailingGroup, failingCount: number): string {
  const more = failingCount - 1;
  return `${firstReason(evaluation, first)}${more === 0 ? "" : more === 1 ? " (and 1 more pair)" : ` (and ${more} more pairs)`}`;
}

function firstReason(evaluation: Evaluation, failing: FailingGroup): string {
  const { ports, verdict, assumes } = failing;
  const [source, destination] = firstPair(evaluation, failing);
  const from = nameOf(evaluation, source, failing.source);
  const to = nameOf(evaluation, destination, failing.destination);
  switch (verdict) {
    case "allowed":
      return `${from} reaches ${to} on ${isAllPorts(ports) ? "every port" : formatPorts(ports)}`;
    case "denied": {
      const isRest = !isAllPorts(ports) && failing.destination.asked === ALL_PORTS;
      if (isRest) return `${from} reaches ${to} on ${formatPorts(subtractPorts(ALL_PORTS, ports))} only`;
      const where = isAllPorts(ports) ? "any port" : formatPorts(ports);
      return `${from} does not reach ${to} on ${where}: ${dropWords(failing, from, to)}`;
    }
    case "depends":
      return `whether ${from} reaches ${to} on ${isAllPorts(ports) ? "every port" : formatPorts(ports)} ${dependsWords(assumes)}`;
  }
}

function dropWords({ drops }: FailingGroup, from: string, to: string): string {
  if (drops.source && drops.destination) return `egress of ${from} and ingress of ${to} drop it`;
  if (drops.source) return `egress of ${from} drops it`;
  return drops.destination ? `ingress of ${to} drops it` : "each side lets other ports through";
}

function dependsWords(assumes: readonly Assumption[]): string {
  return assumes.length === 0
    ? "is left open by the profile"
    : `depends on ${assumes.map((name) => WORDS[name]).join(" and ")}`;
}

/** What each assumption is about, to stand behind “depends on”. */
const WORDS: Record<Assumption, string> = {
  "ip-block-matches-pods": "whether an ipBlock matches pod addresses",
  "pod-cidr": "where the pods without a stated address lie",
  "end-port": "whether endPort is honoured",
  "own-node-to-pod": "whether a node reaches its own pods",
  "pod-to-own-node": "whether a pod reaches its own node",
  "host-network": "how hostNetwork pods are seen",
  "ip-block-matches-nodes": "whether an ipBlock matches node addresses",
  hairpin: "whether a pod reaches itself through its own Service",
  "service-without-endpoints": "what a Service without endpoints answers",
  "client-source": "which source the policies see behind the Service",
  "other-policies": "policies that are not evaluated",
};

function firstPair(evaluation: Evaluation, failing: FailingGroup): readonly [End, End] {
  for (const pair of eachPair(failing.source, failing.destination)) {
    if (isOfGroup(evaluation, pair, failing)) return pair;
  }
  return [failing.group.source, failing.group.destination];
}

/** A group that has all pairs of its two parts needs no second look. */
function isOfGroup(evaluation: Evaluation, pair: readonly [End, End], failing: FailingGroup): boolean {
  return isWhole(failing) || isFailingPair(evaluation, pair, failing);
}

function isWhole({ source, destination, group }: FailingGroup): boolean {
  const size = (part: EndPart) => (part.kind === "pods" ? part.members.pods.length : 1);
  return group.count === size(source) * size(destination);
}

/** `namespace/pod`, an address or a range. */
function idOf(end: End, part: EndPart): string {
  if (end.kind === "class") return end.pod.id;
  return part.kind === "address" ? part.name : end.kind === "node" ? formatIpAddress(end.address) : "";
}

function nameOf({ cluster }: Evaluation, end: End, part: EndPart): string {
  return end.kind === "class" ? nameInCluster(cluster, end.pod.namespace, end.pod.name) : idOf(end, part);
}
