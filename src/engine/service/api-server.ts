import { assumedService, NOWHERE } from "../cluster/assumed-service";
import type { Service } from "../kube/objects";

/**
 * `default/kubernetes`, which every cluster has: its endpoints are the API servers, usually port 6443 of the control
 * plane's nodes, and no pods.
 *
 * @see kubernetes/kubernetes pkg/controlplane/controller/kubernetesservice
 */
export const API_SERVER: Service = {
  ...assumedService("default", "kubernetes", "ClusterIP", null, []),
  ports: [{ name: "https", protocol: "TCP", port: 443, targetPort: 6443, nodePort: null, range: NOWHERE.range }],
};

/** Whether a Service is the API server's own, as far as its name says. */
export function isApiServer({ namespace, name, selector }: Service): boolean {
  return namespace === "default" && name === "kubernetes" && selector === null;
}
