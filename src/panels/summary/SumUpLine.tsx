import { useEffect, useMemo, useRef, useState } from "react";
import type { AnalyzeOptions } from "../../engine";
import { isOutdated } from "../../state/selectors";
import { useApp } from "../../state/store-context";
import { CutText } from "../../ui/CutText";
import { useRested } from "../../ui/use-rested";
import { useLiveAnswer } from "../asking/use-live-answer";
import { useNodeNames } from "../picture-controls/use-node-names";
import { sumUpWords } from "./sum-up-words";
import "./sum-up.css";

/** Id of the sentence, which can be gone to. */
export const SUM_UP_ID = "sum-up";
/** How long the view rests before the sentence is spoken. */
const REST_MS = 600;

/** The picture in a sentence; spoken when somebody has changed the view, and not when an edit has: that is told besides. */
export function SumUpLine() {
  const options = useApp((state) => state.view.options);
  // Asked of a picture that is there: it never makes the worker begin an analysis by itself.
  const isThere = useApp((state) => state.analysis.analysis !== null && !isOutdated(state));
  const answer = useLiveAnswer("sumUp", isThere ? noArgs : null);
  const nameOf = useNodeNames();
  const { probe, filter } = options.picture;
  const isWhatIf = (options.off ?? []).length > 0;
  const isCurrent = answer?.isCurrent === true;
  const now =
    isCurrent && answer.result !== null ? sumUpWords(answer.result, { probe, filter, nameOf, isWhatIf }) : null;
  const last = useRef("");
  if (now !== null) last.current = now;
  const words = now ?? last.current;
  const spoken = useSpoken(now, options);
  return (
    <>
      <CutText id={SUM_UP_ID} className="sum-up" text={words}>
        {words}
      </CutText>
      <p className="visually-hidden" role="status" aria-label="What the picture shows">
        {spoken}
      </p>
    </>
  );
}

const noArgs = {};

/** The words for a reader to speak: those of the view that was changed last, once it rests. */
function useSpoken(words: string | null, options: AnalyzeOptions): string {
  const view = JSON.stringify({ ...options, picture: { ...options.picture, shape: null } });
  const told = useMemo(() => (words === null ? null : { words, view }), [words, view]);
  const rested = useRested(told, REST_MS);
  const last = useRef(view);
  const [spoken, setSpoken] = useState("");
  useEffect(() => {
    if (rested === null || rested.view === last.current) return;
    last.current = rested.view;
    setSpoken(rested.words);
  }, [rested]);
  return spoken;
}
