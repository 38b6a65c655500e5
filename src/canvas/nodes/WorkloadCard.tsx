import { memo } from "react";
import type { NodeProps } from "reactflow";
import { useActions } from "../../state/store-context";
import { counted } from "../../ui/counted";
import { Anchors } from "./Anchors";
import { Face } from "./Face";
import type { EndpointFlowNode } from "./flow-nodes";
import { controls } from "./handed-focus";
import { NodeButton } from "./NodeButton";
import { NodeName } from "./NodeName";
import { isCompact, roomForName } from "./name-size";
import { nodeSentence } from "./node-sentence";
import { PadlockIcon } from "./PadlockIcon";
import { Tabs } from "./Tabs";

/** Pods of one workload, or one of them: its name, how many they are, and on each side whether a policy guards it. */
export const WorkloadCard = memo(function WorkloadCard({ id, data, selected }: NodeProps<EndpointFlowNode>) {
  const { toggleExpanded } = useActions();
  const { node, tabs, isLit, look } = data;
  if (node.kind !== "workload") return null;
  const { name, podCount, labels, excluded } = node;
  const takesPart = excluded === null;
  const isStack = podCount > 1;
  const mayExpand = isStack && takesPart && node.partOf === null;
  const classes = ["card", "workload", look, isStack ? "stacked" : "", takesPart ? "" : "excluded"];
  if (node.partOf !== null) classes.push("pod");
  if (isCompact(node)) classes.push("compact");
  if (node.assumed) classes.push("assumed");
  if (isLit) classes.push("lit");
  return (
    <div className={classes.filter((word) => word !== "").join(" ")}>
      <Tabs tabs={tabs} />
      <Face id={id} sentence={nodeSentence(node)} isSelected={selected} look={look}>
        {takesPart && <PadlockIcon direction="ingress" padlock={node.ingress} />}
        <NodeName name={name} width={roomForName(node, { hasPadlocks: takesPart, hasCount: isStack })} />
        {isStack && <span className={mayExpand ? "badge-room" : "count-badge"}>{mayExpand ? "" : `×${podCount}`}</span>}
        {takesPart && <PadlockIcon direction="egress" padlock={node.egress} />}
      </Face>
      {mayExpand && (
        <NodeButton
          className="expand"
          control={controls.expand(id)}
          successor={controls.foldBlock(id)}
          label={`Show the ${counted(podCount, "pod")} of ${name}`}
          onPress={() => toggleExpanded(id)}
        >
          ×{podCount}
        </NodeButton>
      )}
      {node.hostNetwork && <span className="host-network">host network</span>}
      {node.assumed && <span className="assumed-word">assumed</span>}
      <Anchors />
      <div className="node-details">
        {node.assumed && <p>No text states it; every cluster has one.</p>}
        {!takesPart && <p>Takes no part: {excluded}</p>}
        {labels.length === 0 ? (
          <p>No labels</p>
        ) : (
          labels.map((label) => (
            <p key={label} className="mono">
              {label}
            </p>
          ))
        )}
      </div>
    </div>
  );
});
