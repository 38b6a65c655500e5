import type { ClusterPod } from "../cluster/cluster";
import type { Labels } from "../kube/objects";

/** The labels that all of some pods wear, in the order of the first one's; empty where there is no pod. */
export function sharedLabels([first, ...others]: readonly ClusterPod[]): Labels {
  const own = [...(first?.pod.labels ?? [])];
  return new Map(own.filter(([key, value]) => others.every(({ pod }) => pod.labels.get(key) === value)));
}

/** Whether a label comes and goes with a revision, a version or a single pod, so that a rule by it does not last. */
export function isPassingLabel(key: string): boolean {
  return PASSING.test(key);
}

const PASSING =
  /^(?:pod-template-hash|controller-revision-hash|pod-template-generation|controller-uid|job-name|statefulset\.kubernetes\.io\/pod-name|apps\.kubernetes\.io\/pod-index|batch\.kubernetes\.io\/.*|helm\.sh\/chart|chart|app\.kubernetes\.io\/version)$/;

/** How likely people are to select by a key: 0 for the most usual one, Infinity for one that is not usual. */
export function usualRank(key: string): number {
  const rank = USUAL.indexOf(key);
  return rank < 0 ? Number.POSITIVE_INFINITY : rank;
}

const USUAL: readonly string[] = [
  "app",
  "app.kubernetes.io/name",
  "k8s-app",
  "name",
  "app.kubernetes.io/component",
  "component",
  "role",
  "tier",
  "app.kubernetes.io/instance",
];
