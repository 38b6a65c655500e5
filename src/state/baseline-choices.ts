import type { BaselineState } from "./baseline";
import type { Scenario } from "./documents";
import type { AppStore } from "./store";

type Store = Pick<AppStore, "getState" | "actions">;

/** Compares with the text as it was opened, as it was pinned (where it was), or with what was chosen last. */
export function compareWith(store: Store, kind: BaselineState["kind"]): void {
  choose(store, { kind });
}

/** Remembers the text as it is now, and compares with that. */
export function pinBaseline(store: Store): void {
  store.actions.closeStep();
  const { scenarioId, files, journal } = store.getState().documents;
  choose(store, { kind: "pinned", pinned: { scenarioId, files, done: journal.done, at: Date.now() } });
}

/** Compares with another scenario. */
export function compareWithScenario(store: Store, { name, files }: Pick<Scenario, "name" | "files">): void {
  choose(store, { kind: "scenario", other: { name, files } });
}

/** The worker holds no baseline any more: it has to be given one anew, under a new id. */
export function renewBaseline({ getState, actions }: Store): void {
  actions.setBaseline({ generation: getState().baseline.generation + 1 });
}

/** Another text: the graph is compared with it when that is wished again. */
function choose(store: Store, change: Partial<BaselineState>): void {
  store.actions.setBaseline({ ...change, noted: null });
  renewBaseline(store);
  if (store.getState().view.options.against != null) store.actions.drawAgainst(null);
}
