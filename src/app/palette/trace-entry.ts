import { firstRequest } from "../../panels/trace/first-request";
import type { PaletteContext } from "./palette-context";
import type { PaletteEntry } from "./palette-entries";

/** The form that asks for the way from somebody to any name; null where there is nobody to ask. */
export function traceEntry({ state, actions, commands }: PaletteContext): PaletteEntry | null {
  const { selected } = state.selection;
  const graph = state.analysis.analysis?.graph;
  const request = graph === undefined ? null : firstRequest(graph, selected?.id ?? null);
  if (request === null) return null;
  return {
    id: "do trace",
    group: "Do",
    title: "Can A reach…",
    details: [
      "From a pod or from outside to a name, a URL or an address, step by step: DNS, Service, policies, listening",
    ],
    run: () => {
      actions.clearSelection();
      commands["go-to-picture"]();
      // The pane takes the focus in this frame; the form takes it from there.
      requestAnimationFrame(() => actions.trace(request));
    },
  };
}
