import type { Question } from "../worker/protocol";
import type { AppState } from "./store";

/** What every question about the open scenario carries: the options, and at which intent the text is. */
export function questionOf({ documents, view }: AppState): Question {
  const { done, undone } = documents.journal;
  const moment = { scenario: String(documents.openedAt), intent: `${done.length} ${undone.length}` };
  return { options: view.options, moment };
}
