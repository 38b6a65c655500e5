import { createStore, type StoreApi } from "zustand/vanilla";
import type { KeptScenario } from "../persistence/draft";
import type { FilesSnapshot } from "../worker/files-change";
import type { CallArgs, WorkerClient } from "../worker/protocol";
import type { Actions, Asked, AskedArgs } from "./actions";
import { type AnalysisState, initialAnalysis } from "./analysis";
import { type AnalysisLoop, startAnalysisLoop } from "./analysis-loop";
import { type ImportState, initialImport } from "./arrival";
import { type BaselineState, initialBaseline } from "./baseline";
import { baselineActions } from "./baseline-actions";
import { documentActions } from "./document-actions";
import { activateFile, type DocumentsState, initialDocuments, openScenario, type Scenario } from "./documents";
import { type DraftKeeping, type DraftState, keepDraft } from "./draft-keeper";
import { type EditingState, initialEditing } from "./editing";
import { editingActions } from "./editing-actions";
import { expectationActions } from "./expectation-actions";
import { importActions } from "./import-actions";
import { followPointing } from "./pointing";
import { keepPreferences, type PreferenceKeeping } from "./preference-keeper";
import { questionOf } from "./question";
import type { Schedule } from "./save-at-rest";
import { initialSelection, isSameSelectable, type Selectable, type SelectionState } from "./selection";
import type { Told } from "./told";
import { initialView, type ViewState } from "./view";
import { viewActions } from "./view-actions";
import { keepViewHistory, noViewHistory, type ViewHistory } from "./view-history";

/** All that the app remembers. */
export interface AppState {
  readonly documents: DocumentsState;
  readonly analysis: AnalysisState;
  readonly selection: SelectionState;
  readonly view: ViewState;
  readonly viewHistory: ViewHistory;
  readonly editing: EditingState;
  readonly baseline: BaselineState;
  readonly draft: DraftState;
  readonly import: ImportState;
  /** Null: nothing is to be said, or it was closed. */
  readonly told: Told | null;
}

/** The one store: state to read and subscribe to, and the actions that change it. */
export interface AppStore extends Pick<StoreApi<AppState>, "getState" | "getInitialState" | "subscribe"> {
  readonly actions: Actions;
  /** Writes at once what is still to be kept, when the page is about to go. */
  readonly flush: () => void;
}

/** What the store needs from outside. */
export interface StoreDependencies {
  /** Starts the door to the worker; `readFiles` gives it everything when it has to be brought in step. */
  readonly startWorkerClient: (readFiles: () => FilesSnapshot) => WorkerClient;
  /** The own work: the kept draft, or an empty scenario. */
  readonly scenario: Scenario;
  readonly activeFile?: string | null;
  /** What was open beside the own work when it was kept; absent: nothing. */
  readonly beside?: KeptScenario | undefined;
  /** Absent: the own work is not kept. */
  readonly draftKeeping?: DraftKeeping;
  /** Absent: theme and pane size are not kept. */
  readonly preferenceKeeping?: PreferenceKeeping;
  /** What differs from the usual view, as it was kept. */
  readonly view?: Partial<ViewState>;
  /** Absent: what the user points at is asked about at once, without waiting for a rest. */
  readonly schedule?: Schedule;
}

/** Makes the store and starts the analysis of its first text. */
export function createAppStore({
  startWorkerClient,
  scenario,
  activeFile,
  beside,
  draftKeeping,
  preferenceKeeping,
  view,
  schedule,
}: StoreDependencies): AppStore {
  const store = createStore<AppState>(() => ({
    documents: keptDocuments(initialDocuments(scenario, activeFile), beside),
    analysis: initialAnalysis,
    selection: initialSelection,
    view: { ...initialView, ...view },
    viewHistory: noViewHistory,
    editing: initialEditing,
    baseline: initialBaseline,
    draft: { kind: "untried" },
    import: initialImport,
    told: null,
  }));
  const client = startWorkerClient(() => {
    const { revision, files } = store.getState().documents;
    return { revision, files };
  });
  const loop = startAnalysisLoop(store, client);
  keepViewHistory(store);
  followPointing(store, client, schedule);
  const flushDraft = draftKeeping && keepDraft(store, draftKeeping);
  const flushPreferences = preferenceKeeping && keepPreferences(store, preferenceKeeping);
  const flush = () => {
    flushDraft?.();
    flushPreferences?.();
  };
  const { getState, getInitialState, subscribe } = store;
  return { getState, getInitialState, subscribe, actions: actionsOf(store, loop, client), flush };
}

function keptDocuments(own: DocumentsState, beside: KeptScenario | undefined): DocumentsState {
  return beside === undefined ? own : activateFile(openScenario(own, beside), beside.activeFile ?? "");
}

function actionsOf(store: StoreApi<AppState>, loop: AnalysisLoop, client: WorkerClient): Actions {
  const { getState, setState } = store;
  const select = (target: Selectable | null) => {
    const { selection } = getState();
    // What is asked about goes with what it was asked at; letting go of nothing still lets go of a question by itself.
    const isSame = isSameSelectable(selection.selected, target) && (target !== null || selection.tracing === null);
    if (!isSame) setState({ selection: { ...selection, selected: target, tracing: null } });
  };
  const documents = documentActions(store);
  const views = viewActions(store);

  return {
    ...documents,
    ...importActions(store, client, documents),
    ...expectationActions(store, client, documents),
    ...views,
    ...baselineActions(store),
    ...editingActions(store, client, documents),
    selectNode: (id) => select({ kind: "node", id }),
    selectEdge: (id) => select({ kind: "edge", id }),
    selectDoor: (id) => select({ kind: "door", id }),
    trace: (tracing) => setState(({ selection }) => ({ selection: { ...selection, tracing } })),
    clearSelection: () => {
      const { selection } = getState();
      if (selection.radius === null || selection.selected !== null || selection.tracing !== null) return select(null);
      setState({ selection: { ...selection, radius: null } });
    },
    askRadius: (radius) => {
      // the answer may lead anywhere
      if (radius !== null && getState().view.options.picture.filter.around !== null) views.setFilter({ around: null });
      setState(({ selection }) => ({ selection: { ...selection, selected: null, tracing: null, radius } }));
    },
    hover: (target) => {
      const { selection } = getState();
      if (!isSameSelectable(selection.hovered, target)) setState({ selection: { ...selection, hovered: target } });
    },
    reveal: (place) =>
      setState(({ documents, selection }) => ({
        documents: activateFile(documents, place.file),
        selection: { ...selection, reveal: { place } },
      })),
    tell: (told) => setState({ told }),
    setCaret: (caret) => setState(({ selection }) => ({ selection: { ...selection, caret } })),
    explain: (edgeId) => {
      select({ kind: "edge", id: edgeId });
      loop.explain(edgeId);
    },
    // Safe: what every question carries is all that `AskedArgs` leaves out.
    ask: <N extends Asked>(name: N, args: AskedArgs<N>) =>
      client.call(name, () => ({ ...questionOf(getState()), ...args }) as CallArgs<N>),
    cancelAnalysis: () => client.cancel(),
    retryAnalysis: () => loop.retry(),
  };
}
