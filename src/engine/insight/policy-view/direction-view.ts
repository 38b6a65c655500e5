import type { ClusterPod } from "../../cluster/cluster";
import type { CompiledPolicy, CompiledRule, Direction } from "../../policy/compile-policies";
import type { EndpointClass } from "../../policy/endpoint-classes";
import { isolationReason } from "./isolation-words";
import { matchedPods } from "./matched-pods";
import { droppedByOtherSide } from "./other-side";
import { viewPeer } from "./peer-view";
import { peerWords } from "./peer-words";
import { type PolicyReading, subjectClasses } from "./policy-reading";
import type { DirectionView, RuleView } from "./policy-view";
import { viewPort } from "./port-view";
import { rulePortWords } from "./port-words";

/** What is shown of one direction; the rest is counted, so that a policy of ten thousand peers is one that can be looked at. */
const MOST_RULES = 60;
const MOST_PEERS = 120;
const MOST_PORTS = 30;
const MOST_NAMES = 3;

/** One direction of a policy, with the pods that its peers match now. */
export function viewDirection(reading: PolicyReading, own: CompiledPolicy, direction: Direction): DirectionView {
  const { policy } = own;
  const isIsolated = policy.policyTypes[direction];
  const { why, range, isSurprising } = isolationReason(policy, direction);
  const subjects = subjectClasses(reading, own);
  let left = MOST_PEERS;
  const rules: RuleView[] = [];
  for (const rule of own[direction].slice(0, MOST_RULES)) {
    if (left <= 0) break;
    // What policyTypes switches off admits nothing that could be dropped.
    const view = viewRule(reading, rule, isIsolated ? subjects : [], left);
    left -= Math.max(1, view.peers.length);
    rules.push(view);
  }
  const others = othersIsolating(reading, own, direction);
  return {
    direction,
    isIsolated,
    why,
    whyAt: reading.placed(policy, range),
    isSurprising,
    isolatedByOthers: others.slice(0, MOST_NAMES),
    moreIsolating: Math.max(0, others.length - MOST_NAMES),
    rules,
    moreRules: own[direction].length - rules.length,
  };
}

function viewRule(
  reading: PolicyReading,
  rule: CompiledRule,
  subjects: readonly EndpointClass[],
  mostPeers: number,
): RuleView {
  const { direction, index, policy } = rule;
  const { compiled } = reading.evaluation;
  const { ports } = rule.rule;
  const read = rule.peers.slice(0, mostPeers).map((peer, i) => viewPeer(reading, rule, i, peer, subjects));
  const isEveryone = rule.peers.length === 0;
  const matched = isEveryone
    ? reading.classes.map((each) => each.index)
    : [...new Set(read.flatMap((each) => each.matched))];
  const destinations =
    direction === "ingress" ? subjects : matched.flatMap((each) => compiled.table.classes[each] ?? []);
  const pods: readonly ClusterPod[] = isEveryone ? [...compiled.cluster.pods.values()] : [];
  const portWords = rulePortWords(ports);
  return {
    ...reading.placed(policy, rule.rule.range),
    direction,
    index,
    words: `${portWords} ${direction === "ingress" ? "from" : "to"} ${whoWords(rule)}`,
    peers: read.map(({ view }) => view),
    morePeers: rule.peers.length - read.length,
    everyone: isEveryone
      ? {
          matches: matchedPods(compiled.cluster, pods, policy.namespace),
          through: droppedByOtherSide(reading, rule, null, matched, subjects),
        }
      : null,
    ports: ports.slice(0, MOST_PORTS).map((port) => viewPort(reading, rule, port, destinations)),
    morePorts: Math.max(0, ports.length - MOST_PORTS),
    portWords,
    needless: reading.remarkOn(policy, rule.rule.range),
  };
}

/** So many peers of a rule are said in a sentence. */
const MOST_SAID = 3;

/** Its peers, ORed: “anyone, in the cluster or outside” for none (N17). */
function whoWords({ rule: { peers }, policy }: CompiledRule): string {
  if (peers.length === 0) return "anyone, in the cluster or outside";
  const said = peers.slice(0, MOST_SAID).map((peer) => peerWords(peer, policy.namespace));
  const more = peers.length - said.length;
  return [...said, ...(more > 0 ? [`${more} other ${more === 1 ? "peer" : "peers"}`] : [])].join(", or ");
}

/** Names of other policies that isolate some of the same pods in a direction. */
function othersIsolating(reading: PolicyReading, own: CompiledPolicy, direction: Direction): readonly string[] {
  const { compiled } = reading.evaluation;
  const found = new Set<string>();
  for (const subject of subjectClasses(reading, own)) {
    for (const { namespace, name } of compiled.isolating(subject, direction)?.policies ?? []) {
      found.add(`${namespace}/${name}`);
    }
  }
  found.delete(`${own.policy.namespace}/${own.policy.name}`);
  return [...found].sort();
}
