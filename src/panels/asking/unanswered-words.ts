import type { Unanswered } from "../../state/ask-until-answered";

/** Why a form has no answer, as a sentence. */
export function unansweredWords(unanswered: Unanswered): string {
  return unanswered.kind === "cancelled"
    ? "Not answered: the analysis was cancelled."
    : `Not answered: the evaluation broke off (${unanswered.message}).`;
}
