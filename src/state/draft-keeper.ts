import type { StoreApi } from "zustand/vanilla";
import type { Draft, SavedDraft } from "../persistence/draft";
import type { DocumentsState } from "./documents";
import type { AppState } from "./store";

/** Whether the own work survives a reload. `kept` says so of the last try; edits of the last moment may be on their way. */
export type DraftState = { readonly kind: "untried" } | SavedDraft;

export interface DraftKeeping {
  readonly save: (draft: Draft) => SavedDraft;
  /** Runs something later; the result calls it off. */
  readonly schedule: (run: () => void, delayMs: number) => () => void;
}

/** How long the text rests before it is written. */
const restMs = 400;

/** Writes the own work, never an opened example, whenever it rests. The result writes at once what is still to be written. */
export function keepDraft(store: StoreApi<AppState>, { save, schedule }: DraftKeeping): () => void {
  let cancel: (() => void) | null = null;
  const write = () => {
    cancel = null;
    store.setState({ draft: save(ownDraft(store.getState().documents)) });
  };
  store.subscribe(({ documents }, former) => {
    if (isSameDraft(ownDraft(documents), ownDraft(former.documents))) return;
    cancel?.();
    cancel = schedule(write, restMs);
  });
  return () => {
    if (cancel === null) return;
    cancel();
    write();
  };
}

function ownDraft({ ownWork, name, files, activeFile }: DocumentsState): Draft {
  return ownWork ?? { name, files, activeFile };
}

function isSameDraft(a: Draft, b: Draft): boolean {
  return a.name === b.name && a.files === b.files && a.activeFile === b.activeFile;
}
