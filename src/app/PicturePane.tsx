import { effectSentence } from "../canvas/edit-effect";
import { GraphPane } from "../canvas/GraphPane";
import { useLastChange } from "../canvas/use-last-change";
import { countWords } from "../panels/summary/count-words";
import { WhyCard } from "../panels/why/WhyCard";
import { isOutdated } from "../state/selectors";
import { useActions, useApp } from "../state/store-context";
import { Words } from "../ui/Words";
import { useLasting } from "./use-lasting";

/** The picture, above it one line that says how much it shows and what the last edit did. */
export function PicturePane() {
  const analysis = useApp((state) => state.analysis.analysis);
  const isLate = useLasting(useApp(isOutdated), 300);
  const sentence = effectSentence(useLastChange());
  const { undo } = useActions();
  return (
    <>
      <div className="picture-bar">
        <span className="picture-counts">{analysis ? countWords(analysis) : "\u00a0"}</span>
        {isLate && <span className="outdated">Picture of an earlier text</span>}
        <p className="last-change" role="status" aria-live="polite">
          {sentence !== null && (
            <>
              This edit: <Words text={sentence} />
            </>
          )}
        </p>
        {sentence !== null && (
          <button type="button" className="button" onClick={undo}>
            Undo
          </button>
        )}
      </div>
      <div className={isLate ? "picture late" : "picture"}>
        <GraphPane />
        <WhyCard />
      </div>
    </>
  );
}
