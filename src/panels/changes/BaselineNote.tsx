import { GitCompareArrows, X } from "lucide-react";
import { useEffect, useRef } from "react";
import { renewBaseline } from "../../state/baseline-choices";
import { baselineOf } from "../../state/baseline-of";
import { giveBaseline } from "../../state/give-baseline";
import { useActions, useApp, useAppStore } from "../../state/store-context";
import { counted } from "../../ui/counted";
import { sinceWords } from "./changes-words";
import "./baseline-note.css";

/** So often a worker is given a baseline that it does not draw by. */
const MOST_GIVEN = 2;

/** Above the graph: what it is compared with, and the way back; nothing while it is compared with the last edit. */
export function BaselineNote() {
  const store = useAppStore();
  const against = useApp(({ view }) => view.options.against);
  const since = useApp((state) => sinceWords(baselineOf(state.baseline, state.documents)));
  const analysis = useApp((state) => state.analysis.analysis);
  const isAnswered = useApp((state) => state.analysis.analysisOptions?.against === state.view.options.against);
  const { drawAgainst } = useActions();
  const given = useRef(0);
  const compared = analysis?.compared;
  const isMissing = against != null && isAnswered && analysis !== null && compared === undefined;
  useEffect(() => {
    if (!isMissing) {
      if (compared !== undefined || against == null) given.current = 0;
      return;
    }
    // A worker that was started anew holds no baseline.
    if (given.current >= MOST_GIVEN) return;
    given.current += 1;
    renewBaseline(store);
    void giveBaseline(store);
  }, [isMissing, compared, against, store]);
  if (against == null) return null;
  return (
    <p className="baseline-note" role="status" aria-label="What the graph is compared with">
      <GitCompareArrows size={14} aria-hidden />
      <span>
        {since}: {comparedWords(compared)}
      </span>
      <button type="button" className="link" onClick={() => drawAgainst(null)}>
        <X size={12} aria-hidden />
        End the comparison
      </button>
    </p>
  );
}

function comparedWords(
  compared: { readonly opened: number; readonly closed: number; readonly changed: number } | undefined,
) {
  if (compared === undefined) return "what is folded together was not then, so no line can be compared.";
  const { opened, closed, changed } = compared;
  if (opened + closed + changed === 0) return "no line differs.";
  const parts = [
    ...(opened > 0 ? [`+ ${opened} opened`] : []),
    ...(closed > 0 ? [`− ${closed} closed`] : []),
    ...(changed > 0 ? [`${changed} changed`] : []),
  ];
  return `${counted(opened + closed + changed, "line")}: ${parts.join(", ")}.`;
}
