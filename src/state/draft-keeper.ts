import type { StoreApi } from "zustand/vanilla";
import type { Kept } from "../persistence/browser-storage";
import type { Draft } from "../persistence/draft";
import type { DocumentsState } from "./documents";
import { type Schedule, saveAtRest } from "./save-at-rest";
import type { AppState } from "./store";

/** Whether the own work survives a reload. `kept` says so of the last try; edits of the last moment may be on their way. */
export type DraftState = { readonly kind: "untried" } | Kept;

export interface DraftKeeping {
  readonly save: (draft: Draft) => Kept;
  readonly schedule: Schedule;
}

/** Writes the own work, never an opened example, whenever it rests. The result writes at once what is still to be written. */
export function keepDraft(store: StoreApi<AppState>, { save, schedule }: DraftKeeping): () => void {
  const { changed, flush } = saveAtRest(
    () => store.setState({ draft: save(ownDraft(store.getState().documents)) }),
    schedule,
  );
  store.subscribe(({ documents }, former) => {
    if (!isSameDraft(ownDraft(documents), ownDraft(former.documents))) changed();
  });
  return flush;
}

function ownDraft({ setAside: [ownWork], name, files, activeFile }: DocumentsState): Draft {
  return ownWork ?? { name, files, activeFile };
}

function isSameDraft(a: Draft, b: Draft): boolean {
  return a.name === b.name && a.files === b.files && a.activeFile === b.activeFile;
}
