import { useActions } from "../state/store-context";
import { Words } from "../ui/Words";
import { useEditAnswer } from "./use-edit-answer";
import { useRested } from "./use-rested";

/** How long the typing rests before the line is spoken. */
const REST_MS = 600;

/** One line that says what the last edit did, with the ways on from there. */
export function EditLine() {
  const answer = useEditAnswer();
  const spoken = useRested(answer, REST_MS);
  const { explain, reveal, undo, redo } = useActions();
  return (
    <div className="edit-line">
      <p className={`edit-sentence ${answer?.tone ?? "none"}`} aria-hidden={answer !== null} title={answer?.sentence}>
        {answer === null ? "Edit the text: here stands what that changes." : <Words text={answer.sentence} />}
      </p>
      {/* Seen at once, spoken once: letter by letter nobody could listen to it. */}
      <p className="visually-hidden" role="status" aria-label="The last edit">
        {spoken?.sentence.replaceAll("`", "")}
      </p>
      {answer?.why != null && <LineButton words="Why" onClick={() => answer.why !== null && explain(answer.why)} />}
      {answer?.why === null && answer.place !== null && (
        <LineButton words="Show" onClick={() => answer.place !== null && reveal(answer.place)} />
      )}
      {answer !== null &&
        (answer.act === "undo" ? (
          <LineButton words="Redo" onClick={() => redo()} />
        ) : (
          <LineButton words="Undo" onClick={() => undo()} />
        ))}
    </div>
  );
}

function LineButton({ words, onClick }: { readonly words: string; readonly onClick: () => void }) {
  return (
    <button type="button" className="button outlined" onClick={onClick}>
      {words}
    </button>
  );
}
