import type { StoreApi } from "zustand/vanilla";
import type { BaselineActions } from "./actions";
import type { AppState } from "./store";

/** What changes what the text is compared with; the text itself it never changes. */
export function baselineActions({ setState }: StoreApi<AppState>): BaselineActions {
  return {
    setBaseline: (change) => setState(({ baseline }) => ({ baseline: { ...baseline, ...change } })),
    drawAgainst: (against) => setState(({ view }) => ({ view: { ...view, options: { ...view.options, against } } })),
    closeStep: () =>
      setState(({ documents }) => {
        const { journal } = documents;
        const done = journal.done.map((entry) => ({ ...entry, typing: null }));
        return { documents: { ...documents, journal: { ...journal, done } } };
      }),
  };
}
