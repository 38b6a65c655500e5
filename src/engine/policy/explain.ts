import type { Endpoint } from "../cluster/resolve-endpoint";
import { formatAddressRange, rangeAsCidr } from "../net/cidr";
import { formatPorts } from "../net/format-ports";
import { type Family, formatIpAddress } from "../net/ip-address";
import { coversPorts, intersectPorts, isEmptyPortSet, type PortSet, portsOf } from "../net/port-set";
import { assumptionsOf } from "./assumptions-of";
import type { Direction } from "./compile-policies";
import type { Evaluation, LineOf } from "./evaluation";
import { explainSide } from "./explain-side";
import type { Explanation } from "./explanation";
import { type ExplanationHints, NO_HINTS } from "./explanation-hints";
import { explanationSentence } from "./explanation-sentence";
import { type End, endOf, familyAsked } from "./pair-ends";
import { type SidePorts, throughBoth } from "./side-ports";
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
  hints: ExplanationHints = NO_HINTS,
): Explanation {
  const { source, destination, protocol, port } = connection;
  return explainPorts(evaluation, { source, destination, ports: portsOf(protocol, port, port) }, lineOf, hints);
}

/** Explains the connections of two endpoints on a set of ports. */
export function explainPorts(
  evaluation: Evaluation,
  question: Question,
  lineOf: LineOf = () => 0,
  hints: ExplanationHints = NO_HINTS,
): Explanation {
  const { compiled, cluster } = evaluation;
  const source = endOf(compiled, question.source);
  const destination = endOf(compiled, question.destination);
  const family = familyAsked(cluster, question.source, question.destination);
  return explainEnds(evaluation, { source, destination, family, ports: question.ports }, lineOf, hints);
}

/** Two ends, the family and the ports that an explanation is about. */
export interface EndsQuestion {
  readonly source: End;
  readonly destination: End;
  readonly family: Family;
  readonly ports: PortSet;
}

/**
 * Explains a pair of ends: per side the isolating policies and all of their rules.
 *
 * @param hints - what is known besides policies; absent: nothing
 */
export function explainEnds(
  evaluation: Evaluation,
  question: EndsQuestion,
  lineOf: LineOf,
  hints: ExplanationHints = NO_HINTS,
): Explanation {
  const { source, destination, family, ports: asked } = question;
  const egress = evaluation.sides.egress(source, destination, family);
  const ingress = evaluation.sides.ingress(source, destination, family);
  const names = {
    source: nameOf(evaluation, source),
    destination: nameOf(evaluation, destination),
    ports: formatPorts(asked),
  };
  const common = { evaluation, source, destination, names, family, asked, lineOf, hints };
  const side = (direction: Direction, ports: SidePorts) => explainSide({ ...common, direction, ports });
  const explanation = {
    ...names,
    verdict: verdictOn(throughBoth(egress, ingress), asked),
    egress: side("egress", egress),
    ingress: side("ingress", ingress),
    assumes: assumptionsOf(evaluation, source, destination, family, asked),
  };
  return { ...explanation, oneOf: null, sentence: explanationSentence(explanation, evaluation.profile) };
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
      return range === undefined ? "anyone" : (rangeAsCidr(range) ?? formatAddressRange(range));
    }
  }
}

function verdictOn(both: SidePorts, asked: PortSet): Verdict | "partly" {
  if (coversPorts(both.sure, asked)) return "allowed";
  if (isEmptyPortSet(intersectPorts(both.possible, asked))) return "denied";
  return isEmptyPortSet(intersectPorts(both.sure, asked)) ? "depends" : "partly";
}
