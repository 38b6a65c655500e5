import { useEffect, useRef } from "react";
import { useReactFlow } from "reactflow";
import { useApp } from "../../state/store-context";
import { useReducedMotion } from "../../ui/media-query";
import { isSameValue } from "../../ui/same-value";
import type { Box } from "../edges/box";
import type { FlowElements } from "../use-flow-elements";
import { movedIntoView, type View } from "./free-view";
import { useFreePane } from "./use-free-pane";

/**
 * Moves the picture so that what is newly selected, of an edge also its ends, is not under the card that tells about
 * it, and back when nothing is selected any more, unless the user has moved it meanwhile.
 */
export function useShowSelected({ edges, places }: FlowElements): void {
  const selected = useApp((state) => state.selection.selected);
  const freePane = useFreePane();
  const { getViewport, setViewport } = useReactFlow();
  const duration = useReducedMotion() ? 0 : 240;
  const move = useRef<{ readonly from: View; readonly to: View } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another selection moves the picture, an edit does not
  useEffect(() => {
    const view = getViewport();
    if (selected === null) {
      if (move.current && isSameValue(move.current.to, view)) setViewport(move.current.from, { duration });
      move.current = null;
      return;
    }
    const edge = selected.kind === "edge" ? edges.find(({ id }) => id === selected.id) : undefined;
    const ids = selected.kind === "node" ? [selected.id] : [edge?.source, edge?.target];
    const ends = ids.flatMap((id): Box[] => {
      const box = places.absolute.get(id ?? "");
      return box ? [box] : [];
    });
    const to = movedIntoView(view, ends, freePane(true));
    if (to === null) return;
    const wasMovedByUs = move.current !== null && isSameValue(move.current.to, view);
    move.current = { from: (wasMovedByUs && move.current?.from) || view, to };
    setViewport(to, { duration });
  }, [selected]);
}
