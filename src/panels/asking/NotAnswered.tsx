import { useFormAsking } from "./asking-context";
import { unansweredWords } from "./unanswered-words";

/** Says that a question of the form has no answer, and asks again; nothing while all have one or are being asked. */
export function NotAnswered() {
  const { unanswered, tryAgain } = useFormAsking();
  if (unanswered === null) return null;
  return (
    <p className="not-answered" role="alert">
      {unansweredWords(unanswered)}{" "}
      <button
        type="button"
        className="button outlined"
        onClick={({ currentTarget }) => {
          // The button goes; the focus stays in the form.
          currentTarget.closest<HTMLElement>("section[tabindex]")?.focus();
          tryAgain();
        }}
      >
        Try again
      </button>
    </p>
  );
}
