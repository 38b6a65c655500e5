import { type FocusEvent, useRef } from "react";
import { Background, BackgroundVariant, ReactFlow, ReactFlowProvider } from "reactflow";
import type { Graph, PictureShape } from "../engine";
import { MOST_DRAWN } from "../engine/source/limits";
import { useApp } from "../state/store-context";
import { useLatePart } from "../ui/late-part";
import { useResolvedTheme } from "../ui/resolved-theme";
import { askedParts } from "./asked-for";
import { ConnectionEdge } from "./edges/ConnectionEdge";
import { DoorLinks } from "./edges/DoorLinks";
import { Legend } from "./legend/Legend";
import { usePictureMenu } from "./menu/use-picture-menu";
import { BlockFrame } from "./nodes/BlockFrame";
import { ClusterFrame } from "./nodes/ClusterFrame";
import { DoorPill } from "./nodes/DoorPill";
import { nodeKeysId } from "./nodes/Face";
import { HandedFocusProvider } from "./nodes/handed-focus";
import { NamespaceCard } from "./nodes/NamespaceCard";
import { NamespaceFrame } from "./nodes/NamespaceFrame";
import { AnyoneTag, RangeTag } from "./nodes/OutsideTags";
import { WorkloadCard } from "./nodes/WorkloadCard";
import { useFlowElements } from "./use-flow-elements";
import { useFlowEvents } from "./use-flow-events";
import { useKeyboard } from "./view/use-keyboard";
import { usePictureShape } from "./view/use-picture-shape";
import { usePointer } from "./view/use-pointer";
import { useReadingOrder } from "./view/use-reading-order";
import { useRefit } from "./view/use-refit";
import { useShowFocused } from "./view/use-show-focused";
import { useShowNew } from "./view/use-show-new";
import { useShowSelected } from "./view/use-show-selected";
import { useZoomLevel } from "./view/use-zoom-level";
import { ViewControls } from "./view/ViewControls";
import "reactflow/dist/style.css";
import "./canvas.css";
import "./nodes/nodes.css";
import "./nodes/doors.css";
import "./nodes/frames.css";
import "./edges/edges.css";
import "./legend/legend.css";
import "./menu/picked.css";

const nodeTypes = {
  cluster: ClusterFrame,
  namespace: NamespaceFrame,
  block: BlockFrame,
  workload: WorkloadCard,
  "namespace-card": NamespaceCard,
  range: RangeTag,
  anyone: AnyoneTag,
  door: DoorPill,
};
const edgeTypes = { connection: ConnectionEdge };
const hidden = { hideAttribution: true };
const words = {
  "edge.a11yDescription.default": "Enter tells why; the arrow keys lead to other lines; Escape leads back to the node.",
  "controls.ariaLabel": "Zoom",
  "controls.zoomIn.ariaLabel": "Zoom in",
  "controls.zoomOut.ariaLabel": "Zoom out",
} as const;

/** Whether there is something to draw, and not too much of it. */
export function isDrawable(graph: Graph): boolean {
  const things = thingsIn(graph);
  return things > 0 && things <= MOST_DRAWN;
}

/** The picture: who may reach whom. Without a first analysis there is nothing to draw yet. */
export function GraphPane() {
  const graph = useApp((state) => state.analysis.analysis?.graph ?? null);
  const isCancelled = useApp((state) => state.analysis.phase === "cancelled");
  const shape = usePictureShape();
  const handedFocus = useRef<string | null>(null);
  const isUnusual = graph !== null && (graph.nodes.length === 0 || thingsIn(graph) > MOST_DRAWN);
  const parts = useLatePart(askedParts, isUnusual);
  if (graph === null || shape === null) {
    return <p className="canvas-waiting">{isCancelled ? "No picture yet." : "Reading the manifests…"}</p>;
  }
  const things = thingsIn(graph);
  if (things === 0) return parts && <parts.EmptyPicture />;
  if (things > MOST_DRAWN) return parts && <parts.TooMuch things={things} />;
  return (
    <HandedFocusProvider value={handedFocus}>
      <ReactFlowProvider key={shape}>
        <Flow graph={graph} shape={shape} />
        {parts && graph.nodes.length === 0 && <parts.EmptyPicture isBeside />}
      </ReactFlowProvider>
    </HandedFocusProvider>
  );
}

function thingsIn({ nodes, namespaces }: Graph): number {
  return nodes.length + namespaces.length;
}

function Flow({ graph, shape }: { readonly graph: Graph; readonly shape: PictureShape }) {
  const theme = useResolvedTheme(useApp((state) => state.view.theme));
  const elements = useFlowElements(graph, shape);
  const events = useFlowEvents();
  const zoomLevel = useZoomLevel(graph.nodes.length);
  const { onMove, onZoom, onFit } = useRefit(graph, elements);
  const { onFocus, connectFrom, ...keyboard } = useKeyboard(elements);
  const menu = usePictureMenu();
  const showFocused = useShowFocused(elements);
  const { pointer, ...tracking } = usePointer();
  const isLinePointedAt = useApp((state) => state.selection.hovered?.kind === "edge");
  const parts = useLatePart(askedParts, isLinePointedAt || elements.painted.length > 0 || elements.radius !== null);
  useReadingOrder();
  useShowSelected(elements);
  useShowNew(graph, elements.places);
  const focused = (event: FocusEvent) => {
    pointer.current = null;
    onFocus(event);
    showFocused(event);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it listens for what happens to the nodes and lines in it
    <div className={`canvas ${shape} zoom-${zoomLevel}`} {...keyboard} {...tracking} {...menu} onFocus={focused}>
      <p id={nodeKeysId} className="visually-hidden">
        Enter selects it, Enter again leads to its lines. Arrow keys lead to its neighbours, or move it while it is
        selected. Escape lets go. Shift F10 tells what else can be done, Control Space picks it together with others, C
        allows it to reach another.
      </p>
      <ReactFlow
        aria-label="Who may reach whom"
        nodes={elements.nodes}
        edges={elements.edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        {...events}
        onMove={onMove}
        colorMode={theme === "dark" ? "dark" : "light"}
        minZoom={0.08}
        maxZoom={2.5}
        nodesConnectable={false}
        nodesFocusable={false}
        zIndexMode="manual"
        elevateNodesOnSelect={false}
        selectNodesOnDrag={false}
        selectionKeyCode={null}
        multiSelectionKeyCode={null}
        deleteKeyCode={null}
        panActivationKeyCode={null}
        zoomActivationKeyCode={null}
        ariaLabelConfig={words}
        proOptions={hidden}
      >
        <Background variant={BackgroundVariant.Dots} gap={24} size={1} />
        {parts && (
          <parts.PaintedEdges
            edges={elements.painted}
            routes={elements.routes}
            areDenialsFaint={elements.areDenialsFaint}
            theme={theme}
            look={elements.focus?.rest ?? "plain"}
          />
        )}
        <DoorLinks links={elements.links} />
        <ViewControls onZoom={onZoom} onFit={onFit} />
        <Legend />
        {parts && <parts.ConnectLayer graph={graph} places={elements.places} begunFrom={connectFrom} />}
        {parts && elements.radius && <parts.RadiusBadges marks={elements.radius} places={elements.places} />}
        {parts && <parts.ShowBesideForm elements={elements} />}
        {parts && <parts.EdgeTooltip edges={elements.edges} places={elements.places} pointer={pointer} />}
      </ReactFlow>
    </div>
  );
}
