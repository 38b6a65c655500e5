import type { KeyboardEvent } from "react";
import type { Explanation, GraphNode } from "../../engine";
import { isExplanationOutdated, selectedEdge } from "../../state/selectors";
import type { AppState } from "../../state/store";
import { useActions, useApp } from "../../state/store-context";
import { Words } from "../../ui/Words";
import { CardButtons } from "../card/CardButtons";
import { useFocusFromKeyboard } from "../card/use-focus-from-keyboard";
import { ActionsButton } from "../edit/menu/ActionsButton";
import { ExpectThis } from "../expectations/ExpectThis";
import { Assumptions } from "./Assumptions";
import { NearMisses } from "./NearMisses";
import { missesTitle } from "./near-miss-words";
import { SideView } from "./SideView";
import { verdictShown } from "./verdict-shown";
import { WayBack } from "./WayBack";
import { WaySteps } from "./WaySteps";
import { headWords } from "./way-words";
import "../card/card.css";

/** Why the selected connection has its verdict; nothing while none is selected. */
export function WhyCard() {
  const edge = useApp(selectedEdge);
  const answer = useApp((state) => state.analysis.explanation);
  const isOutdated = useApp(isExplanationOutdated);
  const { clearSelection, openEditing } = useActions();
  const chosenFrom = useApp(nodeOfEdge);
  const card = useFocusFromKeyboard({
    subject: answer.kind === "none" ? null : answer.edgeId,
    opening: "goes",
    takesOver: chosenFrom !== null,
  });
  if (answer.kind === "none") return null;
  const { edgeId } = answer;
  const verdict = verdictShown(edge?.state ?? null, answer.kind === "ready" ? answer.explanation : null);
  // The line's key works from the card about it, too.
  const onKeyDown = ({ key, target }: KeyboardEvent) => {
    if (key !== "Delete" && key !== "Backspace") return;
    if (edge === null || (target instanceof Element && target.matches("input, select, textarea"))) return;
    openEditing({ kind: "cut", edgeId });
  };
  return (
    <section ref={card} className="why" aria-label="Why" tabIndex={-1} onKeyDown={onKeyDown}>
      <header>
        {chosenFrom !== null && <WayBack node={chosenFrom} />}
        <h2>Why</h2>
        {verdict !== null && <span className={`verdict state-${verdict}`}>{verdict}</span>}
        {isOutdated && <span className="why-outdated">of an earlier text</span>}
        <ActionsButton target={{ kind: "edge", id: answer.edgeId }} />
        <CardButtons onClose={clearSelection} />
      </header>
      <div className="why-body">
        {answer.kind === "loading" && <p className="why-muted">Asking…</p>}
        {answer.kind === "failed" && <p role="alert">No answer: {answer.message}</p>}
        {answer.kind === "ready" && answer.explanation === null && (
          <p className="why-muted">This connection is no longer in the manifests.</p>
        )}
        {answer.kind === "ready" && answer.explanation && (
          <>
            {answer.explanation.oneOf && <p className="why-muted">{answer.explanation.oneOf}</p>}
            <p className="why-sentence">
              <Words text={headWords(answer.explanation)} />
            </p>
            <WaySteps explanation={answer.explanation} />
            <Fixes edgeId={answer.edgeId} explanation={answer.explanation} />
            <SideView side={answer.explanation.egress} endpoint={answer.explanation.source} />
            <SideView side={answer.explanation.ingress} endpoint={answer.explanation.destination} />
            <Assumptions assumes={answer.explanation.assumes} />
            <ExpectThis edgeId={answer.edgeId} verdict={answer.explanation.verdict} />
          </>
        )}
      </div>
    </section>
  );
}

/** What would let it through, or close it. Nothing would, between a pod and itself, or where nobody enforces policies. */
function Fixes({ edgeId, explanation }: { readonly edgeId: string; readonly explanation: Explanation }) {
  const { openEditing } = useActions();
  const { verdict, egress, source, destination } = explanation;
  if (egress.exception === "itself" || egress.exception === "not-enforced") return null;
  const isThrough = verdict === "allowed";
  return (
    <NearMisses
      about={{ kind: "edge", edgeId }}
      title={missesTitle(verdict)}
      subject={`${source} → ${destination}`}
      isQuietWithout={isThrough}
    >
      {isThrough && (
        <p>
          <button type="button" className="button outlined" onClick={() => openEditing({ kind: "cut", edgeId })}>
            Cut…
          </button>
        </p>
      )}
    </NearMisses>
  );
}

/** The node whose lines the selected one was chosen from; null where it was chosen by itself. */
function nodeOfEdge({ analysis: { analysis, nodeLines }, selection: { selected } }: AppState): GraphNode | null {
  if (selected?.kind !== "edge" || nodeLines === null) return null;
  return analysis?.graph.nodes.find(({ id }) => id === nodeLines.nodeId) ?? null;
}
