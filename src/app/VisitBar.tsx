import { summarySentence } from "../panels/summary/count-words";
import { formerVisit, isVisiting } from "../state/selectors";
import { useActions, useApp } from "../state/store-context";

/** While an example or a dump is open: what it holds, and the way back, a step at a time. */
export function VisitBar() {
  const isAway = useApp(isVisiting);
  const name = useApp((state) => state.documents.name);
  const analysis = useApp((state) => state.analysis.analysis);
  const isCurrent = useApp((state) => state.analysis.analysisRevision === state.documents.revision);
  const former = useApp(formerVisit);
  const { goBack } = useActions();
  if (!isAway) return null;
  return (
    <div className="notice visit" role="status">
      <p>
        <strong>{name}</strong>, beside your own work. {analysis && isCurrent ? summarySentence(analysis) : "Reading…"}
      </p>
      <button type="button" className="button outlined" onClick={goBack}>
        {former === null ? "Back to my work" : `Back to ${former}`}
      </button>
    </div>
  );
}
