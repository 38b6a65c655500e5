import { Background, BackgroundVariant, Controls, ReactFlow, ReactFlowProvider } from "reactflow";
import type { Graph } from "../engine";
import { useApp } from "../state/store-context";
import { useResolvedTheme } from "../ui/resolved-theme";
import { ClusterFrame } from "./ClusterFrame";
import { ConnectionEdge } from "./ConnectionEdge";
import { Legend } from "./Legend";
import { NamespaceFrame } from "./NamespaceFrame";
import { NotDrawn } from "./NotDrawn";
import { AnyoneTag, RangeTag } from "./OutsideTags";
import { PaintedEdges } from "./PaintedEdges";
import { useFlowElements } from "./use-flow-elements";
import { useFlowEvents } from "./use-flow-events";
import { useFitOptions, useRefit } from "./use-refit";
import { useShowSelected } from "./use-show-selected";
import { useZoomLevel } from "./use-zoom-level";
import { WorkloadCard } from "./WorkloadCard";
import "reactflow/dist/style.css";
import "./canvas.css";
import "./nodes.css";
import "./edges.css";

const nodeTypes = {
  cluster: ClusterFrame,
  namespace: NamespaceFrame,
  workload: WorkloadCard,
  range: RangeTag,
  anyone: AnyoneTag,
};
const edgeTypes = { connection: ConnectionEdge };
const hidden = { hideAttribution: true };
const words = {
  "node.a11yDescription.default": "Press Enter to select it and to see its connections.",
  "node.a11yDescription.keyboardDisabled": "Press Enter to select it; the arrow keys then move it. Escape lets go.",
  "edge.a11yDescription.default": "Press Enter to see why. Escape lets go.",
  "controls.ariaLabel": "Zoom",
  "controls.zoomIn.ariaLabel": "Zoom in",
  "controls.zoomOut.ariaLabel": "Zoom out",
  "controls.fitView.ariaLabel": "Show the whole picture",
} as const;

/** The picture: who may reach whom. Without a first analysis there is nothing to draw yet. */
export function GraphPane() {
  const graph = useApp((state) => state.analysis.analysis?.graph ?? null);
  if (graph === null) return <p className="canvas-waiting">Reading the manifests…</p>;
  if (graph.nodes.length === 0 && graph.namespaces.length === 0) return <EmptyPicture />;
  return (
    <ReactFlowProvider>
      <Flow graph={graph} />
    </ReactFlowProvider>
  );
}

function Flow({ graph }: { readonly graph: Graph }) {
  const theme = useResolvedTheme(useApp((state) => state.view.theme));
  const elements = useFlowElements(graph);
  const events = useFlowEvents();
  const fitOptions = useFitOptions(graph.nodes.length);
  const isSelecting = useApp((state) => state.selection.selected !== null);
  const zoomLevel = useZoomLevel(graph.nodes.length);
  const { onMove, controls } = useRefit(graph, fitOptions);
  useShowSelected(elements);
  return (
    <div className={`canvas zoom-${zoomLevel}`}>
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
        zIndexMode="manual"
        elevateNodesOnSelect={false}
        selectNodesOnDrag={false}
        selectionKeyCode={null}
        multiSelectionKeyCode={null}
        deleteKeyCode={null}
        ariaLabelConfig={words}
        proOptions={hidden}
      >
        <Background variant={BackgroundVariant.Dots} gap={24} size={1} />
        <PaintedEdges edges={elements.painted} routes={elements.routes} theme={theme} isFaded={isSelecting} />
        <Controls showInteractive={false} position="bottom-left" fitViewOptions={fitOptions} {...controls} />
        <NotDrawn notDrawn={elements.notDrawn} hasSelection={isSelecting} />
        <Legend />
      </ReactFlow>
    </div>
  );
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
