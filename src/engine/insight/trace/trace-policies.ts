import type { Explanation, SideExplanation } from "../../policy/explanation";
import type { Judgement } from "../../policy/verdict";
import type { TraceOutcome, TraceStep } from "./connection-trace";
import { stepOf, type TraceContext } from "./trace-context";

/** Where the policies end a connection; null where they let it through. */
export function endByPolicies({ verdict, egress, ingress, assumes }: Judgement): TraceOutcome | null {
  switch (verdict) {
    case "allowed":
      return null;
    case "depends":
      return { kind: "depends", on: assumes };
    case "denied": {
      const droppedBy = egress === false ? (ingress === false ? "both" : "source") : "destination";
      return { kind: "timed-out", droppedBy };
    }
  }
}

/** The steps through the policies of both ends. */
export function policySteps(
  context: TraceContext,
  leg: TraceStep["leg"],
  explanation: Explanation,
): readonly [TraceStep, TraceStep] {
  const step = (side: SideExplanation): TraceStep =>
    stepOf(context, {
      kind: side.direction,
      leg,
      state: side.admits === null ? "depends" : side.admits ? "passed" : "failed",
      sentence: sideSentence(side, explanation),
      place: placeOfSide(side),
      explanation,
    });
  return [step(explanation.egress), step(explanation.ingress)];
}

/** The rule that lets it through; where none does, the first policy that isolates. */
function placeOfSide({ rules, isolatedBy }: SideExplanation) {
  return (rules.find(({ matched }) => matched === true) ?? isolatedBy[0])?.place ?? null;
}

function sideSentence(side: SideExplanation, { source, destination, ports }: Explanation): string {
  const isEgress = side.direction === "egress";
  const [subject, other] = isEgress ? [source, destination] : [destination, source];
  const what = isEgress ? `${ports} to ${other}` : `${ports} from ${other}`;
  switch (side.exception) {
    case "not-a-pod":
      return `${subject} is no pod: no policy limits what it ${isEgress ? "sends" : "accepts"}.`;
    case "itself":
      return `${subject} is asked by itself, which no policy can forbid.`;
    case "not-enforced":
      return "Nobody enforces policies in this profile.";
    case "host-network":
      return `${subject} uses its node's network: policies do not apply to it.`;
    case "own-node":
      if (side.admits === true) return `Traffic between ${subject} and its own node is let through.`;
      break;
    case null:
      break;
  }
  if (side.isolatedBy.length === 0) {
    return isEgress
      ? `${subject} may send anywhere: no policy isolates it for egress.`
      : `${subject} accepts everybody: no policy isolates it for ingress.`;
  }
  const isolating = namesOf(side.isolatedBy.map(({ policy }) => policy));
  const admitting = side.rules.find(({ matched }) => matched === true);
  if (side.admits === true) {
    if (admitting === undefined) return `${isolating} lets ${what} through.`;
    return `Rule ${admitting.index + 1} of ${admitting.policy} lets ${what} through.`;
  }
  if (side.admits === null) return `Whether ${isolating} lets ${what} through is left open by the profile.`;
  if (side.rules.length === 0) return `${isolating} lets nothing ${isEgress ? "out of" : "into"} ${subject}.`;
  return `${subject} is isolated by ${isolating}, and no rule lets ${what} through.`;
}

/** `a, b and 3 more policies`. */
function namesOf(policies: readonly string[]): string {
  const told = policies.slice(0, 2);
  const more = policies.length - told.length;
  return more > 0 ? `${told.join(", ")} and ${more} more` : told.join(" and ");
}
