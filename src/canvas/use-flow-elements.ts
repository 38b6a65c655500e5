import { useMemo, useRef } from "react";
import type { Graph, GraphEdge, PictureShape } from "../engine";
import { linesBesides, mostLineElements } from "../state/lines-besides";
import type { Selectable } from "../state/selection";
import { nodePositions } from "../state/selectors";
import { useApp } from "../state/store-context";
import { keepSame } from "../ui/same-value";
import { type Attention, faintDenials, hasManyDenied, mostAttended } from "./edges/attention";
import { dropBox, placeDrops } from "./edges/drop-placement";
import { edgeWords, edgeWordsSize, needsWords, shortEdgeWords } from "./edges/edge-words";
import { type ConnectionFlowEdge, flowEdges } from "./edges/flow-edges";
import { placeLabels } from "./edges/label-placement";
import type { Route } from "./edges/polyline";
import { createRouter, type Span } from "./edges/route-edges";
import { emphasisOf, type Focus } from "./emphasis";
import { type FlowNode, flowNodes } from "./nodes/flow-nodes";
import { framesOf, type Places, placesOf, titleBoxes, titleTabBoxes } from "./nodes/node-places";
import type { Scene } from "./nodes/scene";
import { useFreshChanges } from "./use-fresh-changes";
import { useRested } from "./use-rested";

/** How long the pointer rests on a node or a line before the rest of the picture steps back. */
const HOVER_REST_MS = 140;

/** The graph as React Flow wants it, with what must be painted besides. */
export interface FlowElements {
  readonly nodes: FlowNode[];
  readonly edges: ConnectionFlowEdge[];
  /** All edges of a graph with too many of them for elements; empty otherwise. */
  readonly painted: readonly GraphEdge[];
  readonly areDenialsFaint: boolean;
  readonly routes: ReadonlyMap<string, Route>;
  readonly places: Places;
  readonly focus: Focus | null;
}

export function useFlowElements(graph: Graph, shape: PictureShape): FlowElements {
  const positions = useApp(nodePositions);
  const selected = useApp((state) => state.selection.selected);
  const hovered = useApp((state) => state.selection.hovered);
  const lines = useApp((state) => state.analysis.nodeLines);
  const focus = useFocus(selected, hovered);
  const fresh = useFreshChanges();
  const lit = useLit();

  const target = focus?.target ?? null;
  const besides = useMemo(() => linesBesides(graph, lines, target, mostLineElements), [graph, lines, target]);
  const drawn = useSame(
    useMemo(() => (besides.length === 0 ? graph.edges : [...graph.edges, ...besides]), [graph, besides]),
  );
  const isPainted = graph.edges.length > mostLineElements;
  const areDenialsFaint = useMemo(() => hasManyDenied(graph.edges), [graph]);
  const attention = useMemo((): Attention => {
    return { targets: [target, hovered].flatMap((each) => each ?? []), marked: [fresh, lit.edges] };
  }, [target, hovered, fresh, lit]);
  const shown = useMemo(() => {
    if (!isPainted) return drawn;
    return mostAttended(drawn, attention, mostLineElements);
  }, [drawn, isPainted, attention]);

  const scene = useScene(graph, shape);
  const places = useMemo(() => placesOf(scene, positions), [scene, positions]);
  const titles = useMemo(() => titleBoxes(scene, places), [scene, places]);
  const router = useRef<ReturnType<typeof createRouter>>(null);
  router.current ??= createRouter();
  const { current } = router;
  const spans = useSame(useMemo(() => spansOf(drawn, besides), [drawn, besides]));
  const routes = useMemo(
    () => current.route(spans, places.absolute, isPainted ? null : titles, [...places.containers.values()]),
    [current, spans, places, titles, isPainted],
  );
  const faint = useMemo(() => faintDenials(shown, areDenialsFaint, attention), [areDenialsFaint, shown, attention]);
  const drops = useMemo(() => placeDrops(shown, routes, [...places.absolute.values()]), [shown, routes, places]);
  const labels = useMemo(() => {
    const wishes = shown.flatMap((edge) => {
      const change = fresh.get(edge.id) ?? null;
      const words = edgeWords(edge, change);
      if (words === "") return [];
      const short = shortEdgeWords(words);
      const shorter = short === words ? {} : { shortWidth: edgeWordsSize(short).width };
      return [{ id: edge.id, ...edgeWordsSize(words), ...shorter, isNeeded: change !== null || needsWords(edge) }];
    });
    const signs = [...drops].flatMap(([id, { source, target: end }]) =>
      faint.has(id) ? [] : [source, end].flatMap((at) => (at ? [dropBox(at)] : [])),
    );
    const words = [...titles, ...titleTabBoxes(scene, places)];
    return placeLabels(wishes, routes, [...places.absolute.values(), ...words, ...signs], framesOf(scene, places));
  }, [shown, routes, scene, places, titles, drops, fresh, faint]);

  const emphasis = useMemo(
    () =>
      emphasisOf(
        focus,
        drawn,
        scene.nodes.map((node) => node.id),
      ),
    [scene, drawn, focus],
  );
  const linked = useMemo(() => new Set(drawn.flatMap(({ source, target: end }) => [source, end])), [drawn]);
  const selectedId = selected?.id ?? null;
  const raised = hovered?.kind === "node" ? hovered.id : selectedId;
  const nodes = useSame(
    useMemo(
      () => flowNodes(scene, places, { selected: selectedId, raised, emphasis, lit: lit.nodes, linked }),
      [scene, places, selectedId, raised, emphasis, lit, linked],
    ),
  );
  const edges = useSame(
    useMemo(
      () => flowEdges(shown, { routes, drops, labels, emphasis, selectedId, fresh, lit: lit.edges, faint }),
      [shown, routes, drops, labels, emphasis, selectedId, fresh, lit, faint],
    ),
  );
  const painted = isPainted ? graph.edges : noEdges;
  return { nodes, edges, painted, areDenialsFaint, routes, places, focus };
}

/** More lines of one node than this are a fan of straight ones. */
const MOST_BENT_LINES = 14;

function spansOf(drawn: readonly GraphEdge[], besides: readonly GraphEdge[]): readonly Span[] {
  const direct = new Set(besides.length <= MOST_BENT_LINES ? [] : besides.map(({ id }) => id));
  return drawn.map((edge) => {
    const { id, source, target } = edge;
    const labelWidth = source === target && edge.label !== "" ? edgeWordsSize(edgeWords(edge, null)).width : 0;
    return { id, source, target, isDirect: direct.has(id), labelWidth };
  });
}

/** What stands in the picture, the same object for as long as nothing of it changes, whatever the lines do. */
function useScene(graph: Graph, shape: PictureShape): Scene {
  const nodes = useSame(graph.nodes);
  const namespaces = useSame(graph.namespaces);
  const areOpenLinesDrawn = graph.notDrawn.open === 0;
  return useMemo(
    () => ({ nodes, namespaces, areOpenLinesDrawn, shape }),
    [nodes, namespaces, areOpenLinesDrawn, shape],
  );
}

const noEdges: readonly GraphEdge[] = [];
const noIds: ReadonlySet<string> = new Set();
const nothingLit = { nodes: noIds, edges: noIds };

/** What the picture is about: what is selected, else what the pointer rests on. */
function useFocus(selected: Selectable | null, hovered: Selectable | null): Focus | null {
  const rested = useRested(selected === null ? hovered : null, HOVER_REST_MS);
  return useMemo((): Focus | null => {
    if (selected !== null) return { target: selected, rest: "faded" };
    return rested === null ? null : { target: rested, rest: "dimmed" };
  }, [selected, rested]);
}

/** What the place of the caret is responsible for. */
function useLit(): { readonly nodes: ReadonlySet<string>; readonly edges: ReadonlySet<string> } {
  const spotlight = useApp((state) => state.analysis.spotlight);
  return useMemo(() => {
    if (spotlight === null) return nothingLit;
    return { nodes: new Set(spotlight.nodes), edges: new Set(spotlight.edges) };
  }, [spotlight]);
}

/** Items that are equal to those of the last render keep their identity. */
function useSame<T extends { readonly id: string }>(items: readonly T[]): T[] {
  const last = useRef<T[]>([]);
  last.current = keepSame(last.current, items);
  return last.current;
}
