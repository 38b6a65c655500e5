import type { Question } from "../worker/protocol";
import type { Journal } from "./journal";
import type { AppState } from "./store";

/** Which intent the text is at: the same for as long as the history counts what happens as one. */
export function intentOf({ done, undone }: Journal): string {
  return `${done.length} ${undone.length}`;
}

/** What every question about the open scenario carries: the options, and at which intent the text is. */
export function questionOf({ documents, view }: AppState): Question {
  const moment = { scenario: String(documents.openedAt), intent: intentOf(documents.journal) };
  return { options: view.options, moment };
}
