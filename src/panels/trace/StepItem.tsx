import type { TraceStep } from "../../engine";
import { counted } from "../../ui/counted";
import { Words } from "../../ui/Words";
import { PlaceButton } from "../card/PlaceButton";
import { SideView } from "../why/SideView";
import { stepWord } from "./step-legs";

const MARKS: Record<TraceStep["state"], { readonly sign: string; readonly className: string; readonly word: string }> =
  {
    passed: { sign: "✓", className: "mark-yes", word: "passed:" },
    failed: { sign: "✗", className: "mark-no", word: "failed:" },
    depends: { sign: "?", className: "mark-open", word: "depends:" },
  };

/** One step: whether it was passed, what happened there, the text behind it, and for policies their rules. */
export function StepItem({ step }: { readonly step: TraceStep }) {
  const { state, sentence, place, line } = step;
  const { sign, className, word } = MARKS[state];
  return (
    <li className="trace-step">
      <span className={`mark ${className}`} aria-hidden>
        {sign}
      </span>
      <div>
        <p>
          <span className="trace-kind">{stepWord(step)}</span> <span className="visually-hidden">{word} </span>
          <Words text={sentence} />
          {place !== null && line !== null && (
            <>
              {" "}
              <PlaceButton place={place} line={line}>
                line {line}
              </PlaceButton>
            </>
          )}
        </p>
        <StepRules step={step} />
      </div>
    </li>
  );
}

/** The policies and rules of the side that a step is about; nothing where no policy isolates it. */
function StepRules({ step: { kind, explanation } }: { readonly step: TraceStep }) {
  if (explanation === null || (kind !== "egress" && kind !== "ingress")) return null;
  const side = explanation[kind];
  if (side.isolatedBy.length === 0) return null;
  const policies = counted(side.isolatedBy.length, "policy", "policies");
  return (
    <details className="trace-rules">
      <summary>
        {policies}, {counted(side.rules.length, "rule")}
      </summary>
      <SideView side={side} endpoint={kind === "egress" ? explanation.source : explanation.destination} />
    </details>
  );
}
