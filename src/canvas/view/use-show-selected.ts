import { useEffect, useRef } from "react";
import { useReactFlow } from "reactflow";
import type { Selectable } from "../../state/selection";
import { useApp } from "../../state/store-context";
import { useReducedMotion } from "../../ui/media-query";
import { isSameValue } from "../../ui/same-value";
import type { Box } from "../edges/box";
import type { FlowElements } from "../use-flow-elements";
import { movedIntoView, type View } from "./free-view";
import { viewWithNeighbours } from "./neighbours-view";
import { useFreePane } from "./use-free-pane";

/**
 * Moves the picture so that what is newly selected, of an edge also its ends, of a node also its neighbours, is not
 * under the card that tells about it, and back when nothing is selected any more, unless the user has moved it meanwhile.
 */
export function useShowSelected({ edges, places }: FlowElements): void {
  const selected = useApp((state) => state.selection.selected);
  const awaitsLines = useAwaitsLines(selected);
  const freePane = useFreePane();
  const { getViewport, setViewport } = useReactFlow();
  const duration = useReducedMotion() ? 0 : 240;
  const shownFor = useRef<Selectable | null>(null);
  const move = useRef<{ readonly from: View; readonly to: View } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another selection moves the picture, an edit does not
  useEffect(() => {
    const view = getViewport();
    if (selected === null) {
      if (move.current && isSameValue(move.current.to, view)) setViewport(move.current.from, { duration });
      move.current = null;
      shownFor.current = null;
      return;
    }
    if (awaitsLines || shownFor.current === selected) return;
    shownFor.current = selected;
    const edge = selected.kind === "edge" ? edges.find(({ id }) => id === selected.id) : undefined;
    const ends = [edge?.source, edge?.target].flatMap((id): Box[] => {
      const box = places.absolute.get(id ?? "");
      return box ? [box] : [];
    });
    const lines = edges.filter(({ source, target }) => source === selected.id || target === selected.id);
    const drawn = lines.flatMap(({ data }) => data?.edge ?? []);
    const to =
      selected.kind === "node"
        ? viewWithNeighbours(view, selected.id, drawn, places.absolute, freePane(true))
        : movedIntoView(view, ends, freePane(true));
    if (to === null) return;
    const wasMovedByUs = move.current !== null && isSameValue(move.current.to, view);
    move.current = { from: (wasMovedByUs && move.current?.from) || view, to };
    setViewport(to, { duration });
  }, [selected, awaitsLines]);
}

/** The lines of a node that the picture does not draw by itself come a moment after its selection. */
function useAwaitsLines(selected: Selectable | null): boolean {
  const nodeId = useApp((state) => state.analysis.nodeLines?.nodeId ?? null);
  return selected?.kind === "node" && selected.id !== nodeId;
}
