import { Globe } from "lucide-react";
import { memo } from "react";
import type { NodeProps } from "reactflow";
import { Anchors } from "./Anchors";
import { Face } from "./Face";
import type { EndpointFlowNode } from "./flow-nodes";
import { NodeName } from "./NodeName";
import { nodeSentence } from "./node-sentence";

const MOST_RANGES = 8;

/** Addresses outside the cluster that the rules tell apart. */
export const RangeTag = memo(function RangeTag({ id, data, selected }: NodeProps<EndpointFlowNode>) {
  const { node, isLit, isCalm, look } = data;
  if (node.kind !== "range") return null;
  return (
    <div className={`card range-tag ${look}${isLit ? " lit" : ""}${isCalm ? " calm" : ""}`}>
      <Face id={id} sentence={nodeSentence(node)} isSelected={selected} look={look}>
        <NodeName name={node.name} width={node.width - 40} />
      </Face>
      <Anchors />
      <div className="node-details">
        {node.ranges.slice(0, MOST_RANGES).map((range) => (
          <p key={range} className="mono">
            {range}
          </p>
        ))}
        {node.ranges.length > MOST_RANGES && <p>and {node.ranges.length - MOST_RANGES} more ranges</p>}
      </div>
    </div>
  );
});

/** Everyone: the end of an edge of a rule without peers. */
export const AnyoneTag = memo(function AnyoneTag({ id, data, selected }: NodeProps<EndpointFlowNode>) {
  const { node, isLit, isCalm, look } = data;
  if (node.kind !== "anyone") return null;
  return (
    <div className={`card anyone-tag ${look}${isLit ? " lit" : ""}${isCalm ? " calm" : ""}`}>
      <Face id={id} sentence={nodeSentence(node)} isSelected={selected} look={look}>
        <Globe size={15} strokeWidth={1.75} aria-hidden />
        <NodeName name={node.name} width={node.width - 50} />
      </Face>
      <Anchors />
    </div>
  );
});
