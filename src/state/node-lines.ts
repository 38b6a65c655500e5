import type { StoreApi } from "zustand/vanilla";
import type { WorkerClient } from "../worker/protocol";
import type { NodeLines } from "./analysis";
import type { Selectable } from "./selection";
import type { AppState } from "./store";

/**
 * Fetches all lines of the selected node, now and after every analysis, until the selection leaves the node and its
 * lines. What is not about the newest text and options is dropped: the analysis that is under way asks again.
 */
export function followNodeLines(store: StoreApi<AppState>, client: WorkerClient): void {
  /** Node whose lines are wanted. */
  let wanted: string | null = null;

  const set = (nodeLines: NodeLines | null) => {
    if (store.getState().analysis.nodeLines === nodeLines) return;
    store.setState(({ analysis }) => ({ analysis: { ...analysis, nodeLines } }));
  };

  const fetch = async (nodeId: string) => {
    const { options } = store.getState().view;
    const outcome = await client.call("edgesOf", { options, nodeId });
    if (wanted !== nodeId || outcome.kind === "superseded") return;
    if (outcome.kind !== "done") return set(null);
    if (outcome.stale || options !== store.getState().view.options) return;
    set({ nodeId, revision: outcome.revision, edges: outcome.result });
  };

  store.subscribe(({ selection, analysis }, former) => {
    if (selection.selected !== former.selection.selected) {
      const next = nodeOf(selection.selected, analysis.nodeLines);
      if (next === wanted) return;
      wanted = next;
      set(null);
      if (next !== null) void fetch(next);
    } else if (wanted !== null && analysis.analysis !== null && analysis.analysis !== former.analysis.analysis) {
      void fetch(wanted);
    }
  });
}

/** The node whose lines a selection keeps: of one of the lines, the node that they are of. */
function nodeOf(selected: Selectable | null, lines: NodeLines | null): string | null {
  if (selected?.kind === "node") return selected.id;
  if (selected === null || lines === null) return null;
  return lines.edges.some((edge) => edge.id === selected.id) ? lines.nodeId : null;
}
