import type { StoreApi } from "zustand/vanilla";
import type { Preferences } from "../persistence/preferences";
import { type Schedule, saveAtRest } from "./save-at-rest";
import type { AppState } from "./store";
import type { ViewState } from "./view";

export interface PreferenceKeeping {
  /** A failure is not told: nothing is lost that the user made. */
  readonly save: (preferences: Preferences) => unknown;
  readonly schedule: Schedule;
}

/** Writes theme and panes whenever they rest. The result writes at once what is still to be written. */
export function keepPreferences(store: StoreApi<AppState>, { save, schedule }: PreferenceKeeping): () => void {
  const { changed, flush } = saveAtRest(() => {
    save(kept(store.getState().view));
  }, schedule);
  store.subscribe(({ view }, { view: former }) => {
    if (view !== former && JSON.stringify(kept(view)) !== JSON.stringify(kept(former))) changed();
  });
  return flush;
}

function kept({ theme, paneSize, foldedPane, isDocked }: ViewState): Preferences {
  return { theme, paneSize, foldedPane, isDocked };
}
