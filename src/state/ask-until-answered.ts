/** What a call of the worker comes to, as far as forms care. */
export type Called<R> =
  | { readonly kind: "done"; readonly result: R; readonly revision: number; readonly stale: boolean }
  | { readonly kind: "superseded" }
  | { readonly kind: "cancelled" }
  | { readonly kind: "hung" | "crashed"; readonly message: string; readonly gaveUp: boolean };

/** Why a question stays without an answer. */
export type Unanswered = { readonly kind: "cancelled" } | { readonly kind: "failed"; readonly message: string };

/** So long another question is left alone before ours is asked again: two that push each other aside would never rest. */
const REST_MS = 50;

/**
 * Asks the worker until it answers: again where another question took the place of this one, and where the worker was
 * started anew. It ends with why there is no answer where the worker is not tried any more by itself.
 *
 * @param isWanted - whether anybody still waits; null comes of it where nobody does
 */
export async function askUntilAnswered<R>(
  ask: () => Promise<Called<R>>,
  isWanted: () => boolean = () => true,
  rest: () => Promise<void> = () => new Promise((resolve) => setTimeout(resolve, REST_MS)),
): Promise<Extract<Called<R>, { readonly kind: "done" }> | Unanswered | null> {
  while (isWanted()) {
    const outcome = await ask();
    if (!isWanted()) return null;
    switch (outcome.kind) {
      case "done":
      case "cancelled":
        return outcome;
      case "superseded":
        await rest();
        break;
      case "hung":
      case "crashed":
        if (outcome.gaveUp) return { kind: "failed", message: outcome.message };
    }
  }
  return null;
}
