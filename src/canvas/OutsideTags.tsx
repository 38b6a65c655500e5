import { Globe } from "lucide-react";
import { memo } from "react";
import type { NodeProps } from "reactflow";
import { Anchors } from "./Anchors";
import type { EndpointFlowNode } from "./flow-elements";

/** Addresses outside the cluster that the rules tell apart. */
export const RangeTag = memo(function RangeTag({ data: { node } }: NodeProps<EndpointFlowNode>) {
  if (node.kind !== "range") return null;
  return (
    <div className="range-tag">
      <span className="mono range-name">{node.name}</span>
      <Anchors />
      <div className="node-details">
        {node.ranges.slice(0, 8).map((range) => (
          <p key={range} className="mono">
            {range}
          </p>
        ))}
        {node.ranges.length > 8 && <p>and {node.ranges.length - 8} more ranges</p>}
      </div>
    </div>
  );
});

/** Everyone: the end of an edge of a rule without peers. */
export const AnyoneTag = memo(function AnyoneTag({ data: { node } }: NodeProps<EndpointFlowNode>) {
  if (node.kind !== "anyone") return null;
  return (
    <div className="anyone-tag">
      <Globe size={15} strokeWidth={1.75} aria-hidden />
      <span>{node.name}</span>
      <Anchors />
    </div>
  );
});
