import { useMemo, useRef, useState } from "react";
import type { PolicyForm, PolicyRequest } from "../../../engine";
import { useActions } from "../../../state/store-context";
import { Breakable } from "../../../ui/Breakable";
import { useFormAsking } from "../../asking/asking-context";
import { NotAnswered } from "../../asking/NotAnswered";
import { CardButtons } from "../../card/CardButtons";
import { PlaceButton } from "../../card/PlaceButton";
import { OffToggle } from "../../what-if/OffToggle";
import { useCardFocus } from "../use-card-focus";
import { useOffer } from "../use-offer";
import { Amiss } from "./Amiss";
import { PolicyParts } from "./PolicyParts";
import { type PolicyEditing, PolicyEditingProvider } from "./policy-context";
import { useKeptFocus } from "./use-kept-focus";
import { useLiveEdit } from "./use-live-edit";
import "../../card/card.css";
import "../edit-card.css";
import "./policy-form.css";

interface PolicyEditorProps {
  /** `namespace/name`. */
  readonly policy: string;
  readonly namespace: string;
}

/** A policy as a form: each change is written into the text at once. It follows the text. */
export function PolicyEditor({ policy, namespace }: PolicyEditorProps) {
  const { openEditing } = useActions();
  const [draft, setDraft] = useState<PolicyRequest["draft"]>(null);
  const [composed, compose] = useState<string | null>(null);
  const answer = useOffer<PolicyRequest>({ kind: "policy", policy, namespace, draft });
  const offer = answer?.result ?? null;
  const { unanswered } = useFormAsking();
  const { change, notes, moves } = useLiveEdit(policy, answer?.revision ?? null);
  const card = useCardFocus(() => openEditing(null));
  useKeptFocus(card);
  const found = offer?.policy ?? null;
  const last = useRef<{ readonly form: PolicyForm; readonly revision: number } | null>(null);
  // What is half filled in survives while the text is broken.
  if (answer !== null && found?.kind === "sound") last.current = { form: found, revision: answer.revision };
  const shown = last.current;
  const revision = shown?.revision;
  const suggestions = offer?.suggestions;
  const offered = offer?.draft ?? null;
  const editing = useMemo<PolicyEditing | null>(
    () =>
      suggestions === undefined || revision === undefined
        ? null
        : { policy, namespace, revision, suggestions, change, moves, composed, draft: offered, compose, setDraft },
    [policy, namespace, revision, suggestions, change, moves, composed, offered],
  );
  return (
    <section ref={card} className="why edit-card policy-card" aria-label={`Policy ${policy}`} tabIndex={-1}>
      <header>
        <h2>Policy</h2>
        <span className="edit-about">
          <Breakable text={policy} />
        </span>
        {found?.kind === "sound" && <PlaceButton {...found.at}>line {found.at.line}</PlaceButton>}
        <OffToggle off={{ kind: "policy", policy }} what="the policy" />
        <CardButtons onClose={() => openEditing(null)} />
      </header>
      <div className="why-body">
        <NotAnswered />
        {offer === null && unanswered === null && <p className="why-muted why-asking">Asking…</p>}
        {offer !== null && found?.kind !== "sound" && <Amiss policy={policy} found={found} />}
        <p className="policy-notes" role="status">
          {notes.join(" ")}
        </p>
        {shown !== null && editing !== null && (
          <PolicyEditingProvider value={editing}>
            <div className="policy-parts" inert={found?.kind !== "sound"}>
              <PolicyParts form={shown.form} />
            </div>
          </PolicyEditingProvider>
        )}
      </div>
    </section>
  );
}
