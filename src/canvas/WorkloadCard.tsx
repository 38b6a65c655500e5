import { Lock, LockKeyhole, LockOpen } from "lucide-react";
import { memo } from "react";
import type { NodeProps } from "reactflow";
import type { Padlock } from "../engine";
import { Anchors } from "./Anchors";
import type { EndpointFlowNode } from "./flow-elements";
import { padlockSentence } from "./node-sentence";

/** Pods of one workload: its name, how many they are, and on each side whether a policy guards it. */
export const WorkloadCard = memo(function WorkloadCard({ data: { node } }: NodeProps<EndpointFlowNode>) {
  if (node.kind !== "workload") return null;
  const takesPart = node.excluded === null;
  const classes = ["workload", node.podCount > 1 ? "stacked" : "", takesPart ? "" : "excluded"];
  return (
    <div className={classes.join(" ")} title={node.name}>
      {takesPart && <PadlockIcon direction="ingress" padlock={node.ingress} />}
      <span className="workload-name">{node.name}</span>
      {node.podCount > 1 && <span className="count-badge">×{node.podCount}</span>}
      {takesPart && <PadlockIcon direction="egress" padlock={node.egress} />}
      {node.hostNetwork && <span className="host-network">host network</span>}
      <Anchors />
      <div className="node-details">
        {!takesPart && <p>Takes no part: {node.excluded}</p>}
        {node.labels.length === 0 ? (
          <p>No labels</p>
        ) : (
          node.labels.map((label) => (
            <p key={label} className="mono">
              {label}
            </p>
          ))
        )}
      </div>
    </div>
  );
});

function PadlockIcon({ direction, padlock }: { readonly direction: "ingress" | "egress"; readonly padlock: Padlock }) {
  const Icon = padlock === "open" ? LockOpen : padlock === "isolated" ? Lock : LockKeyhole;
  return (
    <span className={`padlock ${padlock}`} title={padlockSentence(direction, padlock)}>
      <Icon size={13} strokeWidth={2} aria-hidden />
    </span>
  );
}
