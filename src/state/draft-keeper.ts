import type { StoreApi } from "zustand/vanilla";
import type { Kept } from "../persistence/browser-storage";
import type { Draft, DraggedPositions, KeptScenario } from "../persistence/draft";
import type { DocumentsState } from "./documents";
import { isSameKeptProfile, keptProfile } from "./kept-profile";
import { type Schedule, saveAtRest } from "./save-at-rest";
import type { AppState } from "./store";
import { ownPositions } from "./view";

/** Whether the own work survives a reload. `kept` says so of the last try; edits of the last moment may be on their way. */
export type DraftState = { readonly kind: "untried" } | Kept;

export interface DraftKeeping {
  readonly save: (draft: Draft) => Kept;
  readonly schedule: Schedule;
}

/**
 * Writes the own work whenever it rests, and what is open beside it where that was imported or edited: an example as it
 * came is not worth keeping. The result writes at once what is still to be written.
 */
export function keepDraft(store: StoreApi<AppState>, { save, schedule }: DraftKeeping): () => void {
  const { changed, flush } = saveAtRest(() => store.setState({ draft: save(draftOf(store.getState())) }), schedule);
  store.subscribe((state, former) => {
    const { positions, options } = state.view;
    const isSameView = positions === former.view.positions && options === former.view.options;
    if (isSameView && state.documents === former.documents) return;
    if (!isSameDraft(draftOf(state), draftOf(former))) changed();
  });
  return flush;
}

function draftOf({ documents, view }: AppState): Draft {
  const positions = ownPositions(view);
  const profile = keptProfile(view.options);
  return {
    ...ownDraft(documents),
    ...(Object.keys(positions).length === 0 ? {} : { positions }),
    ...(profile && { profile }),
  };
}

function ownDraft({ setAside: [ownWork], name, files, activeFile, arrival, journal }: DocumentsState): Draft {
  const open = { name, files, activeFile };
  if (ownWork === undefined) return open;
  const isWorthIt = arrival !== null || journal.done.length + journal.undone.length > 0;
  const own = { name: ownWork.name, files: ownWork.files, activeFile: ownWork.activeFile };
  return isWorthIt ? { ...own, beside: open } : own;
}

function isSameDraft(a: Draft, b: Draft): boolean {
  return (
    isSameScenario(a, b) &&
    isSameScenario(a.beside, b.beside) &&
    isSamePlaces(a.positions, b.positions) &&
    isSameKeptProfile(a.profile ?? null, b.profile ?? null)
  );
}

/** Positions of a shape are a new object when one of them changes. */
function isSamePlaces(a: DraggedPositions = {}, b: DraggedPositions = {}): boolean {
  return [...Object.keys(a), ...Object.keys(b)].every((shape) => a[shape] === b[shape]);
}

function isSameScenario(a: KeptScenario | undefined, b: KeptScenario | undefined): boolean {
  return a?.name === b?.name && a?.files === b?.files && a?.activeFile === b?.activeFile;
}
