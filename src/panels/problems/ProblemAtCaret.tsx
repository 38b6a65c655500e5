import { useEffect, useMemo, useState } from "react";
import type { LocatedDiagnostic } from "../../engine";
import { fixProblem } from "../../state/fix-problem";
import { problemsAtCaret } from "../../state/problem-at-caret";
import { problemsInOrder, shownFinding } from "../../state/problems-in-order";
import { useApp, useAppStore } from "../../state/store-context";
import { isMacKeyboard } from "../../ui/mac-keyboard";
import { useMediaQuery } from "../../ui/media-query";
import { Words } from "../../ui/Words";
import { SEVERITY_ICONS } from "./ProblemRow";
import { fixKeys, problemCount, spokenProblem } from "./problem-words";

/** So long the caret has to rest at a problem before it is spoken; where one is led to it, only until the editor was. */
const REST_MS = 1000;
const STEP_MS = 150;

/** What is wrong at the caret, in a line below the text; spoken when the caret comes to rest there. */
export function ProblemAtCaret() {
  const store = useAppStore();
  const { found, count } = useProblem();
  const spoken = useSpoken(found, count);
  const hasKeyboard = !useMediaQuery("(hover: none)");
  const fixWords = hasKeyboard ? `${fixKeys(isMacKeyboard())} fixes it` : "Fix it";
  const Icon = found === null ? null : SEVERITY_ICONS[found.severity];
  return (
    <>
      {found !== null && Icon !== null && (
        <span className={`problem-at-caret ${found.severity}`}>
          <Icon size={14} aria-hidden />
          <span className="problem-at-caret-words" aria-hidden title={found.message}>
            {count !== null && <span className="problem-at-caret-count">{count} </span>}
            <Words text={found.message} />
          </span>
          {found.fix !== undefined && (
            <button
              type="button"
              className="link problem-at-caret-fix"
              // The keys are there for the keyboard; the caret is to stay in the text.
              tabIndex={-1}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => fixProblem(store, found)}
              title={found.fix.title}
              aria-label={`${fixWords}: ${found.fix.title}`}
            >
              {fixWords}
            </button>
          )}
        </span>
      )}
      <span className="visually-hidden" aria-live="polite" data-says="problem">
        <span key={spoken.times}>{spoken.text}</span>
      </span>
    </>
  );
}

interface AtCaret {
  readonly found: LocatedDiagnostic | null;
  /** “2 of 5”, where one was led to it; null: one came there otherwise. */
  readonly count: string | null;
}

/** The nearest problem; while a newer text is read the one before stays, so that nothing blinks. */
function useProblem(): AtCaret {
  const documents = useApp((state) => state.documents);
  const analysis = useApp((state) => state.analysis.analysis);
  const analysisRevision = useApp((state) => state.analysis.analysisRevision);
  const caret = useApp((state) => state.selection.caret);
  const reveal = useApp((state) => state.selection.reveal);
  const isCurrent = analysisRevision === documents.revision;
  const current = useMemo((): AtCaret => {
    const near = problemsAtCaret({ documents, analysis: { analysis, analysisRevision }, selection: { caret } });
    const shown = shownFinding(near, { caret, reveal });
    if (shown === undefined || analysis === null) return { found: near[0] ?? null, count: null };
    return { found: shown, count: problemCount(shown, problemsInOrder(analysis.diagnostics, documents.files)) };
  }, [documents, analysis, analysisRevision, caret, reveal]);
  const [kept, setKept] = useState(current);
  useEffect(() => {
    if (isCurrent) setKept(current);
  }, [isCurrent, current]);
  return isCurrent ? current : kept;
}

/** What is said now. The same problem is not said again, unless one is led to it again; `times` tells that apart. */
function useSpoken(found: LocatedDiagnostic | null, count: string | null) {
  const reveal = useApp((state) => state.selection.reveal);
  const [spoken, setSpoken] = useState({ words: "", text: "", times: 0 });
  const words = found === null ? "" : spokenProblem(found, isMacKeyboard());
  const led = count === null ? null : reveal;
  useEffect(() => {
    const say = () =>
      setSpoken((former) => {
        if (led === null && former.words === words) return former;
        const text = count === null ? words : `Problem ${count}: ${words}`;
        return { words, text, times: former.times + 1 };
      });
    const timer = setTimeout(say, led === null ? REST_MS : STEP_MS);
    return () => clearTimeout(timer);
  }, [words, led, count]);
  return spoken;
}
