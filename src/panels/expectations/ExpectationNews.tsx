import { useEffect, useRef, useState } from "react";
import type { AppState } from "../../state/store";
import { useApp } from "../../state/store-context";
import { useRested } from "../../ui/use-rested";
import { scoreOf } from "./expectation-score";
import { newsWords } from "./expectation-words";

/** How long the typing rests before a score is spoken. */
const REST_MS = 900;

/** Says to a screen reader, after an edit, how many expectations fail, where that changed. */
export function ExpectationNews() {
  const openedAt = useApp((state) => state.documents.openedAt);
  // What another scenario expected says nothing of this one.
  return <News key={openedAt} />;
}

function News() {
  const current = useApp(currentWords);
  const words = useRested(current, REST_MS);
  const former = useRef<string | null>(null);
  const [news, setNews] = useState("");
  useEffect(() => {
    // The first score is where it starts, rested or not: an edit may follow at once.
    former.current ??= current;
  }, [current]);
  useEffect(() => {
    if (words === null || words === former.current) return;
    setNews(words);
    former.current = words;
  }, [words]);
  return (
    <p className="visually-hidden" role="status" aria-label="Expectations after the edit">
      {news}
    </p>
  );
}

/** Null: what is shown is of an earlier text. */
function currentWords({ analysis, documents }: AppState): string | null {
  if (analysis.analysis === null || analysis.analysisRevision !== documents.revision) return null;
  return newsWords(scoreOf(analysis.analysis.expectations));
}
