import { createContext, useContext } from "react";
import type { Unanswered } from "../../state/ask-until-answered";

/** What the questions of one form share. */
interface FormAsking {
  /** Counts how often the user wanted all to be asked again. */
  readonly attempt: number;
  /** Why something has no answer; null: everything has one, or is being asked. */
  readonly unanswered: Unanswered | null;
  /** Tells what became of a question, by an id of its own; null: it is asked, or has its answer. */
  tell(question: string, unanswered: Unanswered | null): void;
  tryAgain(): void;
}

const AskingContext = createContext<FormAsking>({
  attempt: 0,
  unanswered: null,
  tell: () => {},
  tryAgain: () => {},
});

export const FormAskingProvider = AskingContext.Provider;

/** Outside of a form nobody is told, and nothing is asked again. */
export function useFormAsking(): FormAsking {
  return useContext(AskingContext);
}
