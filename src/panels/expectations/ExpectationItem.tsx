import { memo } from "react";
import type { ExpectationResult } from "../../engine";
import { isSameValue } from "../../ui/same-value";
import { PlaceButton } from "../card/PlaceButton";
import { FailingPairs } from "./FailingPairs";
import { ScoreMark } from "./ScoreMark";

interface ExpectationItemProps {
  readonly result: ExpectationResult;
  /** One of its lines is the selected one. */
  readonly isSelected: boolean;
  readonly onShow: (edgeId: string) => void;
}

/** One expectation: whether it holds, and where it does not, why. It leads to its line of text and to the picture. */
export const ExpectationItem = memo(function ExpectationItem({ result, isSelected, onShow }: ExpectationItemProps) {
  const { sentence, pass, reason, message, place, line, edges } = result;
  const [edgeId] = edges;
  return (
    <li className={isSelected ? "expectation selected" : "expectation"}>
      <p className="expectation-line">
        <ScoreMark pass={pass} />
        <span className="expectation-word">{pass ? "holds" : "fails"}</span>
        {edgeId === undefined ? (
          <span className="expectation-sentence">{sentence}</span>
        ) : (
          <button
            type="button"
            className="expectation-sentence"
            title="Show it in the picture, and why"
            aria-current={isSelected}
            onClick={() => onShow(edgeId)}
          >
            {sentence}
          </button>
        )}
        <span className="expectation-place">
          <PlaceButton place={place} line={line}>
            {place.file}:{line}
          </PlaceButton>
        </span>
      </p>
      {!pass && (
        <div className="expectation-why">
          {message !== null && <p className="expectation-message">{message}</p>}
          {reason !== "" && <p>{reason}</p>}
          <FailingPairs result={result} />
        </div>
      )}
    </li>
  );
}, isSameValue);
