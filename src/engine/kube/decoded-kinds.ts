import type { WorkloadKind } from "./objects";

/** A kind that is decoded. */
export type DecodedKind =
  | "Namespace"
  | "Pod"
  | "Node"
  | "NetworkPolicy"
  | "Service"
  | "EndpointSlice"
  | "Endpoints"
  | "Ingress"
  | "IngressClass"
  | "Expectation"
  | WorkloadKind;

/** The kinds that are decoded, by apiVersion. */
export const DECODED: ReadonlyMap<string, readonly DecodedKind[]> = new Map([
  ["v1", ["Namespace", "Pod", "Node", "Service", "Endpoints", "ReplicationController"]],
  ["apps/v1", ["Deployment", "ReplicaSet", "StatefulSet", "DaemonSet"]],
  ["batch/v1", ["Job", "CronJob"]],
  ["networking.k8s.io/v1", ["NetworkPolicy", "Ingress", "IngressClass"]],
  ["discovery.k8s.io/v1", ["EndpointSlice"]],
  ["sallyport.dev/v1", ["Expectation"]],
]);

/** The group of an apiVersion; empty for that of `v1`. */
export function groupOf(apiVersion: string): string {
  return apiVersion.includes("/") ? apiVersion.slice(0, apiVersion.indexOf("/")) : "";
}
