import { ChevronsDownUp } from "lucide-react";
import { memo } from "react";
import type { NodeProps } from "reactflow";
import { useActions } from "../../state/store-context";
import type { NamespaceFlowNode } from "./flow-nodes";
import { controls } from "./handed-focus";
import { NodeButton } from "./NodeButton";
import { namespaceCounts } from "./namespace-counts";
import { tabWords } from "./open-tabs";

/** A namespace: a titled container of its workloads. */
export const NamespaceFrame = memo(function NamespaceFrame({
  data: { namespace, tint, tabs, areTabsBelow },
}: NodeProps<NamespaceFlowNode>) {
  const { toggleNamespace } = useActions();
  return (
    <div className={namespace.assumed ? "namespace assumed" : `namespace tint-${tint}`}>
      <div className="namespace-title">
        <NodeButton
          className="fold"
          control={controls.foldNamespace(namespace.name)}
          successor={controls.openNamespace(namespace.name)}
          label={`Draw namespace ${namespace.name} as one node`}
          onPress={() => toggleNamespace(namespace.name)}
        >
          <ChevronsDownUp size={14} aria-hidden />
        </NodeButton>
        <strong>{namespace.name}</strong>
        <span className="namespace-counts">{namespaceCounts(namespace)}</span>
        {(tabs.ingress || tabs.egress) && (
          <span className={areTabsBelow ? "namespace-tabs below" : "namespace-tabs"}>
            {tabs.ingress && <span className="open-tab">{tabWords.ingress}</span>}
            {tabs.egress && <span className="open-tab">{tabWords.egress}</span>}
          </span>
        )}
      </div>
    </div>
  );
});
