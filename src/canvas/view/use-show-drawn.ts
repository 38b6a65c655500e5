import { useCallback, useRef } from "react";
import { useReactFlow, useStoreApi } from "reactflow";
import type { Graph } from "../../engine";
import { useMediaQuery } from "../../ui/media-query";
import type { FlowElements } from "../use-flow-elements";
import { noteHeight } from "./note-height";
import { boxesAbout, pictureBounds } from "./picture-bounds";
import { wholeView } from "./whole-view";

/** Up to so many nodes a narrow screen shows a part that can be read rather than all that cannot. */
const FEW_NODES = 12;
/** Never larger than is pleasant to read. */
const MOST_ZOOM = 1.3;
/** Parts of the pane that stay free at each side. */
const AROUND = { narrow: 0.02, wide: 0.025 };

/**
 * Brings what is drawn now into view, its lines and labels too, beside the notes: all of it, or what is about the named
 * namespaces.
 */
export function useShowDrawn(graph: Graph, elements: FlowElements): (namespaces: readonly string[]) => void {
  const flow = useStoreApi();
  const { setViewport } = useReactFlow();
  const isNarrow = useMediaQuery("(max-width: 799px)");
  const latest = useRef({ graph, elements, isNarrow });
  latest.current = { graph, elements, isNarrow };
  return useCallback(
    (namespaces) => {
      const { graph, elements, isNarrow } = latest.current;
      const { width, height, domNode } = flow.getState();
      const { routes, edges } = elements;
      const bounds = pictureBounds({ boxes: boxesAbout(elements, namespaces), routes: routes.values(), edges });
      if (bounds === null || domNode === null) return;
      const part = isNarrow ? AROUND.narrow : AROUND.wide;
      const bottom = Math.max(height * part, noteHeight(domNode));
      const least = isNarrow && graph.nodes.length <= FEW_NODES ? 0.42 : 0.08;
      const margins = { x: width * part, top: height * part, bottom };
      setViewport(wholeView(bounds, { width, height }, margins, { least, most: MOST_ZOOM }));
    },
    [flow, setViewport],
  );
}
