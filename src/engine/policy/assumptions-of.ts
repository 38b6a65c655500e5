import type { Family } from "../net/ip-address";
import { coversPorts, intersectPorts, type PortSet } from "../net/port-set";
import type { Evaluation } from "./evaluation";
import type { End } from "./pair-ends";
import type { Assumption } from "./profile";
import { throughBoth } from "./side-ports";

/** The assumptions under another value of which the answer on these ports would be another. */
export function assumptionsOf(
  evaluation: Evaluation,
  source: End,
  destination: End,
  family: Family,
  asked: PortSet,
): readonly Assumption[] {
  const egress = evaluation.sides.egress(source, destination, family);
  const ingress = evaluation.sides.ingress(source, destination, family);
  const now = throughBoth(egress, ingress);
  const differs = (a: PortSet, b: PortSet) =>
    !coversPorts(b, intersectPorts(a, asked)) || !coversPorts(a, intersectPorts(b, asked));
  const found = new Set(evaluation.always);
  for (const { assumption, sides } of evaluation.alternatives) {
    if (found.has(assumption)) continue;
    const otherEgress = sides.egress(source, destination, family);
    const otherIngress = sides.ingress(source, destination, family);
    if (otherEgress === egress && otherIngress === ingress) continue;
    const other = throughBoth(otherEgress, otherIngress);
    if (differs(now.sure, other.sure) || differs(now.possible, other.possible)) found.add(assumption);
  }
  return [...found].sort();
}
