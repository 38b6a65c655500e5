import { useEffect, useMemo, useRef } from "react";
import { type FitViewOptions, useReactFlow, useStore } from "reactflow";
import type { Graph } from "../../engine";
import { useApp } from "../../state/store-context";
import { useMediaQuery } from "../../ui/media-query";
import { isSameValue } from "../../ui/same-value";
import { noteRoom } from "./note-room";

/** Up to so many nodes a narrow screen shows a part that can be read rather than all that cannot. */
const FEW_NODES = 12;

/** Up to this width the notes below the picture stand above the legend. */
const NARROW_PANE = 760;

/** How the whole picture is brought into view; never larger than is pleasant to read. */
export function useFitOptions(graph: Graph): FitViewOptions {
  const isNarrow = useMediaQuery("(max-width: 799px)");
  const isNarrowPane = useStore(({ width }) => width > 0 && width <= NARROW_PANE);
  const nodeCount = graph.nodes.length;
  const notes = noteRoom(
    graph,
    useApp((state) => state.view.options.picture),
    isNarrow || isNarrowPane,
  );
  return useMemo(() => {
    const minZoom = isNarrow && nodeCount <= FEW_NODES ? 0.42 : 0.08;
    const around = isNarrow ? 0.04 : 0.05;
    const padding = notes === 0 ? around : { top: around, x: around, bottom: `${notes}px` as const };
    return { padding, minZoom, maxZoom: 1.3 };
  }, [isNarrow, nodeCount, notes]);
}

/**
 * Brings everything into view when the window or the width of the pane changes while the user has not moved the view;
 * an edit leaves the view alone, also where a longer sentence about it takes some height. Another scenario is another
 * picture, which begins in full view. The result says what moves the view.
 */
export function useRefit(fitOptions: FitViewOptions) {
  const { fitView } = useReactFlow();
  const isMoved = useRef(false);
  const width = useStore((flow) => flow.width);
  const height = useStore((flow) => flow.height);
  const isShowingEdge = useApp((state) => state.selection.selected?.kind === "edge");
  const fitted = useRef({ width, windowHeight: innerHeight });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the window's height has effect when the pane's has changed
  useEffect(() => {
    const now = { width, windowHeight: innerHeight };
    // The card about an edge takes room of its own: the view that shows both stays until it is closed.
    if (isSameValue(fitted.current, now) || isMoved.current || isShowingEdge) return;
    fitted.current = now;
    const frame = requestAnimationFrame(() => fitView(fitOptions));
    return () => cancelAnimationFrame(frame);
  }, [width, height, isShowingEdge, fitView, fitOptions]);

  return useMemo(() => {
    const set = (moved: boolean) => () => {
      isMoved.current = moved;
    };
    return {
      /** A move without an event is one of ours. */
      onMove: (event: MouseEvent | TouchEvent | null) => {
        if (event !== null) isMoved.current = true;
      },
      controls: { onZoomIn: set(true), onZoomOut: set(true), onFitView: set(false) },
    };
  }, []);
}
