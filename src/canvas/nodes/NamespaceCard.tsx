import { ChevronsUpDown } from "lucide-react";
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
import { nodeSentence } from "./node-sentence";
import { PadlockIcon } from "./PadlockIcon";
import { Tabs } from "./Tabs";

/** A namespace that is drawn as one node, with what is in it as numbers. */
export const NamespaceCard = memo(function NamespaceCard({ id, data, selected }: NodeProps<EndpointFlowNode>) {
  const { toggleNamespace } = useActions();
  const { node, tabs, isLit, look } = data;
  if (node.kind !== "namespace") return null;
  const counts = [counted(node.podCount, "pod"), counted(node.policyCount, "policy", "policies")].join(" · ");
  return (
    <div className={`card namespace-card ${look}${isLit ? " lit" : ""}`}>
      <Tabs tabs={tabs} />
      <Face id={id} sentence={nodeSentence(node)} isSelected={selected} look={look}>
        <PadlockIcon direction="ingress" padlock={node.ingress} />
        <span className="namespace-card-words">
          <NodeName name={node.name} width={node.width - 64} />
          <span className="namespace-card-counts">{counts}</span>
        </span>
        <PadlockIcon direction="egress" padlock={node.egress} />
      </Face>
      <NodeButton
        className="expand"
        control={controls.openNamespace(node.name)}
        successor={controls.foldNamespace(node.name)}
        label={`Open namespace ${node.name}: show ${node.workloadCount === 1 ? "its workload" : `its ${node.workloadCount} workloads`}`}
        onPress={() => toggleNamespace(node.name)}
      >
        <ChevronsUpDown size={14} aria-hidden />
      </NodeButton>
      <Anchors />
    </div>
  );
});
