import type { ScenarioFile, TakenApart } from "../engine";

/** What an import brought, for the sentence that answers it. */
export interface Arrival {
  readonly taken: TakenApart;
  /** As they were given; for *keep the original*. */
  readonly original: readonly ScenarioFile[];
  /** Sentences about what was given besides and not opened: “logo.png is a PNG image, not text.” */
  readonly refusals: readonly string[];
}

/** A paste into a text that brought a dump: it may be imported instead. */
export interface PasteOffer {
  readonly text: string;
  /** Length of the history with the paste as its last entry. */
  readonly historyLength: number;
}

/** What is on its way in. */
export interface ImportState {
  /** `reading`: files are being taken apart. */
  readonly phase: "idle" | "reading";
  readonly pasteOffer: PasteOffer | null;
  /** Why nothing, or not all, was opened, in sentences; empty: nothing was refused. */
  readonly refusals: readonly string[];
}

export const initialImport: ImportState = { phase: "idle", pasteOffer: null, refusals: [] };
