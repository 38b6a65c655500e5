import type { ScenarioFile } from "../engine";
import type { JournalEntry } from "./journal";

/** What the text is compared with. Lasts as long as the visit. */
export interface BaselineState {
  /** What is chosen; `pinned` counts as `opened` where nothing is pinned in the open scenario. */
  readonly kind: "opened" | "pinned" | "scenario";
  readonly pinned: PinnedText | null;
  /** The other scenario that was chosen last; null: none was. */
  readonly other: { readonly name: string; readonly files: readonly ScenarioFile[] } | null;
  /** Grows with every text that is pinned or chosen, and whenever the worker has lost its own: makes ids of texts differ. */
  readonly generation: number;
  /** How many connections differ, and at which revision; null: nobody has looked. */
  readonly noted: { readonly count: number; readonly revision: number } | null;
}

/** A text as it was at a moment of the visit. */
export interface PinnedText {
  readonly scenarioId: number;
  readonly files: readonly ScenarioFile[];
  /** The history up to then. */
  readonly done: readonly JournalEntry[];
  /** When, in milliseconds. */
  readonly at: number;
}

export const initialBaseline: BaselineState = { kind: "opened", pinned: null, other: null, generation: 0, noted: null };
