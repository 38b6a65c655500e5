import type { StoreApi } from "zustand/vanilla";
import type { WorkerClient } from "../worker/protocol";
import type { DocumentActions, ImportActions } from "./actions";
import type { ImportState } from "./arrival";
import type { AppState } from "./store";

/** What brings manifests from outside: they open beside the own work, and a dump is taken apart first. */
export function importActions(
  { getState, setState }: StoreApi<AppState>,
  client: WorkerClient,
  { replaceScenario, apply, undo }: DocumentActions,
): ImportActions {
  const set = (change: Partial<ImportState>) => setState((state) => ({ import: { ...state.import, ...change } }));

  const importScenario: ImportActions["importScenario"] = async ({ name, files }, refusals = []) => {
    set({ phase: "reading", pasteOffer: null, refusals: [] });
    const outcome = await client.call("takeApart", { files });
    if (outcome.kind === "superseded") return;
    set({ phase: "idle" });
    if (outcome.kind === "cancelled") return;
    if (outcome.kind !== "done") {
      return set({ refusals: [`${name} could not be read: ${outcome.message}. Nothing was opened.`, ...refusals] });
    }
    const taken = outcome.result;
    if (taken.kind === "nothing") {
      return set({ refusals: [`There is no Kubernetes object in ${name}; nothing was opened.`, ...refusals] });
    }
    replaceScenario({ name, files: taken.files, arrival: { taken, original: files, refusals } });
  };

  return {
    importScenario,
    keepOriginal: () => {
      const { arrival, files, revision } = getState().documents;
      if (arrival === null) return;
      const filesRemoved = files.map(({ name }) => name);
      apply(
        { label: "keep the original", source: "files", edits: [], filesRemoved, filesAdded: arrival.original },
        revision,
      );
    },
    offerImport: (text) => set({ pasteOffer: { text, historyLength: getState().documents.journal.done.length } }),
    dismissOffer: () => set({ pasteOffer: null }),
    importInstead: async () => {
      const { documents, import: state } = getState();
      const offer = state.pasteOffer;
      if (offer === null) return;
      if (documents.journal.done.length === offer.historyLength) undo();
      await importScenario({ name: "Pasted manifests", files: [{ name: "pasted.yaml", text: offer.text }] });
    },
    refuse: (refusals) => set({ refusals }),
  };
}
