import { useEffect, useRef, useState } from "react";
import type { TraceRequest } from "../../engine";
import { useActions, useApp } from "../../state/store-context";
import { CardButtons } from "../card/CardButtons";
import { closeOnEscape } from "./close-on-escape";
import { sourceRefusal } from "./source-refusal";
import { TraceForm } from "./TraceForm";
import { TraceView } from "./TraceView";
import "../card/card.css";
import "./trace.css";

/** “Can A reach …?” for any name or URL; there while such a question is asked by itself, not in the card of a Service. */
export function TraceCard() {
  const request = useApp(({ selection: { tracing, selected } }) => (selected === null ? tracing : null));
  return request === null ? null : <OpenCard request={request} />;
}

function OpenCard({ request }: { readonly request: TraceRequest }) {
  const { clearSelection, trace } = useActions();
  const refusal = useApp((state) => sourceRefusal(state, request));
  const isOutdated = useApp(({ documents, analysis }) => (analysis.trace?.revision ?? Infinity) < documents.revision);
  const card = useFormFocus();
  // what is written now is no question: the answer to the last one would seem to be about it
  const [isUnanswerable, setUnanswerable] = useState(false);
  return (
    <section
      ref={card}
      className="why trace-card"
      aria-label="Can A reach B?"
      tabIndex={-1}
      onKeyDown={(event) => closeOnEscape(event, clearSelection)}
    >
      <header>
        <h2>Can A reach B?</h2>
        {isOutdated && <span className="why-outdated">of an earlier text</span>}
        <CardButtons onClose={clearSelection} />
      </header>
      <div className="why-body">
        <TraceForm request={request} refusal={refusal} onAsk={trace} onRefuse={setUnanswerable} />
        <section className="side" aria-label="What happens">
          <h3>What happens</h3>
          <Answer request={request} isUnanswerable={isUnanswerable} isRefused={refusal !== null} />
        </section>
      </div>
    </section>
  );
}

interface AnswerProps {
  readonly request: TraceRequest;
  /** The form holds something that cannot be asked, and says so. */
  readonly isUnanswerable: boolean;
  /** Nobody has the name of who is to ask. */
  readonly isRefused: boolean;
}

function Answer({ request, isUnanswerable, isRefused }: AnswerProps) {
  if (isUnanswerable) return <p className="why-muted">Nothing is asked until the form is right.</p>;
  if (isRefused) return <p className="why-muted">Nobody asks, so nothing happens.</p>;
  return <TraceView request={request} />;
}

/** The focus goes to the field for the name, and back when the card closes. With a finger it would bring the keyboard up. */
function useFormFocus() {
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    const origin = document.activeElement;
    const field = card.current?.querySelector<HTMLElement>("[data-start]");
    (matchMedia("(pointer: coarse)").matches ? card.current : field)?.focus();
    return () => {
      // Only where the focus went down with the card.
      if (document.activeElement === document.body && origin instanceof HTMLElement) origin.focus();
    };
  }, []);
  return card;
}
