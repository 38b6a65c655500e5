import type { TraceStep } from "../../engine";
import { StepItem } from "./StepItem";
import { stepLegs } from "./step-legs";

/** The steps of a way, under a heading for each connection that they belong to. */
export function StepLegs({ steps }: { readonly steps: readonly TraceStep[] }) {
  return stepLegs(steps).map(({ leg, title, steps: own }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a leg may come twice, and has no other identity than its position
    <section key={`${leg} ${index}`} className="trace-leg">
      <h5>{title}</h5>
      <ol>
        {own.map((step, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps have no other identity than their position
          <StepItem key={at} step={step} />
        ))}
      </ol>
    </section>
  ));
}
