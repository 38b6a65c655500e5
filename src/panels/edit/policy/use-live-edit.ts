import { useCallback, useRef, useState } from "react";
import type { PolicyIntent } from "../../../engine";
import { askUntilAnswered } from "../../../state/ask-until-answered";
import { useActions } from "../../../state/store-context";
import { unansweredWords } from "../../asking/unanswered-words";
import { asSentence } from "../as-sentence";
import { afterWriting, movesParts, noWrites, standsAsShown } from "./own-writes";

/** What became of a change. */
export type LiveChange =
  /** `revision`: the text that came of it. */
  | { readonly kind: "written"; readonly revision: number }
  /** The text says so already. */
  | { readonly kind: "same" }
  | { readonly kind: "refused"; readonly reason: string };

/** Writes changes of a policy into the text at once, one after the other. */
export interface LiveEdit {
  /** Each call is one step of the history. */
  change(...intents: readonly PolicyIntent[]): Promise<LiveChange>;
  /** What the last change did besides what was asked for; mostly empty. */
  readonly notes: readonly string[];
  /** How often a change moved parts: after each, a part may stand where another stood. */
  readonly moves: number;
}

const CHANGED: LiveChange = { kind: "refused", reason: "The text changed meanwhile. Look at it again." };

/**
 * Changes a policy from a form that shows it as it is at a revision. A change that was made for another text is refused,
 * unless only this form wrote since, and took nothing out.
 *
 * @param shown - revision of what the form shows; null: nothing yet
 */
export function useLiveEdit(policy: string, shown: number | null): LiveEdit {
  const { previewEdit, applyEdit, retryAnalysis } = useActions();
  const [moves, setMoves] = useState(0);
  const [notes, setNotes] = useState<readonly string[]>([]);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const own = useRef(noWrites);
  const hasFailed = useRef(false);
  const change = useCallback(
    (...intents: readonly PolicyIntent[]): Promise<LiveChange> => {
      const write = async (): Promise<LiveChange> => {
        // Whoever writes again wants it to be tried again.
        if (hasFailed.current) retryAnalysis();
        const outcome = await askUntilAnswered(() =>
          previewEdit({ kind: "change-policy", policy, intents, isAtOnce: true }),
        );
        hasFailed.current = outcome?.kind !== "done";
        if (outcome === null) return CHANGED;
        if (outcome.kind !== "done") return { kind: "refused", reason: `${unansweredWords(outcome)} Try again.` };
        const { result, revision } = outcome;
        if (!standsAsShown(shown, revision, own.current)) return CHANGED;
        if (result.kind === "refused") return { kind: "refused", reason: asSentence(result.reason) };
        if (result.files.length === 0) return { kind: "same" };
        const applied = applyEdit(result, revision, "form");
        if (applied.kind === "refused") return CHANGED;
        own.current = afterWriting(own.current, intents, revision, applied.revision);
        if (movesParts(intents)) setMoves((before) => before + 1);
        setNotes(result.steps);
        return { kind: "written", revision: applied.revision };
      };
      const next = queue.current.then(write);
      queue.current = next.catch(() => undefined);
      return next;
    },
    [policy, shown, previewEdit, applyEdit, retryAnalysis],
  );
  return { change, notes, moves };
}
