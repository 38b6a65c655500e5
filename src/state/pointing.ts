import type { StoreApi } from "zustand/vanilla";
import type { TraceRequest } from "../engine";
import type { WorkerClient } from "../worker/protocol";
import type { AnalysisState } from "./analysis";
import { follow } from "./follow";
import type { Schedule } from "./save-at-rest";
import type { Selectable } from "./selection";
import type { AppState } from "./store";

/** How long the pointer rests on something before its lines are fetched, and the caret before its rule lights up. */
const pointerRestMs = 60;
const caretRestMs = 120;

/** No endpoint has this name: it is never the answer that is shown. */
const nothingToTrace: TraceRequest = { source: "", target: "", port: null, protocol: "TCP" };

/**
 * Fetches what belongs to what the user points at: every line of a node, its connections side by side, the text behind
 * a line, and what the place of the caret is responsible for.
 */
export function followPointing(store: StoreApi<AppState>, client: WorkerClient, schedule?: Schedule): void {
  const set = (change: Partial<AnalysisState>) =>
    store.setState(({ analysis }) => ({ analysis: { ...analysis, ...change } }));

  follow(store, client, {
    call: "edgesOf",
    wanted: nodeOfLines,
    argsOf: (question, nodeId) => ({ ...question, nodeId }),
    put: (answer) =>
      set({ nodeLines: answer && { nodeId: answer.key, revision: answer.revision, edges: answer.result } }),
  });
  follow(store, client, {
    call: "explainNode",
    wanted: ({ selection: { selected } }) => (selected?.kind === "node" ? selected.id : null),
    argsOf: (question, nodeId) => ({ ...question, nodeId }),
    put: (answer) =>
      set({
        nodeExplanation: answer && { nodeId: answer.key, revision: answer.revision, explanation: answer.result },
      }),
  });
  follow(store, client, {
    call: "explainDoor",
    wanted: ({ selection: { selected } }) => (selected?.kind === "door" ? selected.id : null),
    argsOf: (question, doorId) => ({ ...question, doorId }),
    put: (answer) =>
      set({
        doorExplanation: answer && { doorId: answer.key, revision: answer.revision, explanation: answer.result },
      }),
  });
  follow(store, client, {
    call: "trace",
    wanted: ({ selection: { tracing } }) => tracing && JSON.stringify(tracing),
    argsOf: (question, _key, { selection: { tracing } }) => ({ ...question, request: tracing ?? nothingToTrace }),
    put: (answer) => set({ trace: answer && { revision: answer.revision, trace: answer.result } }),
  });
  follow(store, client, {
    call: "radius",
    wanted: ({ selection: { radius } }) => radius && JSON.stringify(radius.question),
    // The key is the question.
    argsOf: (question, key) => ({ ...question, question: JSON.parse(key) }),
    put: (radius) => set({ radius }),
  });
  follow(store, client, {
    call: "placesBehind",
    wanted: ({ selection }) => edgeOf(selection.hovered) ?? edgeOf(selection.selected),
    argsOf: (question, edgeId) => ({ ...question, edgeId }),
    put: (answer) =>
      set({ placesBehind: answer && { edgeId: answer.key, revision: answer.revision, places: answer.result } }),
    restMs: pointerRestMs,
    schedule,
  });
  follow(store, client, {
    call: "responsibleFor",
    wanted: ({ selection: { caret } }) => caret && `${caret.head} ${caret.file}`,
    argsOf: (question, key) => {
      const gap = key.indexOf(" ");
      return { ...question, offset: Number(key.slice(0, gap)), file: key.slice(gap + 1) };
    },
    put: (answer) => set({ spotlight: answer?.result ? { ...answer.result, revision: answer.revision } : null }),
    restMs: caretRestMs,
    schedule,
  });
}

/** The node whose lines are wanted: the selected one, also while one of its lines is selected; else the hovered one. */
function nodeOfLines({ selection: { selected, hovered }, analysis: { nodeLines } }: AppState): string | null {
  if (selected?.kind === "node") return selected.id;
  if (selected === null) return hovered?.kind === "node" ? hovered.id : null;
  return nodeLines?.edges.some((edge) => edge.id === selected.id) ? nodeLines.nodeId : null;
}

function edgeOf(target: Selectable | null): string | null {
  return target?.kind === "edge" ? target.id : null;
}
