import "./trusted";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/App";
import { afterPaint } from "./app/after-paint";
import { scenarioSources } from "./app/scenario-sources";
import { threeTier } from "./examples/three-tier";
import { loadDraft, saveDraft } from "./persistence/draft";
import { readPastedText } from "./persistence/dropped-files";
import { folderReader, type GivenTransfer, readTransfer } from "./persistence/dropped-transfer";
import { kindsIn } from "./persistence/kinds-in";
import { looksLikeDump } from "./persistence/looks-like-dump";
import { loadPreferences, savePreferences } from "./persistence/preferences";
import { withKeptProfile } from "./state/kept-profile";
import { createAppStore } from "./state/store";
import { StoreProvider } from "./state/store-context";
import { initialView, positionsOfOwn, wish } from "./state/view";
import { fetchLateParts, latePart } from "./ui/late-part";
import { startWorkers } from "./worker/start-workers";

const examples = latePart(() => import("./examples/examples"));
// At hand by the time a folder, or what is no text, is dropped, also on a page that has gone offline.
latePart(folderReader);
latePart(() => import("./persistence/explain-bytes"));

const openStorage = () => localStorage;
const schedule = (run: () => void, delayMs: number) => {
  const timer = setTimeout(run, delayMs);
  return () => clearTimeout(timer);
};

const draft = loadDraft(openStorage);
const ownWork = draft.kind === "loaded" ? draft.draft : threeTier;
const keptProfile = draft.kind === "loaded" ? (draft.draft.profile ?? null) : null;

/** The first picture is asked for in the shape in which it will be looked at. */
const firstView = wish(initialView, { shape: matchMedia("(max-width: 799px)").matches ? "tall" : "wide" });

const store = createAppStore({
  startWorkerClient: (readFiles) => {
    const { client, bringFull } = startWorkers(readFiles, schedule);
    latePart(bringFull);
    return client;
  },
  scenario: { name: ownWork.name, files: ownWork.files },
  activeFile: draft.kind === "loaded" ? draft.draft.activeFile : null,
  beside: draft.kind === "loaded" ? draft.draft.beside : undefined,
  draftKeeping: { save: (own) => saveDraft(openStorage, own), schedule },
  view: {
    ...loadPreferences(openStorage),
    options: withKeptProfile(firstView, keptProfile).options,
    ...(draft.kind === "loaded" ? { positions: positionsOfOwn(draft.draft.positions ?? {}) } : {}),
  },
  schedule,
  preferenceKeeping: { save: (preferences) => savePreferences(openStorage, preferences), schedule },
});
addEventListener("pagehide", store.flush);

const stopWaiting = store.subscribe(({ analysis }) => {
  if (analysis.analysis === null) return;
  stopWaiting();
  afterPaint(fetchLateParts);
});

const nothingTaken = () => false;
const readers = {
  readTransfer: (given: GivenTransfer) => readTransfer(given, nothingTaken),
  readPaste: (text: string) => readPastedText(text, nothingTaken),
};

/** A dump, or objects of a kind that the file does not hold: they may be meant as a scenario of their own. */
const isImportable = (pasted: string, fileText: string) => {
  const held = kindsIn(fileText);
  return looksLikeDump(pasted) || (held.length > 0 && kindsIn(pasted).some((kind) => !held.includes(kind)));
};

scenarioSources.given = { examples, readers };

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");
createRoot(root).render(
  <StrictMode>
    <StoreProvider store={store}>
      <App examples={examples} readers={readers} isImportable={isImportable} />
    </StoreProvider>
  </StrictMode>,
);
