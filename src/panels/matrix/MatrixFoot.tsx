import { useId } from "react";
import type { EdgeState } from "../../engine";
import { CellSign } from "./CellSign";
import { STATE_ORDER } from "./cell-words";

const WORDS: Readonly<Record<EdgeState, string>> = {
  allowed: "allowed by a rule",
  open: "open, no policy",
  partly: "some ports only",
  mixed: "pods differ",
  denied: "denied",
  depends: "undecided",
};

interface MatrixFootProps {
  /** The cell that has the focus, in words. */
  readonly sentence: string;
}

/** What has the focus in words, which a screen reader hears, and what the marks mean. */
export function MatrixFoot({ sentence }: MatrixFootProps) {
  const id = useId();
  return (
    <div className="matrix-foot">
      <p className="matrix-sentence" role="status">
        {sentence}
      </p>
      <ul className="matrix-legend" aria-labelledby={id}>
        <li id={id} className="visually-hidden">
          Legend
        </li>
        {STATE_ORDER.map((state) => (
          <li key={state} className={`cell-${state}`}>
            <span className="legend-cell-sample">
              <CellSign state={state} />
            </span>
            {WORDS[state]}
          </li>
        ))}
        <li>
          <span className="legend-cell-sample">·</span> hidden by the filter
        </li>
      </ul>
    </div>
  );
}
