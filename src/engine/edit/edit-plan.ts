import type { Place } from "../source/range";
import type { ChangedFile } from "./draft-files";

/** Text edits that fulfil a wish, not made yet. */
export interface PlannedEdit {
  readonly kind: "planned";
  /** For the history, in the imperative: “allow frontend → backend on TCP 8080”. */
  readonly label: string;
  readonly files: readonly ChangedFile[];
  /** What is written where, as sentences: “a rule in shop/web”. */
  readonly steps: readonly string[];
  /** Pods that get another id, from the old to the new one; absent: none. */
  readonly moved?: ReadonlyMap<string, string>;
}

/** A wish that cannot be fulfilled, and why, as a sentence. */
export interface RefusedEdit {
  readonly kind: "refused";
  readonly reason: string;
  /** Where in the text it may be done by hand; null: nowhere. */
  readonly place: Place | null;
}

export type EditPlan = PlannedEdit | RefusedEdit;

/** What is refused without a place. */
export function refusedEdit(reason: string, place: Place | null = null): RefusedEdit {
  return { kind: "refused", reason, place };
}
