import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Unanswered } from "../../state/ask-until-answered";
import { useActions, useApp } from "../../state/store-context";
import { FormAskingProvider } from "./asking-context";

/** Around a form: whatever of its questions has no answer is asked again with one button, or when the worker works again. */
export function AskingAgain({ children }: { readonly children: ReactNode }) {
  const { retryAnalysis } = useActions();
  const isIdle = useApp(({ analysis }) => analysis.phase === "idle");
  const [attempt, setAttempt] = useState(0);
  const [all, setAll] = useState<ReadonlyMap<string, Unanswered>>(new Map());
  const tell = useCallback((question: string, unanswered: Unanswered | null) => {
    setAll((before) => {
      if (unanswered === null && !before.has(question)) return before;
      const after = new Map(before);
      if (unanswered === null) after.delete(question);
      else after.set(question, unanswered);
      return after;
    });
  }, []);
  const tryAgain = useCallback(() => {
    retryAnalysis();
    setAttempt((before) => before + 1);
  }, [retryAnalysis]);
  const [unanswered = null] = all.values();
  const isStuck = useRef(false);
  isStuck.current = unanswered !== null;
  useEffect(() => {
    // Somebody let the evaluation go on from elsewhere, and it came through.
    if (isIdle && isStuck.current) setAttempt((before) => before + 1);
  }, [isIdle]);
  const asking = useMemo(() => ({ attempt, unanswered, tell, tryAgain }), [attempt, unanswered, tell, tryAgain]);
  return <FormAskingProvider value={asking}>{children}</FormAskingProvider>;
}
