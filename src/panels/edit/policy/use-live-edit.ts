import { useCallback, useRef, useState } from "react";
import type { PolicyIntent } from "../../../engine";
import { useActions, useAppStore } from "../../../state/store-context";

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
  const store = useAppStore();
  const { previewEdit, applyEdit } = useActions();
  const [notes, setNotes] = useState<readonly string[]>([]);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  /** Revisions between which this form wrote, and moved no part that it shows. */
  const own = useRef({ first: -1, last: -1 });
  const change = useCallback(
    (...intents: readonly PolicyIntent[]): Promise<LiveChange> => {
      const write = async (): Promise<LiveChange> => {
        const { revision } = store.getState().documents;
        const isOwn = revision === own.current.last && shown !== null && shown >= own.current.first;
        if (shown !== revision && !isOwn) return CHANGED;
        const outcome = await previewEdit({ kind: "change-policy", policy, intents });
        if (outcome.kind !== "done") return { kind: "refused", reason: "Nobody answered. Try again." };
        const { result } = outcome;
        if (result.kind === "refused") return { kind: "refused", reason: sentence(result.reason) };
        if (result.files.length === 0) return { kind: "same" };
        const applied = applyEdit(result, outcome.revision, "form");
        if (applied.kind === "refused") return CHANGED;
        const keepsPlaces = !intents.some(({ kind }) => MOVING.has(kind));
        own.current = {
          first: !keepsPlaces ? applied.revision : isOwn ? own.current.first : revision,
          last: applied.revision,
        };
        setNotes(result.steps);
        return { kind: "written" };
      };
      const next = queue.current.then(write);
      queue.current = next.catch(() => undefined);
      return next;
    },
    [store, policy, shown, previewEdit, applyEdit],
  );
  return { change, notes };
}

/** After these, parts have other positions than the form shows. */
const MOVING: ReadonlySet<PolicyIntent["kind"]> = new Set<PolicyIntent["kind"]>([
  "remove-rule",
  "remove-peer",
  "remove-port",
  "remove-except",
  "remove-requirement",
  "admit-everyone",
  "open-every-port",
  "set-isolation",
]);

/** A reason as a sentence. */
function sentence(reason: string): string {
  const begun = reason.slice(0, 1).toUpperCase() + reason.slice(1);
  return /[.!?]$/.test(begun) ? begun : `${begun}.`;
}
