import type { ClusterPod } from "../cluster/cluster";
import type { NetworkPolicy, PolicyRule } from "../kube/objects";
import type { IpAddress } from "../net/ip-address";
import type { Profile } from "../policy/profile";
import type { Connection, Endpoint, Verdict } from "../policy/verdict";
import { interestingPorts } from "./interesting-ports";
import type { Mutant } from "./mutants";
import { blockContains, isExcepted, possibleAddresses } from "./naive-address";
import { peerMatches, podPeerMatches, selects } from "./naive-peers";
import { portMatches } from "./naive-ports";
import { countsAsNode, type NaiveWorld, podOf, type Reading } from "./naive-world";
import { agreement, all, any, type Maybe } from "./three-valued";

/** A verdict and what each side alone says; null: it depends. */
export interface NaiveVerdict {
  readonly verdict: Verdict;
  readonly egress: Maybe;
  readonly ingress: Maybe;
}

type Direction = "egress" | "ingress";

/**
 * The second opinion: SEMANTICS.md sections 1, 4 and 8 written down rule by rule, for one connection at a time, as
 * slowly and plainly as possible. It shares types with the engine and nothing else.
 *
 * @param mutant - a wrong reading to make on purpose, so that a table can show that it notices
 */
export function naiveVerdict(world: NaiveWorld, connection: Connection, mutant: Mutant | null = null): NaiveVerdict {
  const reading = { ...world, mutant };
  const egress = naiveSide(reading, connection, "egress");
  const ingress = naiveSide(reading, connection, "ingress");
  if (mutant === "ports-anded-as-booleans") return { verdict: portsAnded(world, connection), egress, ingress };
  const both = (mutant === "either-side-suffices" ? any : all)([egress, ingress], (side) => side);
  const verdict = verdictOf(both, egress, ingress, mutant);
  if (mutant === "replies-need-rules" && verdict === "allowed") {
    const reply = { ...connection, source: connection.destination, destination: connection.source };
    return { verdict: naiveVerdict(world, reply).verdict, egress, ingress };
  }
  return { verdict, egress, ingress };
}

function verdictOf(both: Maybe, egress: Maybe, ingress: Maybe, mutant: Mutant | null): Verdict {
  if (mutant === "depends-hides-denial" && (egress === null || ingress === null)) return "depends";
  if (both === null && mutant === "depends-is-allowed") return "allowed";
  if (both === null && mutant === "depends-is-denied") return "denied";
  return both === null ? "depends" : both ? "allowed" : "denied";
}

/** The wrong idea of `ports-anded-as-booleans`: each side opens some port, and one of them this one. */
function portsAnded(world: NaiveWorld, connection: Connection): Verdict {
  const onSomePort = (side: Direction) =>
    interestingPorts(world).some((port) => naiveVerdict(world, { ...connection, port })[side] === true);
  const { egress, ingress } = naiveVerdict(world, connection);
  return onSomePort("egress") && onSomePort("ingress") && (egress === true || ingress === true) ? "allowed" : "denied";
}

/** One side (N12): what holds whatever the profile leaves open, and wherever the other end's address lies. */
function naiveSide(world: Reading, connection: Connection, direction: Direction): Maybe {
  const answers: Maybe[] = [];
  for (const profile of decided(world.profile)) {
    const decidedWorld = { ...world, profile };
    const other = direction === "egress" ? "destination" : "source";
    const addresses = possibleAddresses(decidedWorld, connection, other);
    const views = world.mutant === "blocks-judged-one-by-one" ? [addresses] : addresses.map((address) => [address]);
    for (const view of views) answers.push(admits(decidedWorld, connection, direction, view));
  }
  return agreement(answers);
}

/** Every way in which the answers `depends` of a profile can turn out. */
function decided(profile: Profile): readonly Profile[] {
  const questions = [
    "ipBlockMatchesPods",
    "ipBlockMatchesNodes",
    "endPort",
    "ownNodeToPod",
    "podToOwnNode",
    "hostNetworkAsNode",
  ] as const;
  const open = questions.find((question) => profile[question] === "depends");
  if (open === undefined) return [profile];
  return [...decided({ ...profile, [open]: "yes" }), ...decided({ ...profile, [open]: "no" })];
}

/** Where the other end may lie, as far as it makes no difference: one address, or null for an end without one. */
type Addresses = readonly (IpAddress | null)[];

/** Section 4, in its order. */
function admits(world: Reading, connection: Connection, direction: Direction, addresses: Addresses): Maybe {
  const { source, destination } = connection;
  const [end, other] = direction === "egress" ? [source, destination] : [destination, source];
  if (!world.profile.enforced && world.mutant !== "policies-always-enforced") return true;
  if (world.mutant === "sctp-not-enforced" && connection.protocol === "SCTP") return true;
  if (end.kind !== "pod") return world.mutant !== "outside-refuses";
  const subject = podOf(world, end.pod);
  if (countsAsNode(world, subject)) return true;
  if (other.kind === "pod" && isSamePod(world, subject, podOf(world, other.pod))) return true;
  if (isOwnNode(world, subject, other)) {
    const answer = direction === "egress" ? world.profile.podToOwnNode : world.profile.ownNodeToPod;
    const isForgotten = world.mutant === "own-node-ingress-only" && direction === "egress";
    if (answer === "yes" && world.mutant !== "own-node-is-outside" && !isForgotten) return true;
  }
  const isolating = world.policies.filter(
    (policy) => hasDirection(world, policy, direction) && isSubject(world, policy, subject),
  );
  if (isolating.length === 0) {
    if (world.mutant === "policies-anywhere-isolate-everything") return world.policies.length === 0;
    return world.mutant !== "peers-are-isolated" || !isSomePolicysPeer(world, direction, subject);
  }
  if (world.mutant === "except-is-deny") {
    const isOut = (policy: NetworkPolicy) =>
      addresses.some((one) => one !== null && isExcepted(policy, direction, one));
    if (isolating.some(isOut)) return false;
  }
  if (world.mutant === "ip-block-skips-far-side" && direction === "ingress" && other.kind === "pod") {
    if (admitsByBlock(world, podOf(world, other.pod), end)) return true;
  }
  const admitting = (policy: NetworkPolicy) =>
    any(policy[direction], (rule) => ruleMatches(world, policy, rule, connection, other, addresses));
  switch (world.mutant) {
    case "any-policy-of-namespace-admits":
      return any(
        world.policies.filter((policy) => policy.namespace === subject.namespace),
        admitting,
      );
    case "policies-intersected":
      return all(isolating, admitting);
    case "first-policy-decides":
      return any(isolating.slice(0, 1), admitting);
    case "last-policy-decides":
      return any(isolating.slice(-1), admitting);
    case "allowed-both-ways":
      return any(
        world.policies.filter((policy) => isSubject(world, policy, subject)),
        (policy) =>
          any([...policy.ingress, ...policy.egress], (rule) =>
            ruleMatches(world, policy, rule, connection, other, addresses),
          ),
      );
    default:
      return any(isolating, admitting);
  }
}

/** A pod and itself (N35). */
function isSamePod(world: Reading, pod: ClusterPod, other: ClusterPod): boolean {
  if (world.mutant !== "replicas-are-one-pod") return pod.id === other.id;
  const labels = (one: ClusterPod) => JSON.stringify([...one.pod.labels].sort());
  return pod.namespace === other.namespace && labels(pod) === labels(other);
}

/** The wrong idea of `ip-block-skips-far-side`: an ipBlock of the source's egress rules contains the destination. */
function admitsByBlock(world: Reading, source: ClusterPod, destination: Endpoint): boolean {
  const pod = destination.kind === "pod" ? podOf(world, destination.pod) : null;
  const addresses = pod?.address.kind === "stated" ? pod.address.addresses : [];
  return world.policies.some(
    (policy) =>
      isSubject(world, policy, source) &&
      policy.egress.some((rule) =>
        rule.peers.some(
          (peer) => peer.kind === "ipBlock" && addresses.some((address) => blockContains(world, peer, address)),
        ),
      ),
  );
}

/** Whether a policy isolates its subjects in a direction (N6, N7, N13 to N15). */
function hasDirection(world: Reading, policy: NetworkPolicy, direction: Direction): boolean {
  switch (world.mutant) {
    case "selected-means-isolated-both-ways":
      return true;
    case "rules-imply-policy-type":
      return policy.policyTypes[direction] || policy[direction].length > 0;
    case "isolation-needs-a-rule":
      return policy.policyTypes[direction] && policy[direction].length > 0;
    default:
      return policy.policyTypes[direction];
  }
}

/** Whether a policy applies to a pod (N1, N2). */
function isSubject(world: Reading, policy: NetworkPolicy, pod: ClusterPod): boolean {
  if (world.mutant === "empty-subject-is-nobody" && policy.podSelector.requirements.length === 0) return false;
  const inNamespace = policy.namespace === pod.namespace || world.mutant === "policy-applies-in-all-namespaces";
  return inNamespace && selects(world, policy.podSelector, pod.pod.labels);
}

/** The wrong idea of `peers-are-isolated`: whom an egress rule names is isolated for ingress, and the reverse. */
function isSomePolicysPeer(world: Reading, direction: Direction, pod: ClusterPod): boolean {
  const named = direction === "egress" ? "ingress" : "egress";
  return world.policies.some((policy) =>
    policy[named].some((rule) =>
      rule.peers.some((peer) => peer.kind === "pods" && podPeerMatches(world, policy, peer, pod)),
    ),
  );
}

/** Whether an end is the node that a pod runs on (N36): that node, an address of it, or a hostNetwork pod on it. */
function isOwnNode(world: Reading, pod: ClusterPod, end: Endpoint): boolean {
  const nodeObject = pod.node === null ? null : (world.cluster.nodes.get(pod.node)?.node ?? null);
  if (world.mutant === "own-node-needs-node-object" && nodeObject === null) return false;
  const isItsAddress = (address: IpAddress) =>
    pod.nodeAddresses.some((own) => own.family === address.family && own.value === address.value);
  if (end.kind === "external") return isItsAddress(end.address);
  if (end.kind === "node" && world.mutant === "every-node-is-own-node") return true;
  if (end.kind === "node") return end.node === pod.node || isItsAddress(end.address);
  const other = podOf(world, end.pod);
  if (world.mutant === "every-node-is-own-node" && countsAsNode(world, other)) return true;
  if (!countsAsNode(world, other)) return false;
  if (world.mutant === "unplaced-shares-the-node" && other.node === null) return true;
  if (other.node !== null && other.node === pod.node) return true;
  return other.address.kind === "stated" && other.address.addresses.some(isItsAddress);
}

/** Ports and peers both have to match (N16); the items of each are ORed (N19). */
function ruleMatches(
  world: Reading,
  policy: NetworkPolicy,
  rule: PolicyRule,
  connection: Connection,
  other: Endpoint,
  addresses: Addresses,
): Maybe {
  const isEmpty = rule.peers.length === 0 && rule.ports.length === 0;
  if (isEmpty && world.mutant === "empty-rule-admits-nothing") return false;
  const isAnded = world.mutant === "rule-items-anded";
  const everyPeer = isAnded || world.mutant === "and-across-peers" ? all : any;
  const everyPort = isAnded ? all : any;
  const peers =
    rule.peers.length === 0
      ? admitsAnyone(world, other)
      : everyPeer(rule.peers, (peer) => peerMatches(world, policy, peer, other, addresses));
  const ports =
    rule.ports.length === 0
      ? admitsAnyPort(world, connection)
      : everyPort(rule.ports, (entry) => portMatches(world, entry, connection));
  return (world.mutant === "ports-or-peers" ? any : all)([peers, ports], (part) => part);
}

/** No peers: everyone, in and outside the cluster (N17). */
function admitsAnyone(world: Reading, other: Endpoint): boolean {
  if (world.mutant === "empty-from-is-nobody") return false;
  return world.mutant !== "empty-from-is-cluster-only" || other.kind === "pod";
}

/** No ports: every port of every protocol (N18). */
function admitsAnyPort(world: Reading, connection: Connection): boolean {
  if (world.mutant === "empty-ports-is-no-port") return false;
  return world.mutant !== "empty-ports-is-tcp-only" || connection.protocol === "TCP";
}
