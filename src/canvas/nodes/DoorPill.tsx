import { Link2, Unlink2 } from "lucide-react";
import { memo } from "react";
import type { NodeProps } from "reactflow";
import { GateMark } from "../../ui/GateMark";
import { Face } from "./Face";
import type { DoorFlowNode } from "./flow-nodes";

/** A Service before its pods, or an Ingress at the frame: its name and its ports or hosts, and whether it is broken. */
export const DoorPill = memo(function DoorPill({ id, data, selected }: NodeProps<DoorFlowNode>) {
  const { door, sentence, look } = data;
  const isService = door.kind === "service";
  const isBroken = door.broken !== null;
  // in the place of its ports a broken Service says that it is
  const words = isService ? (isBroken ? "" : door.ports) : door.hosts;
  const Sign = isBroken ? Unlink2 : Link2;
  return (
    <div
      className={`card door ${door.kind} ${look}${isBroken ? " broken" : ""}`}
      title={isBroken ? undefined : sentence}
    >
      <Face id={id} sentence={sentence} isSelected={selected} look={look}>
        {isService || isBroken ? <Sign size={12} aria-hidden /> : <GateMark size={12} />}
        <span className="door-name">{door.name}</span>
        {words !== "" && <span className="door-words">{words}</span>}
        {isBroken && <span className="door-broken">broken</span>}
        {isService && door.more !== undefined && <span className="count-badge">+{door.more.length}</span>}
      </Face>
      {isBroken && <p className="node-details">{sentence}</p>}
    </div>
  );
});
