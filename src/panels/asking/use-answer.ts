import { useEffect, useId, useState } from "react";
import { askUntilAnswered, type Called } from "../../state/ask-until-answered";
import { useApp } from "../../state/store-context";
import { useFormAsking } from "./asking-context";

/** An answer of the worker to a question of a form. */
export interface FormAnswer<Q, R> {
  /** What was asked. */
  readonly question: Q;
  readonly result: R;
  /** Revision of the text that it is about. */
  readonly revision: number;
  /** Whether the text and the question are still those. */
  readonly isCurrent: boolean;
}

/**
 * Asks the worker, and again when the question or the text changes. Until a new answer is there the last one is given, not
 * current any more; null before the first. Where there will be none the form is told why, and it asks again when that does.
 *
 * @param question - null: nothing is asked
 * @param ask - has to be the same function as long as it asks the same
 */
export function useAnswer<Q, R>(question: Q | null, ask: (question: Q) => Promise<Called<R>>): FormAnswer<Q, R> | null {
  const revision = useApp(({ documents }) => documents.revision);
  const options = useApp(({ view }) => view.options);
  const { attempt, tell } = useFormAsking();
  const id = useId();
  const [answer, setAnswer] = useState<(Omit<FormAnswer<Q, R>, "isCurrent"> & { readonly options: unknown }) | null>(
    null,
  );
  const key = question === null ? null : questionKey(question);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a question is asked again when its value changes, or what it is about
  useEffect(() => {
    if (question === null) return;
    let isWanted = true;
    void askUntilAnswered(
      () => ask(question),
      () => isWanted,
    ).then((outcome) => {
      if (outcome === null) return;
      if (outcome.kind !== "done") return tell(id, outcome);
      setAnswer({ question, options, result: outcome.result, revision: outcome.revision });
    });
    return () => {
      isWanted = false;
      tell(id, null);
    };
  }, [key, revision, options, ask, attempt, tell, id]);
  if (answer === null || question === null) return null;
  const isOfText = answer.revision === revision && answer.options === options;
  return { ...answer, isCurrent: isOfText && questionKey(answer.question) === key };
}

/** Equal for questions, or wishes, that ask the same; they are plain data and Maps. */
export function questionKey(question: unknown): string {
  return JSON.stringify(question, (_, value: unknown) => (value instanceof Map ? { map: [...value] } : value)) ?? "";
}
