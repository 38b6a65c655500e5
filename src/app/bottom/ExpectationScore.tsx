import { scoreOf, scoreWords } from "../../panels/expectations/expectation-score";
import { ScoreMark } from "../../panels/expectations/ScoreMark";
import type { AnalysisState } from "../../state/analysis";

interface ExpectationScoreProps {
  readonly results: NonNullable<AnalysisState["analysis"]>["expectations"];
}

/** “Expectations 3/5”, with ✓ where all hold and ✗ where one does not; without a score where nothing is expected. */
export function ExpectationScore({ results }: ExpectationScoreProps) {
  const score = scoreOf(results);
  if (score.all === 0) return <span className="bottom-words nothing">Expectations</span>;
  return (
    <>
      <span className="bottom-words">Expectations</span>
      <span aria-hidden className="bottom-score" title={scoreWords(score)}>
        <ScoreMark pass={score.holding === score.all} />
        {score.holding}/{score.all}
      </span>
      <span className="visually-hidden">: {scoreWords(score)}</span>
    </>
  );
}
