import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from "react";
import type { EditWish } from "../../engine";
import { useActions } from "../../state/store-context";
import { Breakable } from "../../ui/Breakable";
import { CardButtons } from "../card/CardButtons";
import { EditFoot } from "./EditFoot";
import { PlanView } from "./PlanView";
import { useCardFocus } from "./use-card-focus";
import { usePreview } from "./use-preview";
import "../card/card.css";
import "./edit-card.css";
import "./form-parts.css";

interface EditCardProps {
  /** “Allow”, “Cut”. */
  readonly title: string;
  /** What it is about; absent: nothing in particular. */
  readonly about?: string;
  /** What is wished as the form stands; null: it is not filled in, and `missing` says what to do. */
  readonly wish: EditWish | null;
  /** Null: the form waits for what it may offer. */
  readonly missing?: string | null;
  /** True while `wish` is not yet what the controls say. */
  readonly isLate?: boolean;
  /** On the button; absent: “Apply”; null: the form only leads to others, and has none. */
  readonly action?: string | null;
  /** What comes when it is done; absent: the form closes. */
  readonly onApplied?: () => void;
  /** The form's controls. */
  readonly children?: ReactNode;
}

/** A form over the picture: its controls, the text that it would write, what that opens and closes, and the button that does it. */
export function EditCard({
  title,
  about,
  wish,
  missing = "",
  isLate = false,
  action = "Apply",
  onApplied,
  children,
}: EditCardProps) {
  const { openEditing, applyEdit } = useActions();
  const preview = usePreview(wish);
  const [refusal, setRefusal] = useState<string | null>(null);
  const close = () => openEditing(null);
  const card = useCardFocus(close);
  const plan = preview?.result.kind === "planned" ? preview.result : null;
  const isCurrent = preview?.isCurrent === true && !isLate;
  const hasWork = plan !== null && plan.files.length > 0;
  const isReady = hasWork && isCurrent;
  const keysId = useId();
  const details = useRef<HTMLDivElement>(null);
  const showDetails = () => {
    details.current?.scrollIntoView({ block: "start" });
    details.current?.focus({ preventScroll: true });
  };
  const apply = () => {
    if (plan === null || preview === null || !isReady) return;
    const result = applyEdit(plan, preview.revision, "picture");
    if (result.kind === "applied") (onApplied ?? close)();
    else setRefusal("The text changed meanwhile. Look at it again.");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    apply();
  };
  return (
    <section
      ref={card}
      className="why edit-card"
      aria-label={about === undefined ? title : `${title}: ${about}`}
      aria-describedby={action === null ? undefined : keysId}
      tabIndex={-1}
      onKeyDownCapture={onKeyDown}
    >
      <header>
        <h2>{title}</h2>
        {about !== undefined && (
          <span className="edit-about">
            <Breakable text={about} />
          </span>
        )}
        <CardButtons onClose={close} />
      </header>
      <form
        className="edit-form"
        onSubmit={(event) => {
          event.preventDefault();
          apply();
        }}
      >
        <div className="why-body">
          {children}
          {plan !== null && hasWork && <PlanView plan={plan} isLate={!isCurrent} place={details} />}
        </div>
        <EditFoot
          preview={preview?.result ?? null}
          missing={wish === null ? missing : null}
          isLate={!isCurrent}
          onDetails={hasWork ? showDetails : null}
          refusal={refusal}
          keysId={action === null ? null : keysId}
        >
          {action !== null && (
            <button
              type="submit"
              className="button primary"
              aria-disabled={!isReady}
              aria-keyshortcuts="Control+Enter Meta+Enter"
            >
              {action}
            </button>
          )}
          <button type="button" className="button outlined" onClick={close}>
            Cancel
          </button>
        </EditFoot>
      </form>
    </section>
  );
}
