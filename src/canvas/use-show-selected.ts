import { useEffect, useRef } from "react";
import { useReactFlow, useStoreApi } from "reactflow";
import { useApp } from "../state/store-context";
import { useMediaQuery, useReducedMotion } from "../ui/media-query";
import { isSameValue } from "../ui/same-value";
import type { Box } from "./edge-geometry";
import { movedIntoView, type View } from "./free-view";
import type { FlowElements } from "./use-flow-elements";

/** Width that the card about the selected edge takes at the right, with its margins. */
const CARD_WIDTH = 384;
/** Share of the height that it takes at the bottom of a narrow screen. */
const SHEET_SHARE = 0.62;

/**
 * Moves the picture so that a newly selected edge and its ends are not under the card that tells about it, and back
 * when nothing is selected any more, unless the user has moved it meanwhile.
 */
export function useShowSelected({ edges, boxes }: FlowElements): void {
  const selected = useApp((state) => state.selection.selected);
  const flow = useStoreApi();
  const { getViewport, setViewport } = useReactFlow();
  const duration = useReducedMotion() ? 0 : 240;
  const isSheet = useMediaQuery("(max-width: 799px)");
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
    const ends = [edge?.source, edge?.target].flatMap((id): Box[] => {
      const box = boxes.get(id ?? "");
      return box ? [box] : [];
    });
    if (ends.length === 0) return;
    const { width, height } = flow.getState();
    const free = isSheet ? { width, height: height * (1 - SHEET_SHARE) } : { width: width - CARD_WIDTH, height };
    const to = movedIntoView(view, ends, free);
    if (to === null) return;
    const wasMovedByUs = move.current !== null && isSameValue(move.current.to, view);
    move.current = { from: (wasMovedByUs && move.current?.from) || view, to };
    setViewport(to, { duration });
  }, [selected]);
}
