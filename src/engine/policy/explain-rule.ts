import { formatRequirement, requirementMatches, selectorMatches } from "../kube/label-selector";
import type { LabelRequirement, LabelSelector, Labels, PodPeer, PolicyPort } from "../kube/objects";
import { formatAddressRange } from "../net/cidr";
import { formatPorts } from "../net/format-ports";
import type { Family } from "../net/ip-address";
import { intersectPorts, isEmptyPortSet, type PortSet } from "../net/port-set";
import { type Place, placeOf, type Range } from "../source/range";
import { viewAddresses } from "./address-views";
import type { CompiledPeer, CompiledRule } from "./compile-policies";
import type { Evaluation } from "./evaluation";
import type { RuleFailure } from "./explanation";
import type { End } from "./pair-ends";
import type { Profile } from "./profile";
import { compileRulePorts, namedPortKey } from "./rule-ports";
import { isNodeLike } from "./side-rows";

/** A rule's two ends and the ports asked about. */
interface RuleQuestion {
  /** The pod whose policy it is; always a class. */
  readonly subject: End;
  readonly other: End;
  readonly asked: PortSet;
  readonly family: Family;
}

/** Which parts of a rule do not match, each with the value that was wanted and the one that was found. */
export function findFailures(
  evaluation: Evaluation,
  rule: CompiledRule,
  question: RuleQuestion,
  lineOf: (place: Place) => number,
): readonly RuleFailure[] {
  const fail = (
    part: RuleFailure["part"],
    range: Range,
    wanted: string,
    found: string,
    sentence: string,
  ): RuleFailure => {
    const place = placeOf(rule.policy.origin, range);
    return { part, wanted, found, sentence, place, line: lineOf(place) };
  };
  const peers = rule.peers.map((peer) => peerFailures(evaluation, rule, peer, question, fail));
  const peerMatches = peers.length === 0 || peers.some((failures) => failures.length === 0);
  return [...(peerMatches ? [] : peers.flat()), ...portFailures(rule, question, evaluation.profile, fail)];
}

type Fail = (part: RuleFailure["part"], range: Range, wanted: string, found: string, sentence: string) => RuleFailure;

function peerFailures(
  evaluation: Evaluation,
  rule: CompiledRule,
  peer: CompiledPeer,
  { other, family }: RuleQuestion,
  fail: Fail,
): RuleFailure[] {
  if (peer.kind === "ipBlock") return blockFailures(evaluation, peer, other, family, fail);
  if (other.kind !== "class") {
    const found = other.kind === "node" ? "a node" : "an address outside the cluster";
    return [fail("peer", peer.peer.range, "pods", found, `wants pods; the other end is ${found}`)];
  }
  if (isNodeLike(other.endpointClass, evaluation.profile)) {
    const found = "a hostNetwork pod, whose traffic is its node's";
    return [fail("peer", peer.peer.range, "pods", found, `wants pods; ${other.pod.name} is ${found}`)];
  }
  return [
    ...namespaceFailures(evaluation, rule, peer.peer, other.pod.namespace, fail),
    ...labelFailures(peer.peer.podSelector, other.pod.pod.labels, other.pod.name, "pod-labels", fail),
  ];
}

function namespaceFailures(
  evaluation: Evaluation,
  rule: CompiledRule,
  peer: PodPeer,
  namespace: string,
  fail: Fail,
): RuleFailure[] {
  if (peer.namespaceSelector !== null) {
    const labels = evaluation.cluster.namespaces.get(namespace)?.labels ?? new Map<string, string>();
    return labelFailures(peer.namespaceSelector, labels, `namespace ${namespace}`, "namespace-labels", fail);
  }
  const own = rule.policy.namespace;
  if (own === namespace) return [];
  const sentence = `wants pods of this policy's own namespace, ${own}; the other end is in ${namespace}`;
  return [fail("namespace", peer.range, own, namespace, sentence)];
}

function labelFailures(
  selector: LabelSelector | null,
  labels: Labels,
  name: string,
  part: "pod-labels" | "namespace-labels",
  fail: Fail,
): RuleFailure[] {
  if (selector === null || selectorMatches(selector, labels)) return [];
  const missed = selector.requirements.filter((requirement) => !requirementMatches(requirement, labels));
  return missed.map((requirement) => {
    const found = foundLabel(requirement, labels);
    const wanted = formatRequirement(requirement);
    return fail(part, requirement.range, wanted, found, `wants ${wanted}; ${name} has ${found}`);
  });
}

function foundLabel({ key }: LabelRequirement, labels: Labels): string {
  const value = labels.get(key);
  return value === undefined ? `no label ${key}` : `${key}=${value}`;
}

function blockFailures(
  evaluation: Evaluation,
  peer: Extract<CompiledPeer, { kind: "ipBlock" }>,
  other: End,
  family: Family,
  fail: Fail,
): RuleFailure[] {
  const { cidr, except, range } = peer.peer;
  const wanted = except.length === 0 ? cidr.text : `${cidr.text} except ${except.map(({ text }) => text).join(", ")}`;
  const { profile, compiled, cluster } = evaluation;
  const unmatched = unmatchedKind(other, profile);
  if (unmatched !== null) {
    const sentence = `wants ${wanted}; in this profile no ipBlock matches the address of ${unmatched}`;
    return [fail("address", range, wanted, unmatched, sentence)];
  }
  if (other.kind !== "class") {
    if (peer.groups.includes(other.group)) return [];
    const group = compiled.space.groups[other.group];
    const found = group?.ranges[0] === undefined ? "another address" : formatAddressRange(group.ranges[0]);
    return [fail("address", range, wanted, found, `wants ${wanted}; the other end is not in it`)];
  }
  const { name } = other.pod;
  const seen = viewAddresses(cluster, compiled.space, profile, "pod-cidr").groupsOf(other.endpointClass, family);
  if (seen.some((group) => peer.groups.includes(group))) return [];
  const found = seen.length === 0 ? "no address yet" : seen.length > 1 ? "no stated address" : "another address";
  return [fail("address", range, wanted, found, `wants ${wanted}; ${name} has ${found}`)];
}

/** What an end is, if the profile says that no ipBlock matches such an end; else null. */
function unmatchedKind(end: End, profile: Profile): "a pod" | "a node" | null {
  if (end.kind === "external") return null;
  const isNode = end.kind === "node" || isNodeLike(end.endpointClass, profile);
  const answer = isNode ? profile.ipBlockMatchesNodes : profile.ipBlockMatchesPods;
  if (answer !== "no") return null;
  return isNode ? "a node" : "a pod";
}

function portFailures(
  { rule, direction }: CompiledRule,
  { subject, other, asked }: RuleQuestion,
  profile: Profile,
  fail: Fail,
): RuleFailure[] {
  if (rule.ports.length === 0) return [];
  const destination = direction === "ingress" ? subject : other;
  const found = formatPorts(asked);
  const failures = rule.ports.flatMap((port): RuleFailure[] => {
    const wanted = `${port.protocol} ${port.port ?? "any port"}${port.endPort === null ? "" : `–${port.endPort}`}`;
    const { possible } = compileRulePorts({ ...rule, ports: [port] }, profile.endPort);
    if (typeof port.port === "string") {
      const isPod = destination.kind === "class" && !isNodeLike(destination.endpointClass, profile);
      return namedFailure(port, port.port, isPod ? destination : null, asked, fail);
    }
    if (!isEmptyPortSet(intersectPorts(possible, asked))) return [];
    const wrongProtocol = asked[port.protocol].length === 0;
    return [fail(wrongProtocol ? "protocol" : "port", port.range, wanted, found, `wants ${wanted}; asked is ${found}`)];
  });
  return failures.length === rule.ports.length ? failures : [];
}

function namedFailure(
  port: PolicyPort,
  name: string,
  destination: Extract<End, { kind: "class" }> | null,
  asked: PortSet,
  fail: Fail,
): RuleFailure[] {
  const wanted = `${port.protocol} port named ${name}`;
  if (destination === null) {
    const sentence = `wants the ${wanted}; only pods have named ports`;
    return [fail("named-port", port.range, wanted, "no pod", sentence)];
  }
  const numbers = destination.endpointClass.portNames.get(namedPortKey({ protocol: port.protocol, name })) ?? [];
  if (numbers.length === 0) {
    const sentence = `wants the ${wanted}; ${destination.pod.name} has no such port`;
    return [fail("named-port", port.range, wanted, "no such port", sentence)];
  }
  if (
    numbers.some((number) =>
      asked[port.protocol].some((from, i, all) => i % 2 === 0 && from <= number && number <= (all[i + 1] ?? 0)),
    )
  ) {
    return [];
  }
  const sentence = `wants the ${wanted}, which is ${numbers.join(" or ")} on ${destination.pod.name}; asked is ${formatPorts(asked)}`;
  return [fail("port", port.range, wanted, formatPorts(asked), sentence)];
}
