import { useCallback, useRef, useState } from "react";
import type { PolicyIntent } from "../../../engine";
import { useActions } from "../../../state/store-context";
import { afterWriting, noWrites, standsAsShown } from "./own-writes";

/** What became of a change. */
export type LiveChange =
  /** `same`: the text says so already. */
  { readonly kind: "written" | "same" } | { readonly kind: "refused"; readonly reason: string };

/** Writes changes of a policy into the text at once, one after the other. */
export interface LiveEdit {
  /** Each call is one step of the history. */
  change(...intents: readonly PolicyIntent[]): Promise<LiveChange>;
  /** What the last change did besides what was asked for; mostly empty. */
  readonly notes: readonly string[];
}

const CHANGED: LiveChange = { kind: "refused", reason: "The text changed meanwhile. Look at it again." };

/**
 * Changes a policy from a form that shows it as it is at a revision. A change that was made for another text is refused,
 * unless only this form wrote since, and took nothing out.
 *
 * @param shown - revision of what the form shows; null: nothing yet
 */
export function useLiveEdit(policy: string, shown: number | null): LiveEdit {
  const { previewEdit, applyEdit } = useActions();
  const [notes, setNotes] = useState<readonly string[]>([]);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const own = useRef(noWrites);
  const change = useCallback(
    (...intents: readonly PolicyIntent[]): Promise<LiveChange> => {
      const write = async (): Promise<LiveChange> => {
        const outcome = await previewEdit({ kind: "change-policy", policy, intents, isAtOnce: true });
        if (outcome.kind !== "done") return { kind: "refused", reason: "Nobody answered. Try again." };
        const { result, revision } = outcome;
        if (!standsAsShown(shown, revision, own.current)) return CHANGED;
        if (result.kind === "refused") return { kind: "refused", reason: sentence(result.reason) };
        if (result.files.length === 0) return { kind: "same" };
        const applied = applyEdit(result, revision, "form");
        if (applied.kind === "refused") return CHANGED;
        own.current = afterWriting(own.current, intents, revision, applied.revision);
        setNotes(result.steps);
        return { kind: "written" };
      };
      const next = queue.current.then(write);
      queue.current = next.catch(() => undefined);
      return next;
    },
    [policy, shown, previewEdit, applyEdit],
  );
  return { change, notes };
}

/** A reason as a sentence. */
function sentence(reason: string): string {
  const begun = reason.slice(0, 1).toUpperCase() + reason.slice(1);
  return /[.!?]$/.test(begun) ? begun : `${begun}.`;
}
