import { memo } from "react";
import type { NodeProps } from "reactflow";
import { counted } from "../ui/counted";
import type { NamespaceFlowNode } from "./flow-elements";

/** A namespace: a titled container of its workloads. */
export const NamespaceFrame = memo(function NamespaceFrame({
  data: { namespace, tint },
}: NodeProps<NamespaceFlowNode>) {
  const counts = [counted(namespace.podCount, "pod"), counted(namespace.policyCount, "policy", "policies")].join(" · ");
  return (
    <div className={`namespace tint-${tint}`}>
      <div className="namespace-title">
        <strong>{namespace.name}</strong>
        <span>{namespace.implied ? `${counts} · not declared` : counts}</span>
      </div>
    </div>
  );
});
