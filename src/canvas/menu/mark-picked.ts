import type { FlowNode } from "../nodes/flow-nodes";
import { pickedId } from "./menu-target";

/** The nodes, those marked that are picked together: workloads, addresses, and namespaces be they one node or a frame. */
export function markPicked(nodes: FlowNode[], picked: readonly string[]): FlowNode[] {
  if (picked.length === 0) return nodes;
  const ids = new Set(picked);
  const idOf = ({ id, type }: FlowNode) => (type === "namespace" ? pickedId({ kind: "container", id }) : id);
  return nodes.map((node) => (ids.has(idOf(node) ?? "") ? { ...node, className: "picked" } : node));
}
