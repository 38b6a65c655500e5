import { fixProblem } from "../state/fix-problem";
import { fixableAtCaret } from "../state/problem-at-caret";
import type { AppStore } from "../state/store";

/** Puts right the nearest thing at the caret that can be; where there is none, that is told. */
export function fixAtCaret(store: AppStore): void {
  const found = fixableAtCaret(store.getState());
  if (found !== undefined) fixProblem(store, found);
  else store.actions.tell({ sentence: "Nothing to put right on this line.", notes: [], revision: null, text: null });
}
