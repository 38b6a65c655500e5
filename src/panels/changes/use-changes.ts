import { useCallback, useEffect, useState } from "react";
import type { ChangesView } from "../../engine";
import { askChanges, type ReadingSteps } from "../../state/ask-changes";
import { baselineOf } from "../../state/baseline-of";
import { useActions, useApp, useAppStore } from "../../state/store-context";
import { useAnswer } from "../asking/use-answer";

/** How the text differs from its baseline, as far as it is known. */
export interface KnownChanges {
  /** Null before the first answer. */
  readonly view: ChangesView | null;
  /** False: it is of an earlier text, and a new one is on its way. */
  readonly isCurrent: boolean;
  /** Many steps are being read; null: none, or few. */
  readonly reading: ReadingSteps | null;
}

/** Asks as long as it is shown, and again whenever the text, the options or the baseline change. */
export function useChanges(): KnownChanges {
  const store = useAppStore();
  const baseline = useApp((state) => baselineOf(state.baseline, state.documents).id);
  const revision = useApp(({ documents }) => documents.revision);
  const [reading, setReading] = useState<ReadingSteps | null>(null);
  const ask = useCallback(() => askChanges(store, setReading), [store]);
  const answer = useAnswer(baseline, ask);
  const isOfBaseline = answer?.question === baseline;
  const { setBaseline } = useActions();
  const view = isOfBaseline ? answer.result : null;
  const isCurrent = isOfBaseline && answer.isCurrent;
  useEffect(() => {
    if (view !== null && isCurrent) setBaseline({ noted: { count: view.opened + view.closed, revision } });
    if (isCurrent) setReading(null);
  }, [view, isCurrent, revision, setBaseline]);
  return { view, isCurrent, reading };
}
