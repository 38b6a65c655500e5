import { useMemo, useRef } from "react";
import type { Graph, GraphEdge } from "../engine";
import { nodePositions } from "../state/selectors";
import { useApp } from "../state/store-context";
import { keepSame } from "../ui/same-value";
import { dropBox, noDrops, placeDrops } from "./drop-placement";
import { type Box, type Route, routeEdges } from "./edge-geometry";
import { edgeWords, edgeWordsSize } from "./edge-words";
import { emphasisOf, isRelated } from "./emphasis";
import { type ConnectionFlowEdge, endpointBoxes, type FlowNode, flowNodes, LAYERS, titleBoxes } from "./flow-elements";
import { placeLabels } from "./label-placement";
import { linesBesides, stillNotDrawn } from "./node-lines";
import { useFreshChanges } from "./use-last-change";

/** Above this many edges their lines are painted, and only those of what is selected or pointed at are elements. */
const MOST_EDGE_ELEMENTS = 300;

/** The graph as React Flow wants it, with what must be painted besides. */
export interface FlowElements {
  readonly nodes: FlowNode[];
  readonly edges: ConnectionFlowEdge[];
  /** All edges of a graph with too many of them for elements; empty otherwise. */
  readonly painted: readonly GraphEdge[];
  readonly routes: ReadonlyMap<string, Route>;
  readonly boxes: ReadonlyMap<string, Box>;
  readonly notDrawn: Graph["notDrawn"];
}

export function useFlowElements(graph: Graph): FlowElements {
  const positions = useApp(nodePositions);
  const selected = useApp((state) => state.selection.selected);
  const hovered = useApp((state) => state.selection.hovered);
  const lines = useApp((state) => state.analysis.nodeLines);
  const besides = useMemo(() => linesBesides(graph, lines, selected, MOST_EDGE_ELEMENTS), [graph, lines, selected]);
  const drawn = useMemo(() => (besides.length === 0 ? graph.edges : [...graph.edges, ...besides]), [graph, besides]);
  const isPainted = graph.edges.length > MOST_EDGE_ELEMENTS;

  const boxes = useMemo(() => endpointBoxes(graph, positions), [graph, positions]);
  const titles = useMemo(() => titleBoxes(graph, positions), [graph, positions]);
  const routes = useMemo(() => routeEdges(drawn, boxes, isPainted ? null : titles), [drawn, boxes, titles, isPainted]);
  const changes = useFreshChanges();
  const fresh = useMemo(() => new Map(changes.map(({ edgeId, kind }) => [edgeId, kind])), [changes]);
  const shown = useMemo(() => {
    if (!isPainted) return drawn;
    return drawn
      .filter((edge) => [selected, hovered].some((target) => target !== null && isRelated(target, edge)))
      .slice(0, MOST_EDGE_ELEMENTS);
  }, [drawn, isPainted, selected, hovered]);
  const emphasis = useMemo(() => {
    const ids = graph.nodes.map((node) => node.id);
    return emphasisOf(selected, drawn, ids);
  }, [graph, drawn, selected]);
  const drops = useMemo(() => placeDrops(shown, routes), [shown, routes]);
  const labels = useMemo(() => {
    const wishes = shown.map((edge) => ({
      id: edge.id,
      ...edgeWordsSize(edgeWords(edge, fresh.get(edge.id) ?? null)),
    }));
    const signs = [...drops.values()].flatMap(({ source, target }) =>
      [source, target].flatMap((at) => (at ? [dropBox(at)] : [])),
    );
    return placeLabels(wishes, routes, [...boxes.values(), ...titles, ...signs]);
  }, [shown, routes, boxes, titles, drops, fresh]);

  const selectedId = selected?.id ?? null;
  const raised = hovered?.kind === "node" ? hovered.id : selectedId;
  const nodes = useStable(
    useMemo(
      () => flowNodes(graph, positions, selectedId, emphasis.fadedNodes, raised),
      [graph, positions, selectedId, emphasis, raised],
    ),
  );
  const edges = useStable(
    useMemo(
      () =>
        shown.flatMap((edge): ConnectionFlowEdge[] => {
          const route = routes.get(edge.id);
          if (!route) return [];
          const faded = emphasis.isFadedEdge(edge);
          return [
            {
              id: edge.id,
              source: edge.source,
              target: edge.target,
              type: "connection",
              zIndex: LAYERS.edge,
              data: {
                edge,
                route,
                drops: drops.get(edge.id) ?? noDrops,
                labelAt: labels.get(edge.id) ?? null,
                faded,
                change: fresh.get(edge.id) ?? null,
              },
              selected: edge.id === selectedId,
              ariaLabel: edge.sentence,
              ariaRole: "button",
              domAttributes: { "aria-roledescription": undefined, "aria-pressed": edge.id === selectedId },
            },
          ];
        }),
      [shown, routes, drops, labels, emphasis, selectedId, fresh],
    ),
  );
  const notDrawn = useMemo(() => stillNotDrawn(graph, besides), [graph, besides]);
  return { nodes, edges, painted: isPainted ? graph.edges : noEdges, routes, boxes, notDrawn };
}

const noEdges: readonly GraphEdge[] = [];

/** Items that are equal to those of the last render keep their identity. */
function useStable<T extends { readonly id: string }>(items: readonly T[]): T[] {
  const last = useRef<T[]>([]);
  last.current = keepSame(last.current, items);
  return last.current;
}
