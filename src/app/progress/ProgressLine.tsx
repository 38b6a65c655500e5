import { useEffect, useState } from "react";
import type { AnalysisProgress } from "../../state/analysis";
import { useActions, useApp } from "../../state/store-context";
import { useFocusBack } from "../told/use-focus-back";
import { progressWords, stageWords } from "./progress-words";
import "./progress-line.css";

interface ProgressLineProps {
  /** An analysis takes so long that it is worth a word. */
  readonly isAtWork: boolean;
}

/** Above the picture, while it is long in coming: what is being done and how to end it; then, how to go on. */
export function ProgressLine({ isAtWork }: ProgressLineProps) {
  const progress = useApp((state) => state.analysis.progress);
  const isCancelled = useApp((state) => state.analysis.phase === "cancelled");
  const cancelledWords = useApp(({ analysis }) =>
    analysis.analysis === null
      ? "Cancelled. There is no picture yet."
      : "Cancelled. The picture is of the text before.",
  );
  const { cancelAnalysis, retryAnalysis } = useActions();
  const [goesOn, setGoesOn] = useState(false);
  const shown = (isAtWork || goesOn) && !isCancelled ? progress : null;
  const isOpen = shown !== null || isCancelled;
  const focusBack = useFocusBack(isOpen ? open : null);
  useEffect(() => {
    if (progress === null) setGoesOn(false);
  }, [progress]);
  const goOn = () => {
    retryAnalysis();
    // What was just asked for is told at once.
    setGoesOn(true);
  };
  return (
    <>
      {/* There before it says anything: else it would not be spoken. Numbers are read where somebody asks for them. */}
      <p className="visually-hidden" role="status" aria-label="The evaluation">
        {isCancelled ? cancelledWords : shown && `${stageWords(shown)}…`}
      </p>
      {isOpen && (
        <div className="progress-line" {...focusBack}>
          {shown === null ? <p aria-hidden>{cancelledWords}</p> : <Meter progress={shown} />}
          {/* One button: whoever has pressed it stays on it. */}
          <button type="button" className="button outlined" onClick={shown === null ? goOn : cancelAnalysis}>
            {shown === null ? "Go on" : "Cancel"}
          </button>
        </div>
      )}
    </>
  );
}

/** Stands for the open line: the same for as long as it is. */
const open = {};

function Meter({ progress }: { readonly progress: AnalysisProgress }) {
  const { done, total } = progress;
  return (
    <>
      <p aria-hidden>{progressWords(progress)}</p>
      <progress
        aria-label={progressWords(progress)}
        {...(total > 0 ? { max: total, value: Math.min(done, total) } : {})}
      />
    </>
  );
}
