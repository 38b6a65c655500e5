import type { AppState } from "./store";

/** What was just done beside the picture, or why it was not, to be said once. */
export interface Told {
  /** Names between backticks. */
  readonly sentence: string;
  /** What is to be known besides, a sentence each; empty: nothing is. */
  readonly notes: readonly string[];
  /** The revision that it made, which undo takes back; null: the text is as it was. */
  readonly revision: number | null;
  /** A text that the clipboard did not take and that is shown instead; null: none. */
  readonly text: string | null;
}

/** What is still to be said: of an edit nothing, once the text has gone on. */
export function currentTold({ told, documents }: Pick<AppState, "told" | "documents">): Told | null {
  if (told === null || told.revision === null) return told;
  return told.revision === documents.revision ? told : null;
}
