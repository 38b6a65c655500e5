import { formatPorts } from "../net/format-ports";
import { placeOf, type Range } from "../source/range";
import type { CompiledRule } from "./compile-policies";
import type { Evaluation, LineOf } from "./evaluation";
import { explainBlock } from "./explain-block";
import { explainPodPeer } from "./explain-pod-peer";
import { explainPort } from "./explain-port";
import type { PartExplanation, RuleExplanation } from "./explanation";
import type { ExplanationHints } from "./explanation-hints";
import { judgeRule, type RuleAsked } from "./judge-rule";
import { createPhraseWriter, type PhraseWriter } from "./phrase-writer";
import { isNodeLike } from "./side-rows";
import { singlePartsOf } from "./single-parts";

/** A rule's two ends and the ports asked about. */
export interface RuleQuestion extends RuleAsked {
  readonly evaluation: Evaluation;
  /** As the explanation calls the other end. */
  readonly otherName: string;
  readonly lineOf: LineOf;
  readonly hints: ExplanationHints;
}

/**
 * What one rule lets through of the ports asked about, and what each of its peers and ports says. Each is judged by itself,
 * by the same rows as the verdict.
 */
export function explainRule(compiled: CompiledRule, question: RuleQuestion): RuleExplanation {
  const { evaluation, lineOf } = question;
  const { policy, index, rule } = compiled;
  const judge = (one: CompiledRule) => judgeRule(evaluation, one, question);
  const { matched, possible } = judge(compiled);
  const place = placeOf(policy.origin, rule.range);
  const write = () => createPhraseWriter(policy.origin, lineOf);
  const single = singlePartsOf(compiled);
  const peers = single.peers.map(({ peer, alone }): PartExplanation => {
    const about = { ...question, rule: compiled, matched: judge(alone).matched };
    return peer.kind === "pods"
      ? explainPodPeer({ ...about, peer: peer.peer }, write())
      : explainBlock({ ...about, block: peer.peer }, write());
  });
  const destination = destinationOf(compiled, question);
  const ports = single.ports.map(({ port, alone }): PartExplanation => {
    const about = { ...question, profile: evaluation.profile, matched: judge(alone).matched };
    return explainPort({ ...about, port, destination }, write());
  });
  const failing = matched === false ? [peers, ports].filter(failsWhole).flat() : [];
  return {
    policy: `${policy.namespace}/${policy.name}`,
    index,
    place,
    line: lineOf(place),
    matched,
    admittedPorts: formatPorts(possible),
    failures: failing.flatMap(({ failures }) => failures),
    peers: peers.length === 0 ? [everything("everyone: it names no peer", rule.range, write())] : peers,
    ports: ports.length === 0 ? [everything("every port: it names none", rule.range, write())] : ports,
    misses: matched === false ? leastMisses(peers) + leastMisses(ports) : 0,
  };
}

/** Whether there are items, and none of them lets it through. */
function failsWhole(parts: readonly PartExplanation[]): boolean {
  return parts.length > 0 && parts.every(({ matched }) => matched === false);
}

function leastMisses(parts: readonly PartExplanation[]): number {
  return failsWhole(parts) ? Math.min(...parts.map(({ misses }) => misses)) : 0;
}

function everything(words: string, range: Range, writer: PhraseWriter): PartExplanation {
  writer.say(words);
  return writer.part(true, range);
}

/** The pod on which port names are looked up. */
function destinationOf({ direction }: CompiledRule, { subject, other, evaluation }: RuleQuestion) {
  if (direction === "ingress") return subject.pod;
  return other.kind === "class" && !isNodeLike(other.endpointClass, evaluation.profile) ? other.pod : null;
}
