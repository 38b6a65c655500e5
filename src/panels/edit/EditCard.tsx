import { X } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useState } from "react";
import type { EditPreview, EditWish, Place } from "../../engine";
import { useActions } from "../../state/store-context";
import { Breakable } from "../../ui/Breakable";
import { IconButton } from "../../ui/IconButton";
import { EffectsView } from "./EffectsView";
import { previewWords } from "./preview-words";
import { useCardFocus } from "./use-card-focus";
import { usePreview } from "./use-preview";
import { WrittenLines } from "./WrittenLines";
import "../card/card.css";
import "./edit-card.css";

interface EditCardProps {
  /** “Allow”, “Cut”. */
  readonly title: string;
  /** What it is about; absent: nothing in particular. */
  readonly about?: string;
  /** What is wished as the form stands; null: it is not filled in, and `missing` says what to do. */
  readonly wish: EditWish | null;
  readonly missing?: string;
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
  missing,
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
  const isReady = plan !== null && isCurrent && plan.files.length > 0;
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
      tabIndex={-1}
    >
      <header>
        <h2>{title}</h2>
        {about !== undefined && (
          <span className="edit-about">
            <Breakable text={about} />
          </span>
        )}
        <IconButton label="Close (Escape)" icon={<X size={16} />} onClick={close} />
      </header>
      <form
        className="edit-form"
        onKeyDownCapture={onKeyDown}
        onSubmit={(event) => {
          event.preventDefault();
          apply();
        }}
      >
        <div className="why-body">
          {children}
          {wish === null && missing !== undefined && <p className="why-muted">{missing}</p>}
          {wish !== null && (
            <div className={isCurrent ? "edit-preview" : "edit-preview late"}>
              <p role="status" className="visually-hidden">
                {isCurrent && preview !== null && previewWords(preview.result)}
              </p>
              {preview === null && <p className="why-muted why-asking">Asking…</p>}
              {preview?.result.kind === "refused" && (
                <Refusal reason={preview.result.reason} place={preview.result.place} />
              )}
              {plan !== null && <Plan plan={plan} />}
            </div>
          )}
          {refusal !== null && <p role="alert">{refusal}</p>}
        </div>
        <footer>
          {action !== null && (
            <button type="submit" className="button primary" aria-disabled={!isReady}>
              {action}
            </button>
          )}
          <button type="button" className="button outlined" onClick={close}>
            Cancel
          </button>
        </footer>
      </form>
    </section>
  );
}

function Refusal({ reason, place }: { readonly reason: string; readonly place: Place | null }) {
  const { reveal } = useActions();
  return (
    <p className="edit-refusal">
      {sentence(reason)}{" "}
      {place !== null && (
        <button type="button" className="link" onClick={() => reveal(place)}>
          Show it in the text
        </button>
      )}
    </p>
  );
}

function sentence(words: string): string {
  // A name keeps its letters: “shop/web”.
  const begun = /^\S*\//.test(words) ? words : words.slice(0, 1).toUpperCase() + words.slice(1);
  return /[.!?]$/.test(begun) ? begun : `${begun}.`;
}

function Plan({ plan }: { readonly plan: Extract<EditPreview, { readonly kind: "planned" }> }) {
  if (plan.files.length === 0) return <p>The text says so already: nothing is to be written.</p>;
  return (
    <>
      <section aria-label="What comes of it">
        <h3>What comes of it</h3>
        <EffectsView effects={plan.effects} />
      </section>
      <section aria-label="What is written">
        <h3>What is written</h3>
        {plan.steps.length > 0 && (
          <ul className="edit-steps">
            {plan.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ul>
        )}
        {plan.files.map((file) => (
          <WrittenLines key={file.name} file={file} />
        ))}
      </section>
    </>
  );
}
