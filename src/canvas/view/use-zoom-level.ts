import { useStore } from "reactflow";

/** `near`: everything is read; `far`: edge labels go; `farthest`: pods go and namespaces speak. */
export type ZoomLevel = "near" | "far" | "farthest";

/** Up to so many nodes a picture is never so big that pods have to go. */
const FEW_NODES = 30;

export function useZoomLevel(nodeCount: number): ZoomLevel {
  return useStore(({ transform: [, , zoom] }) => {
    if (zoom >= 0.5) return "near";
    return zoom < 0.35 && nodeCount > FEW_NODES ? "farthest" : "far";
  });
}
