import type { ConnectionTrace, DrawnRadius, EditChange, Graph, GraphEdge, PictureShape } from "../../engine";
import type { NodeLines } from "../../state/analysis";
import { linesBesides, mostLineElements, withBothEnds } from "../../state/lines-besides";
import type { RadiusAsked, Selectable } from "../../state/selection";
import type { Position } from "../../state/view";
import { type Attention, faintDenials, hasManyDenied, mostAttended } from "../edges/attention";
import type { Box } from "../edges/box";
import { type DrawnLink, drawnLinks, waysOfLinks } from "../edges/drawn-links";
import { dropBox, placeDrops } from "../edges/drop-placement";
import { type ConnectionFlowEdge, flowEdges } from "../edges/flow-edges";
import { placeLabels } from "../edges/label-placement";
import { labelWishes } from "../edges/label-wishes";
import type { Route } from "../edges/polyline";
import { createRouter } from "../edges/route-edges";
import { spansOf } from "../edges/spans";
import { emphasisOf, type Focus } from "../emphasis";
import { type FreshChanges, freshChanges } from "../fresh-changes";
import { type FlowNode, flowNodes, type Look } from "../nodes/flow-nodes";
import { framesOf, type Places, placesOf } from "../nodes/node-places";
import { hasPill, type Scene } from "../nodes/scene";
import { titleBoxes } from "../nodes/title-boxes";
import { type RadiusMarks, radiusMarks } from "../radius-marks";
import { tracedWay } from "../traced-way";
import { pictureBounds } from "../view/picture-bounds";

/** What is seen of the graph, whatever part of it the window shows: what the pointer is at is left out. */
export interface SeenPicture {
  readonly graph: Graph;
  readonly shape: PictureShape;
  /** Where nodes were dragged to. */
  readonly positions: Readonly<Record<string, Position>>;
  readonly selected: Selectable | null;
  readonly nodeLines: NodeLines | null;
  /** What differs from a baseline, or by what is tried out, as long as it is drawn; null: nothing is. */
  readonly lastingChange: EditChange | null;
  /** The way that is asked about at the selected door; null: none is. */
  readonly trace: ConnectionTrace | null;
  /** Who reaches whom, where that is drawn. */
  readonly radius: { readonly answer: DrawnRadius; readonly asked: RadiusAsked } | null;
}

/** The picture with a place for everything, by the same functions as on the screen. */
export interface DrawnPicture {
  readonly scene: Scene;
  readonly places: Places;
  /** In the order in which they lie over each other. */
  readonly nodes: readonly FlowNode[];
  /** Lines with marks and labels. */
  readonly edges: readonly ConnectionFlowEdge[];
  /** Lines without: all of the graph where it has too many, else none. */
  readonly painted: readonly GraphEdge[];
  readonly areDenialsFaint: boolean;
  /** How strongly `painted` is drawn. */
  readonly paintedLook: Look;
  readonly routes: ReadonlyMap<string, Route>;
  readonly links: readonly DrawnLink[];
  readonly radius: RadiusMarks | null;
  /** Around all of it; null: nothing is drawn. */
  readonly bounds: Box | null;
}

/** Draws what is seen, as values: `useFlowElements` without memory, and without what the pointer is at. */
export function drawnPicture(seen: SeenPicture): DrawnPicture {
  const { graph, shape, positions, nodeLines } = seen;
  const radius = radiusOf(seen);
  const selected = radius === null ? seen.selected : null;
  const focus: Focus | null = selected === null ? null : { target: selected, rest: "faded" };
  const fresh: FreshChanges = seen.lastingChange === null ? new Map() : freshChanges(seen.lastingChange);
  const way = selected?.kind === "door" && seen.trace !== null ? tracedWay(seen.trace, graph.nodes) : null;

  const besides =
    radius === null ? linesBesides(graph, nodeLines, selected, mostLineElements) : withBothEnds(graph, radius.undrawn);
  const drawn = [...graph.edges, ...besides];
  const isPainted = graph.edges.length > mostLineElements;
  const areDenialsFaint = hasManyDenied(graph.edges);
  const attention: Attention = {
    targets: selected === null ? [] : [selected],
    marked: [
      fresh,
      new Set(graph.edges.flatMap((edge) => (way?.isOnWay(edge) ? edge.id : []))),
      radius?.lines ?? new Set(),
    ],
  };
  const shown = isPainted ? mostAttended(drawn, attention, mostLineElements) : drawn;

  const scene: Scene = {
    nodes: graph.nodes,
    namespaces: graph.namespaces,
    doors: graph.doors.filter(hasPill),
    links: graph.links,
    areOpenLinesDrawn: graph.notDrawn.open === 0,
    shape,
  };
  const places = placesOf(scene, positions);
  const titles = titleBoxes(scene, places);
  const cards = [...places.absolute.values()];
  const avoid = isPainted ? null : titles;
  const spans = spansOf(drawn, besides);
  const routes = createRouter().route(spans, places.absolute, avoid, [...places.containers.values()]);
  const faint = faintDenials(shown, areDenialsFaint, attention);
  const drops = placeDrops(shown, routes, cards);
  const signs = [...drops].flatMap(([id, { source, target }]) =>
    faint.has(id) ? [] : [source, target].flatMap((at) => (at ? [dropBox(at)] : [])),
  );
  const wishes = labelWishes(shown, fresh);
  const labels = placeLabels(wishes, routes, [...cards, ...titles, ...signs], framesOf(scene, places));
  const nodeIds = [...scene.nodes, ...scene.doors].map(({ id }) => id);
  const emphasis = radius?.emphasis ?? emphasisOf(focus, drawn, nodeIds, scene.links, way);
  const nodes = flowNodes(scene, places, {
    selected: selected?.id ?? null,
    raised: null,
    emphasis,
    lit: new Set(),
    linked: new Set(drawn.flatMap(({ source, target }) => [source, target])),
  });
  const selectedId = selected?.id ?? null;
  const edges = flowEdges(shown, { routes, drops, labels, emphasis, selectedId, fresh, lit: new Map(), faint });
  const frames = nodes.flatMap(({ type, position, width = 0, height = 0 }) =>
    type === "cluster" || type === "namespace" || type === "block" ? [{ ...position, width, height }] : [],
  );
  return {
    ...{ scene, places, nodes, edges, areDenialsFaint, routes, radius },
    painted: isPainted ? graph.edges : [],
    paintedLook: focus?.rest ?? "plain",
    links: drawnLinks(waysOfLinks(scene, places, titles, createRouter), emphasis, focus),
    bounds: pictureBounds({ boxes: [...frames, ...cards, ...titles], routes: routes.values(), edges }),
  };
}

function radiusOf({ radius, selected, graph }: SeenPicture): RadiusMarks | null {
  if (radius === null || selected !== null) return null;
  const { answer, asked } = radius;
  return radiusMarks(answer, asked.most, graph, asked.question.kind);
}
