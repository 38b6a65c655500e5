import { redoLabel, undoLabel } from "../../state/selectors";
import { useActions, useApp } from "../../state/store-context";
import { CutText } from "../../ui/CutText";
import { useRested } from "../../ui/use-rested";
import { Words } from "../../ui/Words";
import type { EditAnswer } from "./edit-sentence";
import { useToldEdit } from "./use-told-edit";
import "./edit-line.css";

/** How long the typing rests before the line is spoken. */
const REST_MS = 600;

interface EditLineProps {
  /** Something else is said in its place; what was before it is still known when it is seen again. */
  readonly isHidden: boolean;
}

/** One line that says what the last edit did, with the ways on from there. */
export function EditLine({ isHidden }: EditLineProps) {
  const told = useToldEdit();
  const answer = told?.answer ?? null;
  const spoken = useRested(told, REST_MS);
  const isSpoken = spoken?.answer != null && answer !== null;
  if (isHidden) return null;
  return (
    <div className={answer === null ? "edit-line empty" : "edit-line"}>
      {answer === null ? (
        <p className="edit-sentence none">What an edit opens or closes is said here.</p>
      ) : (
        <CutText className={`edit-sentence ${answer.tone}`} text={answer.sentence} isSpokenElsewhere>
          <Words text={answer.sentence} />
        </CutText>
      )}
      {/* Seen at once, spoken once: letter by letter nobody could listen to it. */}
      <p className="visually-hidden" role="status" aria-label="The last edit">
        {isSpoken && (
          // Another element for another intent: of two that come to the same, the second is spoken too.
          <span key={`${spoken.scenario} ${spoken.memory?.shown.intent}`}>
            {spoken.answer?.sentence.replaceAll("`", "")}
          </span>
        )}
      </p>
      {answer !== null && <WaysOn answer={answer} />}
    </div>
  );
}

function WaysOn({ answer: { act, why, place } }: { readonly answer: EditAnswer }) {
  const { explain, reveal, undo, redo } = useActions();
  const canUndo = useApp((state) => undoLabel(state) !== null);
  const canRedo = useApp((state) => redoLabel(state) !== null);
  return (
    <>
      {why !== null && <LineButton words="Why" onClick={() => explain(why)} />}
      {why === null && place !== null && <LineButton words="Show" onClick={() => reveal(place)} />}
      {act !== null && act !== "undo" && canUndo && <LineButton words="Undo" onClick={() => undo()} />}
      {act === "undo" && canRedo && <LineButton words="Redo" onClick={() => redo()} />}
    </>
  );
}

function LineButton({ words, onClick }: { readonly words: string; readonly onClick: () => void }) {
  return (
    <button type="button" className="button outlined" onClick={onClick}>
      {words}
    </button>
  );
}
