import { ListChecks } from "lucide-react";
import { useCallback, useState } from "react";
import type { ExpectationResult } from "../../engine";
import { isOutdated } from "../../state/selectors";
import { useActions, useApp } from "../../state/store-context";
import { ExpectationItem } from "./ExpectationItem";
import { scoreOf, scoreWords } from "./expectation-score";
import { NothingExpected } from "./NothingExpected";
import "./expectations.css";

interface ExpectationsPanelProps {
  readonly results: readonly ExpectationResult[];
  /** Brings the picture to the front, where it is behind the text or folded away. */
  readonly onShowPicture: () => void;
}

/** As many are listed at once; the next ones on demand. */
const PAGE = 200;

/** What must and must not connect, in the order of the text, and whether it does. */
export function ExpectationsPanel({ results, onShowPicture }: ExpectationsPanelProps) {
  const selected = useApp(({ selection }) => (selection.selected?.kind === "edge" ? selection.selected.id : null));
  const isEarlier = useApp(isOutdated);
  const { explain, expectAsNow } = useActions();
  const [onlyFailing, setOnlyFailing] = useState(false);
  const [most, setMost] = useState(PAGE);
  const show = useCallback(
    (edgeId: string) => {
      explain(edgeId);
      onShowPicture();
    },
    [explain, onShowPicture],
  );
  const score = scoreOf(results);
  const listed = onlyFailing ? results.filter(({ pass }) => !pass) : results;
  return (
    <section className="expectations" aria-label="Expectations">
      <div className="expectations-head">
        {score.all > 0 && (
          <p>
            {scoreWords(score)}
            {isEarlier && <span className="expectations-earlier"> in an earlier text</span>}
          </p>
        )}
        {(onlyFailing || score.holding < score.all) && (
          <label className="expectations-filter">
            <input type="checkbox" checked={onlyFailing} onChange={() => setOnlyFailing(!onlyFailing)} />
            failing only
          </label>
        )}
        <button type="button" className="button outlined" onClick={() => void expectAsNow("allowed")}>
          <ListChecks size={14} aria-hidden />
          Write down all that is allowed now
        </button>
      </div>
      {results.length === 0 && <NothingExpected />}
      {results.length > 0 && listed.length === 0 && <p className="expectations-none">None fails.</p>}
      <ul>
        {listed.slice(0, most).map((result) => (
          <ExpectationItem
            key={result.id}
            result={result}
            isSelected={selected !== null && result.edges.includes(selected)}
            onShow={show}
          />
        ))}
      </ul>
      {listed.length > most && (
        <button type="button" className="button outlined expectations-more" onClick={() => setMost(most + PAGE)}>
          {(listed.length - most).toLocaleString("en")} more: show the next {Math.min(PAGE, listed.length - most)}
        </button>
      )}
    </section>
  );
}
