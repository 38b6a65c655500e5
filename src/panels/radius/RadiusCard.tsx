import { useEffect, useRef } from "react";
import type { DrawnRadius } from "../../engine";
import type { RadiusAsked } from "../../state/selection";
import { useActions, useApp } from "../../state/store-context";
import { Words } from "../../ui/Words";
import { Asking } from "../asking/Asking";
import { CardButtons } from "../card/CardButtons";
import { returnFocus } from "../edit/return-focus";
import { closeOnEscape } from "../trace/close-on-escape";
import { NothingReached } from "./NothingReached";
import { ReachedList } from "./ReachedList";
import { radiusSentence, radiusTitle } from "./radius-words";
import { StepChoice } from "./StepChoice";
import "../card/card.css";
import "./radius.css";

/** Who reaches whom, in one step and in many; there while it is asked about and nothing is selected. */
export function RadiusCard() {
  const asked = useApp(({ selection: { radius, selected, tracing } }) =>
    selected === null && tracing === null ? radius : null,
  );
  return asked === null ? null : <OpenCard key={JSON.stringify(asked.question)} asked={asked} />;
}

function OpenCard({ asked }: { readonly asked: RadiusAsked }) {
  const answer = useApp(({ analysis }) => analysis.radius);
  const isOutdated = useApp(({ documents, analysis }) => (analysis.radius?.revision ?? Infinity) < documents.revision);
  const { askRadius } = useActions();
  const { question, most } = asked;
  const card = useOwnFocus("nodeId" in question ? question.nodeId : "anyone");
  const isThere = answer !== null && answer.key === JSON.stringify(question);
  const radius = isThere ? answer.result : null;
  const title = radiusTitle(question.kind, radius?.about ?? ("nodeId" in question ? question.nodeId : ""));
  return (
    <section
      ref={card}
      className="why radius-card"
      aria-label={title}
      tabIndex={-1}
      onKeyDown={(event) => closeOnEscape(event, () => askRadius(null))}
    >
      <header>
        <h2>{title}</h2>
        {isOutdated && <span className="why-outdated">of an earlier text</span>}
        <CardButtons onClose={() => askRadius(null)} />
      </header>
      <div className="why-body">
        {!isThere && <Asking />}
        {isThere && radius === null && <p className="why-muted">No longer in the manifests.</p>}
        {radius !== null && <Answer asked={asked} radius={radius} most={most} />}
      </div>
    </section>
  );
}

interface AnswerProps {
  readonly asked: RadiusAsked;
  readonly radius: DrawnRadius;
  readonly most: number | null;
}

function Answer({ asked, radius, most }: AnswerProps) {
  const { askRadius } = useActions();
  const { reached, perhaps, unreached, goesOut } = radius;
  const deepest = Math.max(0, ...[...reached, ...perhaps].map(({ step }) => step));
  const isNear = ({ step }: { readonly step: number }) => most === null || step <= most;
  return (
    <>
      <p role="status">
        <Words text={radiusSentence(asked.question.kind, radius, most)} />
      </p>
      {reached.length + perhaps.length === 0 && <NothingReached question={asked.question} all={radius.all} />}
      {deepest > 1 && (
        <StepChoice deepest={deepest} most={most} onChoose={(next) => askRadius({ ...asked, most: next })} />
      )}
      <ReachedList nodes={reached.filter(isNear)} />
      {perhaps.some(isNear) && (
        <section aria-label="Perhaps">
          <h3>Only if what the profile leaves open turns out that way</h3>
          <ReachedList nodes={perhaps.filter(isNear)} />
        </section>
      )}
      {unreached.length > 0 && (
        <details>
          <summary>Never: {unreached.length}</summary>
          <p>{unreached.join(", ")}</p>
        </details>
      )}
      {goesOut.length > 0 && (
        <details>
          <summary>May go out to anyone: {goesOut.length}</summary>
          <ul className="radius-out">
            {goesOut.map(({ id, name, ports }) => (
              <li key={id}>
                <code>{name}</code> {ports}
              </li>
            ))}
          </ul>
        </details>
      )}
      <p className="why-muted">
        A step is a connection that gets through on the ports asked about. An address outside passes nothing on.
      </p>
    </>
  );
}

/** The focus goes to the card, and back when it closes: where that is gone to the node that it was about, or the picture. */
function useOwnFocus(nodeId: string) {
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    const origin = document.activeElement;
    card.current?.focus();
    return () => {
      // Only where the focus went down with the card.
      if (document.activeElement !== document.body) return;
      const isThere = origin !== null && origin !== document.body && origin.isConnected;
      returnFocus(isThere ? origin : document.querySelector(`[data-face="${CSS.escape(nodeId)}"]`));
    };
  }, [nodeId]);
  return card;
}
