import { useEffect, useMemo, useRef } from "react";
import { type FitViewOptions, useReactFlow } from "reactflow";
import type { Graph } from "../engine";
import { useMediaQuery, useReducedMotion } from "../ui/media-query";

/** Up to so many nodes a narrow screen shows a part that can be read rather than all that cannot. */
const FEW_NODES = 12;

/** How the whole picture is brought into view; never larger than is pleasant to read. */
export function useFitOptions(nodeCount: number): FitViewOptions {
  const isNarrow = useMediaQuery("(max-width: 799px)");
  return useMemo(() => {
    const minZoom = isNarrow && nodeCount <= FEW_NODES ? 0.5 : 0.08;
    return { padding: isNarrow ? 0.04 : 0.05, minZoom, maxZoom: 1.3 };
  }, [isNarrow, nodeCount]);
}

/** Brings everything into view when the picture is of other namespaces altogether; an edit leaves the view alone. */
export function useRefit(graph: Graph, fitOptions: FitViewOptions): void {
  const { fitView } = useReactFlow();
  const reducedMotion = useReducedMotion();
  const known = useRef<readonly string[] | null>(null);
  useEffect(() => {
    const before = known.current;
    known.current = graph.namespaces.map((namespace) => namespace.id);
    if (before === null || known.current.some((id) => before.includes(id))) return;
    const frame = requestAnimationFrame(() => fitView({ ...fitOptions, duration: reducedMotion ? 0 : 240 }));
    return () => cancelAnimationFrame(frame);
  }, [graph, fitView, fitOptions, reducedMotion]);
}
