import type { Endpoint } from "../cluster/resolve-endpoint";
import { formatAddressRange } from "../net/cidr";
import { formatPorts } from "../net/format-ports";
import { type Family, formatIpAddress } from "../net/ip-address";
import { coversPorts, intersectPorts, isEmptyPortSet, type PortSet, portsOf } from "../net/port-set";
import { placeOf } from "../source/range";
import { ASSUMPTION_FACTS, SWITCHES } from "./assumption-facts";
import { assumptionsOf } from "./assumptions-of";
import type { CompiledRule, Direction } from "./compile-policies";
import type { Evaluation, LineOf } from "./evaluation";
import { findFailures } from "./explain-rule";
import type { Explanation, PolicyCitation, RuleExplanation, SideExplanation } from "./explanation";
import { type End, endOf, familyAsked, isOwnNode } from "./pair-ends";
import type { Assumption, Profile } from "./profile";
import { WHY_NOT_ENFORCED } from "./profile-facts";
import { createRuleContexts, portsOfRule } from "./rule-context";
import { type SidePorts, throughBoth } from "./side-ports";
import { isNodeLike } from "./side-rows";
import { isSamePod } from "./side-table";
import type { Connection, Verdict } from "./verdict";

/** What is asked when an explanation is wanted: one port, or the ports behind an edge. */
export interface Question {
  readonly source: Endpoint;
  readonly destination: Endpoint;
  readonly ports: PortSet;
}

/** Explains one connection. */
export function explainConnection(
  evaluation: Evaluation,
  connection: Connection,
  lineOf: LineOf = () => 0,
): Explanation {
  const { source, destination, protocol, port } = connection;
  return explainPorts(evaluation, { source, destination, ports: portsOf(protocol, port, port) }, lineOf);
}

/** Explains the connections of two endpoints on a set of ports. */
export function explainPorts(evaluation: Evaluation, question: Question, lineOf: LineOf = () => 0): Explanation {
  const { compiled, cluster } = evaluation;
  const source = endOf(compiled, question.source);
  const destination = endOf(compiled, question.destination);
  const family = familyAsked(cluster, question.source, question.destination);
  return explainEnds(evaluation, { source, destination, family, ports: question.ports }, lineOf);
}

/** Two ends, the family and the ports that an explanation is about. */
export interface EndsQuestion {
  readonly source: End;
  readonly destination: End;
  readonly family: Family;
  readonly ports: PortSet;
}

/** Explains a pair of ends: per side the isolating policies and all of their rules. */
export function explainEnds(evaluation: Evaluation, question: EndsQuestion, lineOf: LineOf): Explanation {
  const { source, destination, family, ports: asked } = question;
  const egress = evaluation.sides.egress(source, destination, family);
  const ingress = evaluation.sides.ingress(source, destination, family);
  const side = (direction: Direction, ports: SidePorts) =>
    explainSide(evaluation, { source, destination, family, asked, direction, ports }, lineOf);
  const explanation = {
    source: nameOf(evaluation, source),
    destination: nameOf(evaluation, destination),
    ports: formatPorts(asked),
    verdict: verdictOn(throughBoth(egress, ingress), asked),
    egress: side("egress", egress),
    ingress: side("ingress", ingress),
    assumes: assumptionsOf(evaluation, source, destination, family, asked),
  };
  return { ...explanation, oneOf: null, sentence: sentenceOf(explanation, evaluation.profile) };
}

/** A pod's id, an address, a range, or anyone. */
function nameOf({ compiled }: Evaluation, end: End): string {
  switch (end.kind) {
    case "class":
      return end.pod.id;
    case "node":
      return formatIpAddress(end.address);
    case "external": {
      const range = compiled.space.groups[end.group]?.ranges[0];
      if (end.address !== undefined) return formatIpAddress(end.address);
      return range === undefined ? "anyone" : formatAddressRange(range);
    }
  }
}

interface SideQuestion {
  readonly source: End;
  readonly destination: End;
  readonly family: Family;
  readonly asked: PortSet;
  readonly direction: Direction;
  readonly ports: SidePorts;
}

function explainSide(evaluation: Evaluation, question: SideQuestion, lineOf: LineOf): SideExplanation {
  const { direction, asked, ports } = question;
  const subject = direction === "egress" ? question.source : question.destination;
  const other = direction === "egress" ? question.destination : question.source;
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
  const contexts = createRuleContexts(evaluation.compiled, evaluation.profile);
  const ends = { subject: subject.endpointClass, other, family: question.family };
  const rules = set.rules.map((compiled): RuleExplanation => {
    const admitted = portsOfRule(contexts, compiled, ends);
    const sure = intersectPorts(admitted.sure, asked);
    const possible = intersectPorts(admitted.possible, asked);
    const matched = !isEmptyPortSet(sure) ? true : isEmptyPortSet(possible) ? false : null;
    return {
      ...citeRule(compiled, lineOf),
      matched,
      admittedPorts: formatPorts(possible),
      failures:
        matched === true
          ? []
          : findFailures(evaluation, compiled, { subject, other, asked, family: question.family }, lineOf),
    };
  });
  const isolatedBy = set.policies.map((policy): PolicyCitation => {
    const place = placeOf(policy.origin, policy.range);
    return { policy: `${policy.namespace}/${policy.name}`, place, line: lineOf(place) };
  });
  return { ...common, exception, isolatedBy, rules };
}

function citeRule({ policy, index, rule }: CompiledRule, lineOf: LineOf) {
  const place = placeOf(policy.origin, rule.range);
  return { policy: `${policy.namespace}/${policy.name}`, index, place, line: lineOf(place) };
}

function exceptionOf(
  evaluation: Evaluation,
  subject: End,
  other: End,
  direction: Direction,
): SideExplanation["exception"] {
  const { profile } = evaluation;
  if (subject.kind !== "class") return "not-a-pod";
  if (!profile.enforced) return "not-enforced";
  if (isSamePod(subject, other)) return "itself";
  // what the profile leaves open is no exception: policies are asked, and the side may depend
  if (subject.endpointClass.hostNetwork && profile.hostNetworkAsNode === "yes") return "host-network";
  const answer = direction === "egress" ? profile.podToOwnNode : profile.ownNodeToPod;
  const otherIsNode = other.kind === "node" || (other.kind === "class" && isNodeLike(other.endpointClass, profile));
  return answer === "yes" && otherIsNode && isOwnNode(subject.pod, other) ? "own-node" : null;
}

function verdictOn(both: SidePorts, asked: PortSet): Verdict | "partly" {
  if (coversPorts(both.sure, asked)) return "allowed";
  if (isEmptyPortSet(intersectPorts(both.possible, asked))) return "denied";
  return isEmptyPortSet(intersectPorts(both.sure, asked)) ? "depends" : "partly";
}

function sentenceOf(explanation: Omit<Explanation, "sentence" | "oneOf">, profile: Profile): string {
  const { ports, verdict, egress, ingress } = explanation;
  const [source, destination] = [`\`${explanation.source}\``, `\`${explanation.destination}\``];
  const isolated = egress.isolatedBy.length + ingress.isolatedBy.length > 0;
  const count = (rules: number, policies: number) => {
    const ofPolicies = `${policies} ${policies === 1 ? "policy" : "policies"}`;
    return rules === 0 ? `${ofPolicies} and no rule` : `no rule of ${ofPolicies} admits it`;
  };
  const shut = (side: SideExplanation) => count(side.rules.length, side.isolatedBy.length);
  switch (verdict) {
    case "allowed":
      if ([egress, ingress].some(({ exception }) => exception === "not-enforced")) {
        return `${source} reaches ${destination} on ${ports}: ${WHY_NOT_ENFORCED}.`;
      }
      if (!isolated) return `${source} reaches ${destination} on ${ports}: no policy isolates either side.`;
      return `${source} reaches ${destination} on ${ports}: every side that is isolated has a rule that admits it.`;
    case "partly":
      return `${source} reaches ${destination} on a part of ${ports}.`;
    case "depends":
      return `Whether ${source} reaches ${destination} on ${ports} depends on ${openQuestions(explanation.assumes, profile)}.`;
    case "denied":
      if (egress.admits === false && ingress.admits === false) {
        return `${source} may not send to ${destination} on ${ports} (${shut(egress)}), and ${destination} does not accept it (${shut(ingress)}).`;
      }
      if (egress.admits === false) return `${source} may not send to ${destination} on ${ports}: ${shut(egress)}.`;
      if (ingress.admits === false) return `${destination} does not accept ${ports} from ${source}: ${shut(ingress)}.`;
      return `${source} and ${destination} admit different ports: none of ${ports} passes both sides.`;
  }
}

/** What the profile leaves open of that which a verdict rests on; an address or a doubled port name may be open as well. */
function openQuestions(assumes: readonly Assumption[], profile: Profile): string {
  const open = SWITCHES.filter(
    (name) => assumes.includes(name) && profile[ASSUMPTION_FACTS[name].member] === "depends",
  );
  if (open.length === 0) return "what the profile leaves open";
  const titles = open.map((name) => ASSUMPTION_FACTS[name].title);
  return titles.map((title) => `whether ${title.slice(0, 1).toLowerCase()}${title.slice(1)}`).join(" and ");
}
