import { useState } from "react";
import type { TraceRequest } from "../../engine";
import { useApp } from "../../state/store-context";
import { isSameValue } from "../../ui/same-value";
import { useRested } from "../../ui/use-rested";
import { Words } from "../../ui/Words";
import { Asking } from "../asking/Asking";
import { Assumptions } from "../why/Assumptions";
import { NearMisses } from "../why/NearMisses";
import { OutcomeHeadline } from "./OutcomeHeadline";
import { allSteps, outcomeWords } from "./outcome-words";
import { StepLegs } from "./StepLegs";
import { WayList } from "./WayList";
import "./trace.css";

/** How long an answer stands before it is spoken: not every letter of an edit is. */
const REST_MS = 600;

/** The answer to what is asked, outcome first, then step by step; nothing where the source is unknown. */
export function TraceView({ request }: { readonly request: TraceRequest }) {
  const answer = useApp((state) => state.analysis.trace);
  const [shown, setShown] = useState(answer);
  // What was answered last stays until the next answer is there, so that nothing jumps.
  if (answer !== null && answer !== shown) setShown(answer);
  const trace = shown?.trace ?? null;
  const words = trace && outcomeWords(trace.outcome, allSteps(trace));
  const spoken = useRested(trace?.sentence ?? null, REST_MS);
  const isOfAnother = trace !== null && !isSameValue(trace.request, request);
  return (
    <>
      <p className="visually-hidden" role="status" aria-label="The answer">
        {spoken?.replaceAll("`", "")}
      </p>
      {shown === null && <Asking />}
      {trace !== null && words !== null && (
        <div className={isOfAnother ? "trace late" : "trace"}>
          <OutcomeHeadline kind={trace.outcome.kind} words={words} />
          <p className="trace-sentence">
            <Words text={trace.sentence} />
          </p>
          <StepLegs steps={trace.ways.length === 1 ? allSteps(trace) : trace.steps} />
          {trace.ways.length > 1 && <WayList trace={trace} />}
          {trace.outcome.kind !== "answered" && !isOfAnother && (
            <NearMisses
              about={{ kind: "trace", request }}
              title="What would let it through"
              subject={`${request.source} → ${request.target}`}
            />
          )}
          {trace.outcome.kind === "depends" && trace.outcome.on !== "differ" && (
            <Assumptions assumes={trace.outcome.on} />
          )}
        </div>
      )}
    </>
  );
}
