import type { StoreApi } from "zustand/vanilla";
import type { Preferences } from "../persistence/preferences";
import { type Schedule, saveAtRest } from "./save-at-rest";
import type { AppState } from "./store";

export interface PreferenceKeeping {
  /** A failure is not told: nothing is lost that the user made. */
  readonly save: (preferences: Preferences) => unknown;
  readonly schedule: Schedule;
}

/** Writes theme and panes whenever they rest. The result writes at once what is still to be written. */
export function keepPreferences(store: StoreApi<AppState>, { save, schedule }: PreferenceKeeping): () => void {
  const { changed, flush } = saveAtRest(() => {
    const { theme, paneSize, foldedPane } = store.getState().view;
    save({ theme, paneSize, foldedPane });
  }, schedule);
  store.subscribe(({ view }, { view: former }) => {
    if (view.theme === former.theme && view.paneSize === former.paneSize && view.foldedPane === former.foldedPane)
      return;
    changed();
  });
  return flush;
}
