import { Handle, Position } from "reactflow";

/** React Flow draws no edge at a node without handles. Ours are routed from the boxes, so these are not seen. */
export function Anchors() {
  return (
    <>
      <Handle type="source" position={Position.Right} isConnectable={false} className="anchor" />
      <Handle type="target" position={Position.Left} isConnectable={false} className="anchor" />
    </>
  );
}
