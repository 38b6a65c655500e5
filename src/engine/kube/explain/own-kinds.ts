/**
 * The kinds that the API server knows in a group of its own, of all versions that any release in use serves; undefined for
 * groups that are not Kubernetes' own, and for those that still grow with each release.
 *
 * @param group - empty for that of `v1`
 * @see the lists of kinds in k8s.io/api, register.go of each group
 */
export function ownKindsOf(group: string): ReadonlySet<string> | undefined {
  const kinds = GROUPS.get(group);
  return kinds === undefined ? undefined : new Set(kinds.split(" "));
}

const GROUPS: ReadonlyMap<string, string> = new Map([
  [
    "",
    "Binding ComponentStatus ConfigMap Endpoints Event LimitRange List Namespace Node PersistentVolume PersistentVolumeClaim Pod PodTemplate ReplicationController ResourceQuota Secret Service ServiceAccount Status APIGroup APIResourceList APIVersions CreateOptions DeleteOptions GetOptions ListOptions PatchOptions UpdateOptions WatchEvent NodeProxyOptions PodAttachOptions PodExecOptions PodLogOptions PodPortForwardOptions PodProxyOptions PodStatusResult RangeAllocation SerializedReference ServiceProxyOptions",
  ],
  [
    "apps",
    "ControllerRevision DaemonSet Deployment DeploymentRollback ReplicaSet Scale StatefulSet DeleteOptions WatchEvent",
  ],
  ["batch", "CronJob Job JobTemplate DeleteOptions WatchEvent"],
  ["autoscaling", "HorizontalPodAutoscaler Scale DeleteOptions WatchEvent"],
  ["policy", "Eviction PodDisruptionBudget PodSecurityPolicy DeleteOptions WatchEvent"],
  [
    "networking.k8s.io",
    "ClusterCIDR IPAddress Ingress IngressClass NetworkPolicy ServiceCIDR DeleteOptions WatchEvent",
  ],
  [
    "extensions",
    "DaemonSet Deployment DeploymentRollback Ingress NetworkPolicy PodSecurityPolicy ReplicaSet ReplicationControllerDummy Scale DeleteOptions WatchEvent",
  ],
  ["rbac.authorization.k8s.io", "ClusterRole ClusterRoleBinding Role RoleBinding DeleteOptions WatchEvent"],
  ["discovery.k8s.io", "EndpointSlice DeleteOptions WatchEvent"],
  ["events.k8s.io", "Event DeleteOptions WatchEvent"],
  ["node.k8s.io", "RuntimeClass DeleteOptions WatchEvent"],
]);
