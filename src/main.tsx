import "./trusted";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/App";
import { examples, threeTier } from "./examples/examples";
import { loadDraft, saveDraft } from "./persistence/draft";
import { readPastedText } from "./persistence/dropped-files";
import { readTransfer } from "./persistence/dropped-transfer";
import { kindsIn, looksLikeDump } from "./persistence/looks-like-dump";
import { loadPreferences, savePreferences } from "./persistence/preferences";
import { createAppStore } from "./state/store";
import { StoreProvider } from "./state/store-context";
import { initialView, positionsOfOwn, wish } from "./state/view";
import AnalysisWorker from "./worker/analysis.worker?worker&inline";
import { createWorkerClient } from "./worker/client";

const openStorage = () => localStorage;
const schedule = (run: () => void, delayMs: number) => {
  const timer = setTimeout(run, delayMs);
  return () => clearTimeout(timer);
};

const draft = loadDraft(openStorage);
const ownWork = draft.kind === "loaded" ? draft.draft : threeTier;

const store = createAppStore({
  startWorkerClient: (readFiles) =>
    createWorkerClient({ createWorker: () => new AnalysisWorker(), readFiles, schedule }),
  scenario: { name: ownWork.name, files: ownWork.files },
  activeFile: draft.kind === "loaded" ? draft.draft.activeFile : null,
  beside: draft.kind === "loaded" ? draft.draft.beside : undefined,
  draftKeeping: { save: (own) => saveDraft(openStorage, own), schedule },
  view: {
    ...loadPreferences(openStorage),
    // The first picture is asked for in the shape in which it will be looked at.
    ...(matchMedia("(max-width: 799px)").matches ? { options: wish(initialView, { shape: "tall" }).options } : {}),
    ...(draft.kind === "loaded" ? { positions: positionsOfOwn(draft.draft.positions ?? {}) } : {}),
  },
  schedule,
  preferenceKeeping: { save: (preferences) => savePreferences(openStorage, preferences), schedule },
});
addEventListener("pagehide", store.flush);

const nothingTaken = () => false;
const readers = {
  readTransfer: (given: DataTransfer) => readTransfer(given, nothingTaken),
  readPaste: (text: string) => readPastedText(text, nothingTaken),
};

/** A dump, or objects of a kind that the file does not hold: they may be meant as a scenario of their own. */
const isImportable = (pasted: string, fileText: string) => {
  const held = kindsIn(fileText);
  return looksLikeDump(pasted) || (held.length > 0 && kindsIn(pasted).some((kind) => !held.includes(kind)));
};

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");
createRoot(root).render(
  <StrictMode>
    <StoreProvider store={store}>
      <App examples={examples} readers={readers} isImportable={isImportable} />
    </StoreProvider>
  </StrictMode>,
);
