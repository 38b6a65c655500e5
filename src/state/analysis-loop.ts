import type { StoreApi } from "zustand/vanilla";
import type { Outcome, WorkerClient } from "../worker/protocol";
import type { AnalysisState, ExplanationState } from "./analysis";
import { justBegun, noExplanation } from "./analysis";
import { questionOf } from "./question";
import type { AppState } from "./store";

/** What keeps the analysis slice in step with the text and the options. */
export interface AnalysisLoop {
  /** Fetches the explanation of an edge, now and after every analysis, until another one or none is wanted. */
  explain(edgeId: string): void;
  /** Analyses the newest text again. */
  retry(): void;
}

/** Sends every change of the text on, at once, and asks for an analysis of each; one is running, the newest waits. */
export function startAnalysisLoop(store: StoreApi<AppState>, client: WorkerClient): AnalysisLoop {
  let lastAnalyze = 0;
  /** Answers about earlier revisions are about another scenario. */
  let firstRevision = 0;

  const set = (change: Partial<AnalysisState>) =>
    store.setState(({ analysis }) => ({ analysis: { ...analysis, ...change } }));

  const analyze = async () => {
    lastAnalyze += 1;
    const asked = lastAnalyze;
    let question = questionOf(store.getState());
    const begin = () => {
      question = questionOf(store.getState());
      if (store.getState().analysis.progress === null) set({ progress: justBegun });
      return question;
    };
    const outcome = await client.call("analyze", begin, (progress) => set({ progress }));
    const isLatest = asked === lastAnalyze;
    switch (outcome.kind) {
      case "superseded":
        return;
      case "cancelled":
        if (isLatest) set({ phase: "cancelled", error: null, progress: null });
        return;
      case "done": {
        const idle = { ...(isLatest ? ({ phase: "idle", error: null, gaveUp: false } as const) : {}), progress: null };
        const oldest = store.getState().analysis.analysisRevision ?? firstRevision;
        if (outcome.revision < oldest) return set(idle);
        set({
          ...idle,
          analysis: outcome.result,
          analysisRevision: outcome.revision,
          analysisOptions: question.options,
        });
        return refreshExplanation();
      }
      case "hung":
      case "crashed":
        if (!isLatest) return;
        set({ phase: outcome.kind, error: outcome.message, gaveUp: outcome.gaveUp, progress: null });
        if (!outcome.gaveUp) await analyze();
    }
  };

  const run = () => {
    set({ phase: "running", error: null, gaveUp: false });
    void analyze();
  };

  const explain = async (edgeId: string) => {
    const { analysis } = store.getState();
    // It would make the analysis that the user has cancelled.
    if (analysis.phase === "cancelled") return set({ explanation: cancelledExplanation(edgeId) });
    const isShown = analysis.explanation.kind === "ready" && analysis.explanation.edgeId === edgeId;
    if (!isShown) set({ explanation: { kind: "loading", edgeId } });
    const outcome = await client.call("explainEdge", () => ({ ...questionOf(store.getState()), edgeId }));
    if (outcome.kind === "done" && outcome.revision < firstRevision) return;
    const next = explanationOf(edgeId, outcome);
    if (next !== null && isWanted(edgeId)) set({ explanation: next });
  };

  const refreshExplanation = () => {
    const { explanation } = store.getState().analysis;
    if (explanation.kind !== "none") void explain(explanation.edgeId);
  };

  const isWanted = (edgeId: string) => {
    const { explanation } = store.getState().analysis;
    return explanation.kind !== "none" && explanation.edgeId === edgeId;
  };

  const forget = (revision: number) => {
    firstRevision = revision;
    set({ analysis: null, analysisRevision: null, analysisOptions: null, explanation: noExplanation });
  };

  store.subscribe((state, former) => {
    const { explanation } = state.analysis;
    if (state.documents.revision !== former.documents.revision) {
      client.update(state.documents.lastChange);
      if (state.documents.lastChange === null) forget(state.documents.revision);
      run();
    } else if (state.view.options !== former.view.options) {
      run();
    }
    if (state.selection.selected !== former.selection.selected && explanation.kind !== "none") {
      const { selected } = state.selection;
      if (selected?.kind !== "edge" || selected.id !== explanation.edgeId) set({ explanation: noExplanation });
    }
  });
  run();

  const retry = () => {
    client.forgive();
    run();
  };
  return { explain: (edgeId) => void explain(edgeId), retry };
}

/** What to show of an outcome; null: what is shown stays. */
function explanationOf(edgeId: string, outcome: Outcome<"explainEdge">): ExplanationState | null {
  switch (outcome.kind) {
    case "done":
      return { kind: "ready", edgeId, revision: outcome.revision, explanation: outcome.result };
    case "superseded":
      return null;
    case "cancelled":
      return cancelledExplanation(edgeId);
    case "hung":
    case "crashed":
      return { kind: "failed", edgeId, message: outcome.message };
  }
}

function cancelledExplanation(edgeId: string): ExplanationState {
  return { kind: "failed", edgeId, message: "cancelled" };
}
