import type { ClusterPod } from "./cluster";

/**
 * Whether a pod is ready, so that Services send to it. One without a status, or without a Ready condition, is presumed so
 * (N53); a pending one is not.
 */
export function isReadyPod({ pod, address }: ClusterPod): boolean {
  return address.kind !== "none" && pod.status?.ready !== false && pod.status?.phase !== "Pending";
}
