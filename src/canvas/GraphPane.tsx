import { type FocusEvent, type PointerEvent, useCallback, useRef } from "react";
import { Background, BackgroundVariant, Controls, ReactFlow, ReactFlowProvider } from "reactflow";
import type { Graph, PictureShape } from "../engine";
import { useApp } from "../state/store-context";
import { useResolvedTheme } from "../ui/resolved-theme";
import type { Point } from "./edges/box";
import { ConnectionEdge } from "./edges/ConnectionEdge";
import { EdgeTooltip } from "./edges/EdgeTooltip";
import { PaintedEdges } from "./edges/PaintedEdges";
import { Legend } from "./legend/Legend";
import { BlockFrame } from "./nodes/BlockFrame";
import { ClusterFrame } from "./nodes/ClusterFrame";
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
import { useReadingOrder } from "./view/use-reading-order";
import { useFitOptions, useRefit } from "./view/use-refit";
import { useShowFocused } from "./view/use-show-focused";
import { useShowNew } from "./view/use-show-new";
import { useShowSelected } from "./view/use-show-selected";
import { useZoomLevel } from "./view/use-zoom-level";
import "reactflow/dist/style.css";
import "./canvas.css";
import "./nodes/nodes.css";
import "./nodes/frames.css";
import "./edges/edges.css";
import "./legend/legend.css";

const nodeTypes = {
  cluster: ClusterFrame,
  namespace: NamespaceFrame,
  block: BlockFrame,
  workload: WorkloadCard,
  "namespace-card": NamespaceCard,
  range: RangeTag,
  anyone: AnyoneTag,
};
const edgeTypes = { connection: ConnectionEdge };
const hidden = { hideAttribution: true };
const words = {
  "edge.a11yDescription.default": "Enter tells why; the arrow keys lead to other lines; Escape leads back to the node.",
  "controls.ariaLabel": "Zoom",
  "controls.zoomIn.ariaLabel": "Zoom in",
  "controls.zoomOut.ariaLabel": "Zoom out",
  "controls.fitView.ariaLabel": "Show the whole picture",
} as const;

/** The picture: who may reach whom. Without a first analysis there is nothing to draw yet. */
export function GraphPane() {
  const graph = useApp((state) => state.analysis.analysis?.graph ?? null);
  const shape = usePictureShape();
  const handedFocus = useRef<string | null>(null);
  if (graph === null || shape === null) return <p className="canvas-waiting">Reading the manifests…</p>;
  if (graph.nodes.length === 0 && graph.namespaces.length === 0) return <EmptyPicture />;
  return (
    <HandedFocusProvider value={handedFocus}>
      <ReactFlowProvider key={shape}>
        <Flow graph={graph} shape={shape} />
      </ReactFlowProvider>
    </HandedFocusProvider>
  );
}

function Flow({ graph, shape }: { readonly graph: Graph; readonly shape: PictureShape }) {
  const theme = useResolvedTheme(useApp((state) => state.view.theme));
  const elements = useFlowElements(graph, shape);
  const events = useFlowEvents();
  const fitOptions = useFitOptions(graph);
  const zoomLevel = useZoomLevel(graph.nodes.length);
  const { onMove, controls } = useRefit(fitOptions);
  const { onFocus, ...keyboard } = useKeyboard(elements);
  const showFocused = useShowFocused(elements);
  const { pointer, ...tracking } = usePointer();
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
    <div className={`canvas ${shape} zoom-${zoomLevel}`} {...keyboard} {...tracking} onFocus={focused}>
      <p id={nodeKeysId} className="visually-hidden">
        Enter selects it, Enter again leads to its lines. Arrow keys lead to its neighbours, or move it while it is
        selected. Escape lets go.
      </p>
      <ReactFlow
        aria-label="Who may reach whom"
        nodes={elements.nodes}
        edges={elements.edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        {...events}
        onMove={onMove}
        colorMode={theme}
        fitView
        fitViewOptions={fitOptions}
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
        <PaintedEdges
          edges={elements.painted}
          routes={elements.routes}
          areDenialsFaint={elements.areDenialsFaint}
          theme={theme}
          look={elements.focus?.rest ?? "plain"}
        />
        <Controls showInteractive={false} position="bottom-left" fitViewOptions={fitOptions} {...controls} />
        <Legend />
        <EdgeTooltip edges={elements.edges} places={elements.places} pointer={pointer} />
      </ReactFlow>
    </div>
  );
}

/** Where the pointer is in the pane. */
function usePointer() {
  const pointer = useRef<Point | null>(null);
  const onPointerMove = useCallback((event: PointerEvent) => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    pointer.current = { x: event.clientX - left, y: event.clientY - top };
  }, []);
  return { pointer, onPointerMove };
}

function EmptyPicture() {
  return (
    <div className="canvas-waiting">
      <p>Nothing to draw yet.</p>
      <p>
        Write a Pod, a Deployment or a NetworkPolicy at the left, or paste what `kubectl get` gave anywhere on the page.
      </p>
    </div>
  );
}
