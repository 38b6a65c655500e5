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
      sentence: side.sentence,
      place: placeOfSide(side),
      explanation,
    });
  return [step(explanation.egress), step(explanation.ingress)];
}

/** The rule that lets it through; where none does, the first policy that isolates. */
function placeOfSide({ rules, isolatedBy }: SideExplanation) {
  return (rules.find(({ matched }) => matched === true) ?? isolatedBy[0])?.place ?? null;
}
