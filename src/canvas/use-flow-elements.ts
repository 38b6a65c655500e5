import { useCallback, useMemo, useRef } from "react";
import type { Graph, GraphEdge, PictureShape } from "../engine";
import { linesBesides, mostLineElements, withBothEnds } from "../state/lines-besides";
import type { Selectable } from "../state/selection";
import { nodePositions } from "../state/selectors";
import { useApp } from "../state/store-context";
import { keepSame } from "../ui/same-value";
import { type Attention, faintDenials, hasManyDenied, mostAttended } from "./edges/attention";
import type { Box } from "./edges/box";
import type { DrawnLink } from "./edges/drawn-links";
import { dropBox, placeDrops } from "./edges/drop-placement";
import type { Lit } from "./edges/EdgeLine";
import { type ConnectionFlowEdge, flowEdges } from "./edges/flow-edges";
import { placeLabels } from "./edges/label-placement";
import { labelWishes } from "./edges/label-wishes";
import type { Route } from "./edges/polyline";
import { createRouter } from "./edges/route-edges";
import { spansOf } from "./edges/spans";
import { useDrawnLinks } from "./edges/use-drawn-links";
import { emphasisOf, type Focus } from "./emphasis";
import { markPicked } from "./menu/mark-picked";
import { type FlowNode, flowNodes } from "./nodes/flow-nodes";
import { framesOf, type Places, placesOf } from "./nodes/node-places";
import { hasPill, type Scene } from "./nodes/scene";
import { titleBoxes } from "./nodes/title-boxes";
import type { RadiusMarks } from "./radius-marks";
import { type TracedWay, tracedWay } from "./traced-way";
import { useFreshChanges } from "./use-fresh-changes";
import { useLinePlaces } from "./use-line-places";
import { useRadius } from "./use-radius";
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
  /** What is to be read besides: titles and tabs. */
  readonly titles: readonly Box[];
  readonly links: readonly DrawnLink[];
  /** Id of the first thing that a Service or an Ingress leads to; null for none. */
  leadsTo(doorId: string): string | null;
  readonly focus: Focus | null;
  /** Who reaches whom, where that is shown; null: it is not. */
  readonly radius: RadiusMarks | null;
}

export function useFlowElements(graph: Graph, shape: PictureShape): FlowElements {
  const positions = useApp(nodePositions);
  const selected = useApp((state) => state.selection.selected);
  const hovered = useApp((state) => state.selection.hovered);
  const picked = useApp((state) => state.editing.picked);
  const lines = useApp((state) => state.analysis.nodeLines);
  const focus = useFocus(selected, hovered);
  const fresh = useFreshChanges();
  const lit = useLit();
  const way = useTracedWay(graph);
  const radius = useRadius(graph);

  const target = focus?.target ?? null;
  const besides = useMemo(
    () =>
      radius === null ? linesBesides(graph, lines, target, mostLineElements) : withBothEnds(graph, radius.undrawn),
    [graph, lines, target, radius],
  );
  const drawn = useSame(
    useMemo(() => (besides.length === 0 ? graph.edges : [...graph.edges, ...besides]), [graph, besides]),
  );
  const isPainted = graph.edges.length > mostLineElements;
  const areDenialsFaint = useMemo(() => hasManyDenied(graph.edges), [graph]);
  const attention = useMemo((): Attention => {
    return {
      targets: [target, hovered].flatMap((each) => each ?? []),
      marked: [fresh, lit.edges, linesOn(way, graph), radius?.lines ?? noIds],
    };
  }, [target, hovered, fresh, lit, way, graph, radius]);
  const shown = useMemo(() => {
    if (!isPainted) return drawn;
    return mostAttended(drawn, attention, mostLineElements);
  }, [drawn, isPainted, attention]);

  const scene = useScene(graph, shape);
  const places = useMemo(() => placesOf(scene, positions), [scene, positions]);
  const linePlaces = useLinePlaces(scene, places, isPainted);
  const titles = useMemo(() => titleBoxes(scene, linePlaces), [scene, linePlaces]);
  const router = useRef<ReturnType<typeof createRouter>>(null);
  router.current ??= createRouter();
  const { current } = router;
  const spans = useSame(useMemo(() => spansOf(drawn, besides), [drawn, besides]));
  const routes = useMemo(
    () => current.route(spans, linePlaces.absolute, isPainted ? null : titles, [...linePlaces.containers.values()]),
    [current, spans, linePlaces, titles, isPainted],
  );
  const faint = useMemo(() => faintDenials(shown, areDenialsFaint, attention), [areDenialsFaint, shown, attention]);
  const drops = useMemo(
    () => placeDrops(shown, routes, [...linePlaces.absolute.values()]),
    [shown, routes, linePlaces],
  );
  const labels = useMemo(() => {
    const signs = [...drops].flatMap(([id, { source, target: end }]) =>
      faint.has(id) ? [] : [source, end].flatMap((at) => (at ? [dropBox(at)] : [])),
    );
    return placeLabels(
      labelWishes(shown, fresh),
      routes,
      [...linePlaces.absolute.values(), ...titles, ...signs],
      framesOf(scene, linePlaces),
    );
  }, [shown, routes, scene, linePlaces, titles, drops, fresh, faint]);

  const emphasis = useMemo(
    () =>
      radius === null
        ? emphasisOf(
            focus,
            drawn,
            [...scene.nodes, ...scene.doors].map((node) => node.id),
            scene.links,
            way,
          )
        : radius.emphasis,
    [scene, drawn, focus, way, radius],
  );
  const linked = useMemo(() => new Set(drawn.flatMap(({ source, target: end }) => [source, end])), [drawn]);
  const selectedId = selected?.id ?? null;
  const raised = hovered !== null && hovered.kind !== "edge" ? hovered.id : selectedId;
  const nodes = useSame(
    useMemo(
      () =>
        markPicked(
          flowNodes(scene, places, { selected: selectedId, raised, emphasis, lit: lit.nodes, linked }),
          picked,
        ),
      [scene, places, selectedId, raised, emphasis, lit, linked, picked],
    ),
  );
  const edges = useSame(
    useMemo(
      () => flowEdges(shown, { routes, drops, labels, emphasis, selectedId, fresh, lit: lit.edges, faint }),
      [shown, routes, drops, labels, emphasis, selectedId, fresh, lit, faint],
    ),
  );
  const painted = isPainted ? graph.edges : noEdges;
  const links = useDrawnLinks(scene, places, titles, emphasis, focus);
  const leadsTo = useCallback(
    (doorId: string) => scene.links.find(({ source }) => source === doorId)?.target ?? null,
    [scene],
  );
  return { nodes, edges, painted, areDenialsFaint, routes, places, titles, links, leadsTo, focus, radius };
}

/** What stands in the picture, the same object for as long as nothing of it changes, whatever the lines do. */
function useScene(graph: Graph, shape: PictureShape): Scene {
  const nodes = useSame(graph.nodes);
  const namespaces = useSame(graph.namespaces);
  const doors = useSame(useMemo(() => graph.doors.filter(hasPill), [graph]));
  const links = useSame(graph.links);
  const areOpenLinesDrawn = graph.notDrawn.open === 0;
  return useMemo(
    () => ({ nodes, namespaces, doors, links, areOpenLinesDrawn, shape }),
    [nodes, namespaces, doors, links, areOpenLinesDrawn, shape],
  );
}

const noEdges: readonly GraphEdge[] = [];
const noIds: ReadonlySet<string> = new Set();
const nothingLit: LitParts = { nodes: noIds, edges: new Map() };

/** What the picture is about: what is selected, else what the pointer rests on. */
function useFocus(selected: Selectable | null, hovered: Selectable | null): Focus | null {
  const rested = useRested(selected === null ? hovered : null, HOVER_REST_MS);
  return useMemo((): Focus | null => {
    if (selected !== null) return { target: selected, rest: "faded" };
    return rested === null ? null : { target: rested, rest: "dimmed" };
  }, [selected, rested]);
}

/** What the place of the caret is responsible for. */
interface LitParts {
  readonly nodes: ReadonlySet<string>;
  readonly edges: ReadonlyMap<string, Lit>;
}

function useLit(): LitParts {
  const spotlight = useApp((state) => state.analysis.spotlight);
  return useMemo(() => {
    if (spotlight === null) return nothingLit;
    const alone = new Set(spotlight.alone);
    const edges = new Map<string, Lit>(spotlight.edges.map((id) => [id, alone.has(id) ? "alone" : "shared"]));
    return { nodes: new Set(spotlight.nodes), edges };
  }, [spotlight]);
}

/** The way of the connection that the card of a Service or an Ingress asks about; null for none. */
function useTracedWay({ nodes }: Graph): TracedWay | null {
  const isAsked = useApp(({ selection: { selected, tracing } }) => selected?.kind === "door" && tracing !== null);
  const trace = useApp((state) => state.analysis.trace?.trace ?? null);
  return useMemo(() => (isAsked && trace !== null ? tracedWay(trace, nodes) : null), [isAsked, trace, nodes]);
}

function linesOn(way: TracedWay | null, { edges }: Graph): ReadonlySet<string> {
  return way === null ? noIds : new Set(edges.flatMap((edge) => (way.isOnWay(edge) ? edge.id : [])));
}

/** Items that are equal to those of the last render keep their identity. */
function useSame<T extends { readonly id: string }>(items: readonly T[]): T[] {
  const last = useRef<T[]>([]);
  last.current = keepSame(last.current, items);
  return last.current;
}
