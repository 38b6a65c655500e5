import { useEffect, useMemo, useRef } from "react";
import { useStore } from "reactflow";
import type { Graph } from "../../engine";
import { useApp } from "../../state/store-context";
import { isSameValue } from "../../ui/same-value";
import type { FlowElements } from "../use-flow-elements";
import { isAnotherScenario } from "./is-another-scenario";
import { useShowDrawn } from "./use-show-drawn";

/**
 * Brings everything into view in the beginning, and while the user has not moved the view also when the window or the
 * width of the pane changes, or most of the picture has gone. Else an edit leaves the view alone, also where a longer
 * sentence about it takes some height. Another scenario, be it written over the one before, is another picture, which
 * begins in full view, and with a filter for namespaces, or for the neighbours of a node, what is left is in view. The result says what moves the view, and
 * shows it all again.
 */
export function useRefit(graph: Graph, elements: FlowElements) {
  const showDrawn = useShowDrawn(graph, elements);
  const namespaces = useApp(({ analysis }) => analysis.analysisOptions?.picture?.filter.namespaces ?? noNames);
  const around = useApp(({ analysis }) => analysis.analysis?.graph.away?.around ?? null);
  const isMoved = useRef(false);
  const width = useStore((flow) => flow.width);
  const height = useStore((flow) => flow.height);
  const isShowingEdge = useApp((state) => state.selection.selected?.kind === "edge");
  const fitted = useRef<Fitted | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the window's height has effect when the pane's has changed
  useEffect(() => {
    if (width === 0) return;
    const now: Fitted = { width, windowHeight: innerHeight, namespaces, around };
    const last = fitted.current;
    const isAskedFor = last === null || !isSameValue([last.namespaces, last.around], [namespaces, around]);
    // The card about an edge takes room of its own: the view that shows both stays until it is closed.
    if (!isAskedFor && (isSameValue(last, now) || isMoved.current || isShowingEdge)) return;
    fitted.current = now;
    if (isAskedFor) isMoved.current = false;
    if (last === null) {
      showDrawn(namespaces);
      return;
    }
    const frame = requestAnimationFrame(() => showDrawn(namespaces));
    return () => cancelAnimationFrame(frame);
  }, [width, height, namespaces, around, isShowingEdge, showDrawn]);

  const wish = useApp(({ analysis }) => analysis.analysisOptions?.picture);
  const seen = useRef({ graph, wish });
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another picture may be that of another scenario
  useEffect(() => {
    const before = seen.current;
    seen.current = { graph, wish };
    // What is unfolded is new, too, but stands where it belongs among the rest.
    if (!isSameValue(before.wish, wish)) return;
    const isLeft = !isMoved.current && isAnotherScenario(graph, before.graph);
    if (!isLeft && !isAnotherScenario(before.graph, graph)) return;
    isMoved.current = false;
    showDrawn(namespaces);
  }, [graph]);

  return useMemo(
    () => ({
      /** A move without an event is one of ours. */
      onMove: (event: MouseEvent | TouchEvent | null) => {
        if (event !== null) isMoved.current = true;
      },
      onZoom: () => {
        isMoved.current = true;
      },
      onFit: () => {
        isMoved.current = false;
        showDrawn(noNames);
      },
    }),
    [showDrawn],
  );
}

/** For what the picture was last brought into view. */
interface Fitted {
  readonly width: number;
  readonly windowHeight: number;
  /** Those that the filter names. */
  readonly namespaces: readonly string[];
  /** The node whose neighbours alone are drawn; null: all are. */
  readonly around: string | null;
}

const noNames: readonly string[] = [];
