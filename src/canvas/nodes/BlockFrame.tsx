import { ChevronsDownUp } from "lucide-react";
import { memo } from "react";
import type { NodeProps } from "reactflow";
import { useActions } from "../../state/store-context";
import { counted } from "../../ui/counted";
import type { BlockFlowNode } from "./flow-nodes";
import { controls } from "./handed-focus";
import { NodeButton } from "./NodeButton";

/** A thin frame around the pods of a workload that is shown pod by pod, with the way back to one node. */
export const BlockFrame = memo(function BlockFrame({ data: { workload, name, podCount } }: NodeProps<BlockFlowNode>) {
  const { toggleExpanded } = useActions();
  return (
    <div className="block">
      <NodeButton
        className="fold-block"
        control={controls.foldBlock(workload)}
        successor={controls.expand(workload)}
        label={`Draw the ${counted(podCount, "pod")} of ${name} as one node`}
        onPress={() => toggleExpanded(workload)}
      >
        <ChevronsDownUp size={14} aria-hidden />
      </NodeButton>
    </div>
  );
});
