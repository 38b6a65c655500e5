import type { FieldProblem, NewObject, NewObjectOffer } from "../../../engine";
import { useOffer } from "../use-offer";

/** What is there already, for a form of something new; null before the first answer. */
export function useChoices(what: NewObject["what"], namespace: string | null): NewObjectOffer | null {
  return useOffer({ kind: "new-object", what, namespace, object: null })?.result ?? null;
}

/** What the API server says against something new. */
export interface Judged {
  readonly problems: readonly FieldProblem[];
  /** Whether it is judged as it stands. */
  readonly isCurrent: boolean;
}

/** Has something new judged; `object` null: it is not whole yet. */
export function useJudged(object: NewObject | null): Judged {
  const namespace = object === null || object.what === "namespace" ? null : object.namespace;
  const what = object?.what ?? "namespace";
  const answer = useOffer(object === null ? null : { kind: "new-object", what, namespace, object });
  return { problems: answer?.result?.problems ?? [], isCurrent: answer?.isCurrent === true };
}
