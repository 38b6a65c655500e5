import type { Cluster, ClusterPod } from "../cluster/cluster";
import { padlockOf } from "../insight/padlocks";
import type { PictureEnd, WorkloadEnd } from "../insight/picture-ends";
import { nameRange } from "../insight/range-names";
import type { Evaluation } from "../policy/evaluation";
import type { Density } from "./density";
import type { AnyoneNode, NamespaceNode, RangeNode, WorkloadNode } from "./graph";

/** A node before it has a place. */
export type NodeBox = WorkloadBox | NamespaceBox | Unplaced<RangeNode> | Unplaced<AnyoneNode>;
/** Of a workload, or of one of its pods. */
export type WorkloadBox = Unplaced<WorkloadNode>;
/** Of a whole namespace. */
export type NamespaceBox = Unplaced<NamespaceNode>;

type Unplaced<N> = Omit<N, "x" | "y">;

/** Pods listed in a node; more are only counted. */
const MOST_PODS_LISTED = 50;

/** Id of a namespace's container; no workload, range or *anyone* can have it. */
export function namespaceId(name: string): string {
  return `${name}/`;
}

/** The node of an end that is no namespace. */
export function boxOfEnd(
  evaluation: Evaluation,
  end: Exclude<PictureEnd, { kind: "namespace" }>,
  density: Density,
): NodeBox {
  const height = density.outsideHeight;
  switch (end.kind) {
    case "anyone":
      return { kind: "anyone", id: end.id, name: "anyone", width: 124, height };
    case "range": {
      const { name, ranges } = nameRange(evaluation, end.group);
      return { kind: "range", id: end.id, name, ranges, width: textWidth(name, 40, 124), height };
    }
    case "workload":
      return boxOfWorkload(evaluation, end, density);
  }
}

/** The node of a workload whose pods are all finished: it takes no part. */
export function boxOfExcluded(cluster: Cluster, id: string, density: Density): WorkloadBox {
  const pods = cluster.excludedPods.filter(({ workload }) => workload === id);
  const first = pods[0];
  const name = cluster.workloads.get(id)?.name ?? id;
  return {
    kind: "workload",
    id,
    namespace: first?.pod.namespace ?? "",
    container: namespaceId(first?.pod.namespace ?? ""),
    name,
    podCount: pods.length,
    pods: pods.slice(0, MOST_PODS_LISTED).map((pod) => pod.id),
    labels: labelsOf(pods.map(({ pod }) => pod.labels)),
    ingress: "open",
    egress: "open",
    excluded: first?.reason === "failed" ? "finished (Failed)" : "finished (Succeeded)",
    hostNetwork: false,
    partOf: null,
    assumed: false,
    width: workloadWidth(name, pods.length, density),
    height: density.nodeHeight,
  };
}

function boxOfWorkload(evaluation: Evaluation, end: WorkloadEnd, density: Density): WorkloadBox {
  const pods = podsOfEnd(end);
  const first = pods[0];
  const whole = evaluation.cluster.workloads.get(end.partOf ?? end.id);
  const isNamedByPod = first !== undefined && pods.length === 1 && (end.partOf !== null || !first.fromTemplate);
  const name = isNamedByPod ? first.name : (whole?.name ?? end.id);
  return {
    kind: "workload",
    id: end.id,
    namespace: end.namespace,
    container: namespaceId(end.namespace),
    name,
    podCount: pods.length,
    pods: (end.partOf === null ? (whole?.pods ?? []) : pods.map(({ id }) => id)).slice(0, MOST_PODS_LISTED),
    labels: labelsOf(pods.map(({ pod }) => pod.labels)),
    ingress: padlockOf(evaluation, pods, "ingress"),
    egress: padlockOf(evaluation, pods, "egress"),
    excluded: null,
    hostNetwork: pods.some(({ pod }) => pod.hostNetwork),
    partOf: end.partOf,
    assumed: whole?.assumed ?? false,
    width: workloadWidth(name, pods.length, density),
    height: density.nodeHeight,
  };
}

/** The pods of an end, those of one class together. */
function podsOfEnd({ members }: WorkloadEnd): readonly ClusterPod[] {
  return members.flatMap(({ pods }) => pods);
}

/** Room for two padlocks, the name and the count. */
function workloadWidth(name: string, podCount: number, density: Density): number {
  return textWidth(name, podCount > 1 ? density.aroundNameAndCount : density.aroundName, density.leastNodeWidth);
}

/** Room for a text and what is around it. Names are set in 13 px; a longer one than fits is cut with its whole in the tooltip. */
export function textWidth(text: string, around: number, least: number): number {
  return Math.round(Math.min(300, Math.max(least, around + text.length * 7.6)));
}

/** Labels that all have in common, without those that controllers add. */
export function labelsOf(all: readonly ReadonlyMap<string, string>[]): readonly string[] {
  const shared = [...(all[0] ?? [])].filter(([key, value]) => all.every((labels) => labels.get(key) === value));
  const own = shared.filter(([key]) => !CONTROLLER_LABELS.has(key));
  return own.map(([key, value]) => `${key}=${value}`).sort();
}

const CONTROLLER_LABELS: ReadonlySet<string> = new Set([
  "pod-template-hash",
  "controller-revision-hash",
  "pod-template-generation",
  "statefulset.kubernetes.io/pod-name",
  "apps.kubernetes.io/pod-index",
]);
