import { useCallback } from "react";
import type { Asked, AskedArgs, AskedResult } from "../../state/actions";
import { useActions } from "../../state/store-context";
import { type FormAnswer, useAnswer } from "./use-answer";

/**
 * What the worker says to a question of a view, asked again when the question, the text or the options change; null before
 * the first answer. Until a new one is there the last is given, not current any more. Inside of `AskingAgain` the view is told
 * where there will be none (`NotAnswered`).
 *
 * @param args - plain data, compared by value; null: nothing is asked
 */
export function useLiveAnswer<N extends Asked>(
  name: N,
  args: AskedArgs<N> | null,
): FormAnswer<AskedArgs<N>, AskedResult<N>> | null {
  const { ask } = useActions();
  const askThis = useCallback((own: AskedArgs<N>) => ask(name, own), [ask, name]);
  return useAnswer(args, askThis);
}
