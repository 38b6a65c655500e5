import { useEffect, useState } from "react";
import { useApp } from "../../state/store-context";

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

/** What a call of the worker comes to, as far as forms care. */
type Called<R> = Promise<
  | { readonly kind: "done"; readonly result: R; readonly revision: number; readonly stale: boolean }
  | { readonly kind: string }
>;

/**
 * Asks the worker, and again when the question or the text changes. Until a new answer is there the last one is given, not
 * current any more; null before the first.
 *
 * @param question - null: nothing is asked
 * @param ask - has to be the same function as long as it asks the same
 */
export function useAnswer<Q, R>(question: Q | null, ask: (question: Q) => Called<R>): FormAnswer<Q, R> | null {
  const revision = useApp(({ documents }) => documents.revision);
  const options = useApp(({ view }) => view.options);
  const [answer, setAnswer] = useState<(Omit<FormAnswer<Q, R>, "isCurrent"> & { readonly options: unknown }) | null>(
    null,
  );
  const key = question === null ? null : questionKey(question);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a question is asked again when its value changes, or what it is about
  useEffect(() => {
    if (question === null) return;
    let isWanted = true;
    void ask(question).then((outcome) => {
      if (!isWanted || !isDone<R>(outcome)) return;
      setAnswer({ question, options, result: outcome.result, revision: outcome.revision });
    });
    return () => {
      isWanted = false;
    };
  }, [key, revision, options, ask]);
  if (answer === null || question === null) return null;
  const isOfText = answer.revision === revision && answer.options === options;
  return { ...answer, isCurrent: isOfText && questionKey(answer.question) === key };
}

function isDone<R>(outcome: Awaited<Called<R>>): outcome is Extract<Awaited<Called<R>>, { readonly result: R }> {
  return outcome.kind === "done";
}

/** Equal for questions that ask the same; they are plain data and Maps. */
function questionKey(question: unknown): string {
  return JSON.stringify(question, (_, value: unknown) => (value instanceof Map ? { map: [...value] } : value)) ?? "";
}
