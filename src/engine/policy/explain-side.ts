import { formatPorts } from "../net/format-ports";
import type { Family } from "../net/ip-address";
import { coversPorts, intersectPorts, isEmptyPortSet, type PortSet } from "../net/port-set";
import { placeOf } from "../source/range";
import type { Direction } from "./compile-policies";
import type { Evaluation, LineOf } from "./evaluation";
import { explainRule } from "./explain-rule";
import type { PolicyCitation, SideExplanation } from "./explanation";
import type { ExplanationHints } from "./explanation-hints";
import { type End, isOwnNode } from "./pair-ends";
import type { SidePorts } from "./side-ports";
import { isNodeLike } from "./side-rows";
import { sideSentence } from "./side-sentence";
import { isSamePod } from "./side-table";

/** One side of a connection. */
export interface SideQuestion {
  readonly evaluation: Evaluation;
  readonly source: End;
  readonly destination: End;
  readonly names: { readonly source: string; readonly destination: string; readonly ports: string };
  readonly family: Family;
  readonly asked: PortSet;
  readonly direction: Direction;
  /** What the side lets through. */
  readonly ports: SidePorts;
  readonly lineOf: LineOf;
  readonly hints: ExplanationHints;
}

/** What one side lets through, by which policies it is isolated, and what each of their rules says. */
export function explainSide(question: SideQuestion): SideExplanation {
  const side = judgeSide(question);
  return { ...side, sentence: sideSentence(side, question.names) };
}

function judgeSide(question: SideQuestion): Omit<SideExplanation, "sentence"> {
  const { evaluation, direction, asked, ports, lineOf, names } = question;
  const isEgress = direction === "egress";
  const [subject, other] = isEgress ? [question.source, question.destination] : [question.destination, question.source];
  const admits = coversPorts(ports.sure, asked)
    ? true
    : isEmptyPortSet(intersectPorts(ports.possible, asked))
      ? false
      : null;
  const common = {
    direction,
    admits: admits === null && !isEmptyPortSet(intersectPorts(ports.sure, asked)) ? true : admits,
    admittedPorts: formatPorts(intersectPorts(ports.possible, asked)),
  };
  const exception = exceptionOf(evaluation, subject, other, direction);
  const set = subject.kind === "class" ? evaluation.compiled.isolating(subject.endpointClass, direction) : null;
  if (subject.kind !== "class" || set === null || (exception !== null && exception !== "own-node")) {
    return { ...common, exception, isolatedBy: [], rules: [] };
  }
  const otherName = isEgress ? names.destination : names.source;
  const rules = set.rules.map((rule) => explainRule(rule, { ...question, subject, other, otherName }));
  const isolatedBy = set.policies.map((policy): PolicyCitation => {
    const place = placeOf(policy.origin, policy.range);
    return { policy: `${policy.namespace}/${policy.name}`, place, line: lineOf(place) };
  });
  return { ...common, exception, isolatedBy, rules };
}

function exceptionOf(
  { profile }: Evaluation,
  subject: End,
  other: End,
  direction: Direction,
): SideExplanation["exception"] {
  if (subject.kind !== "class") return "not-a-pod";
  if (!profile.enforced) return "not-enforced";
  if (isSamePod(subject, other)) return "itself";
  // what the profile leaves open is no exception: policies are asked, and the side may depend
  if (subject.endpointClass.hostNetwork && profile.hostNetworkAsNode === "yes") return "host-network";
  const answer = direction === "egress" ? profile.podToOwnNode : profile.ownNodeToPod;
  const otherIsNode = other.kind === "node" || (other.kind === "class" && isNodeLike(other.endpointClass, profile));
  return answer === "yes" && otherIsNode && isOwnNode(subject.pod, other) ? "own-node" : null;
}
