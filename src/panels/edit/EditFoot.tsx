import type { ReactNode } from "react";
import type { EditPreview } from "../../engine";
import { useActions } from "../../state/store-context";
import { isMacKeyboard } from "../../ui/mac-keyboard";
import { useFormAsking } from "../asking/asking-context";
import { NotAnswered } from "../asking/NotAnswered";
import { previewWords } from "./preview-words";

interface EditFootProps {
  /** What the form would do; null: nothing is wished, or nobody has answered yet. */
  readonly preview: EditPreview | null;
  /** What is to be filled in before anything can be wished; null: nothing, or the form waits for what it may offer. */
  readonly missing: string | null;
  readonly isLate: boolean;
  /** Leads to all that it would do; null: that is all. */
  readonly onDetails: (() => void) | null;
  /** Why the button did nothing; null: it did, or was not pressed. */
  readonly refusal: string | null;
  /** Of the keys that press the button; null: there is no button. */
  readonly keysId: string | null;
  /** The buttons. */
  readonly children: ReactNode;
}

/** What comes of a form in a sentence, and its buttons: always in view, however long the form is. */
export function EditFoot({ preview, missing, isLate, onDetails, refusal, keysId, children }: EditFootProps) {
  const { reveal } = useActions();
  const { unanswered } = useFormAsking();
  const keys = isMacKeyboard() ? "⌘Enter" : "Ctrl Enter";
  const place = preview?.kind === "refused" ? preview.place : null;
  const words = preview === null ? missing : previewWords(preview);
  return (
    <footer className="edit-foot">
      <div className={isLate ? "edit-outcome late" : "edit-outcome"}>
        <p role="status">{unanswered === null && words}</p>
        {unanswered === null && words === null && <p className="why-muted why-asking">Asking…</p>}
        {place !== null && (
          <button type="button" className="link" onClick={() => reveal(place)}>
            Show it in the text
          </button>
        )}
        {onDetails !== null && (
          <button type="button" className="link" onClick={onDetails}>
            Details
          </button>
        )}
      </div>
      <NotAnswered />
      {refusal !== null && <p role="alert">{refusal}</p>}
      <div className="edit-buttons">
        {children}
        {keysId !== null && (
          <>
            <span className="edit-keys" aria-hidden>
              or <kbd>{keys}</kbd>
            </span>
            <span id={keysId} className="visually-hidden">
              {keys} does it from anywhere in the form.
            </span>
          </>
        )}
      </div>
    </footer>
  );
}
