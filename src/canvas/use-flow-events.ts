import { useMemo } from "react";
import type { EdgeChange, NodeChange } from "reactflow";
import type { Selectable } from "../state/selection";
import { useActions, useAppStore } from "../state/store-context";
import type { ConnectionFlowEdge } from "./edges/flow-edges";
import { kindOfNode } from "./kind-of-node";
import type { FlowNode } from "./nodes/flow-nodes";

/** What React Flow reports, as actions. The store owns selection and positions; everything else is ignored. */
export function useFlowEvents() {
  const store = useAppStore();
  const actions = useActions();
  return useMemo(() => {
    const isSelected = (kind: Selectable["kind"], id: string) => {
      const { selected } = store.getState().selection;
      return selected?.kind === kind && selected.id === id;
    };
    return {
      onNodesChange(changes: NodeChange<FlowNode>[]) {
        for (const change of changes) {
          if (change.type === "position" && change.position) actions.moveNode(change.id, change.position);
          if (change.type !== "select") continue;
          const kind = kindOfNode(change.id);
          if (change.selected && kind === "door") actions.selectDoor(change.id);
          else if (change.selected) actions.selectNode(change.id);
          else if (isSelected(kind, change.id)) actions.clearSelection();
        }
      },
      onEdgesChange(changes: EdgeChange<ConnectionFlowEdge>[]) {
        for (const change of changes) {
          if (change.type !== "select") continue;
          if (change.selected) actions.explain(change.id);
          else if (isSelected("edge", change.id)) actions.clearSelection();
        }
      },
      onNodeMouseEnter(_event: unknown, node: FlowNode) {
        if (isEndpoint(node)) actions.hover({ kind: kindOfNode(node.id), id: node.id });
      },
      onNodeMouseLeave: () => actions.hover(null),
      onEdgeMouseEnter: (_event: unknown, edge: ConnectionFlowEdge) => actions.hover({ kind: "edge", id: edge.id }),
      onEdgeMouseLeave: () => actions.hover(null),
      onNodeDragStop: () => actions.endViewStep(),
      onPaneClick() {
        actions.clearSelection();
        if (store.getState().editing.picked.length > 0) actions.pick([]);
      },
    };
  }, [store, actions]);
}

function isEndpoint({ type }: FlowNode): boolean {
  return type !== "cluster" && type !== "namespace" && type !== "block";
}
