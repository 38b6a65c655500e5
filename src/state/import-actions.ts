import type { StoreApi } from "zustand/vanilla";
import type { WorkerClient } from "../worker/protocol";
import type { DocumentActions, ImportActions } from "./actions";
import { appendExpectations, EXPECTATIONS_FILE } from "./append-expectations";
import type { ImportState } from "./arrival";
import type { Scenario } from "./documents";
import type { AppState } from "./store";

/** Of files that nobody took apart. */
const untouched = {
  kind: "nothing",
  onlyExpectations: false,
  leftOutKinds: [],
  unreadable: [],
  cleaned: 0,
  remarks: [],
} as const;

/** What brings manifests from outside: they open beside the own work, and a dump is taken apart first. */
export function importActions(
  { getState, setState }: StoreApi<AppState>,
  client: WorkerClient,
  { replaceScenario, apply, undo }: DocumentActions,
): ImportActions {
  const set = (change: Partial<ImportState>) => setState((state) => ({ import: { ...state.import, ...change } }));

  let lastImport = 0;

  /** @param instead - where the text stands in the editor already: runs when it is certain that something is opened */
  const importAnd = async ({ name, files }: Scenario, refusals: readonly string[], instead?: () => void) => {
    lastImport += 1;
    const own = lastImport;
    set({ phase: "reading", pasteOffer: null, refusals: [] });
    const outcome = await client.call("takeApart", { files });
    if (outcome.kind === "superseded" || own !== lastImport) return;
    set({ phase: "idle" });
    if (outcome.kind === "cancelled") return set({ refusals: [`Reading ${name} was broken off. Nothing was opened.`] });
    if (outcome.kind !== "done") {
      const sentence = `${name} could not be taken apart: ${outcome.message}.`;
      if (instead !== undefined) return set({ refusals: [sentence] });
      const taken = { ...untouched, files };
      return replaceScenario({ name, files, arrival: { taken, original: files, refusals: [sentence, ...refusals] } });
    }
    const taken = outcome.result;
    if (taken.kind === "nothing" && instead !== undefined) {
      return set({ refusals: [`There is no Kubernetes object in ${name}; nothing was opened.`] });
    }
    instead?.();
    if (taken.onlyExpectations && isAnythingWritten()) {
      return addExpectations(name, taken.files, refusals);
    }
    replaceScenario({ name, files: taken.files, arrival: { taken, original: files, refusals } });
  };

  const isAnythingWritten = () => getState().documents.files.some(({ text }) => text.trim() !== "");

  /** Expectations alone are no scenario: they are about the one that is open. */
  const addExpectations = (name: string, files: Scenario["files"], refusals: readonly string[]) => {
    const { documents } = getState();
    const label = `add the expectations of ${name}`;
    const texts = files.map(({ text }) => text);
    const added = apply({ label, ...appendExpectations(documents, texts) }, documents.revision);
    if (added.kind === "refused") return set({ refusals: [`${name} was not added: ${added.message}.`, ...refusals] });
    const sentence = `What ${name} expects is added to \`${EXPECTATIONS_FILE}\` of this scenario.`;
    setState(({ view }) => ({
      told: { sentence, notes: refusals, revision: added.revision, text: null },
      view: { ...view, bottom: "expectations" },
    }));
  };

  return {
    importScenario: (given, refusals = []) => importAnd(given, refusals),
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
      const { revision } = documents;
      const given = { name: "Pasted manifests", files: [{ name: "pasted.yaml", text: offer.text }] };
      const isUntouched = documents.journal.done.length === offer.historyLength;
      await importAnd(given, [], () => {
        if (isUntouched && getState().documents.revision === revision) undo();
      });
    },
    refuse: (refusals) => set({ refusals }),
  };
}
