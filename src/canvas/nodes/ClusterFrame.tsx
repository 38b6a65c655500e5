import { memo } from "react";
import { GateMark } from "../../ui/GateMark";

/** The frame around the cluster, so that inside and outside are seen at once. */
export const ClusterFrame = memo(function ClusterFrame() {
  return (
    <div className="cluster">
      <span className="cluster-title">
        <GateMark size={14} /> cluster
      </span>
    </div>
  );
});
