import type { Cluster } from "../cluster/cluster";
import { padlockOf } from "../insight/padlocks";
import type { PictureEnd } from "../insight/picture-pair";
import { nameRange } from "../insight/range-names";
import type { Evaluation } from "../policy/evaluation";
import type { AnyoneNode, RangeNode, WorkloadNode } from "./graph";

/** A node before it has a place and a size. */
export type NodeBox = Omit<WorkloadNode, "x" | "y"> | Omit<RangeNode, "x" | "y"> | Omit<AnyoneNode, "x" | "y">;

const NODE_HEIGHT = 60;
const OUTSIDE_HEIGHT = 48;
/** Pods listed in a node; more are only counted. */
const MOST_PODS_LISTED = 50;

/** Id of a namespace's container; no workload, range or *anyone* can have it. */
export function namespaceId(name: string): string {
  return `${name}/`;
}

/** The node of an end of the picture. */
export function boxOfEnd(evaluation: Evaluation, end: PictureEnd): NodeBox {
  switch (end.kind) {
    case "anyone":
      return { kind: "anyone", id: end.id, name: "anyone", width: 124, height: OUTSIDE_HEIGHT };
    case "range": {
      const { name, ranges } = nameRange(evaluation, end.group);
      return { kind: "range", id: end.id, name, ranges, width: textWidth(name, 40, 124), height: OUTSIDE_HEIGHT };
    }
    case "workload":
      return boxOfWorkload(evaluation, end.id);
  }
}

/** The node of a workload whose pods are all finished: it takes no part. */
export function boxOfExcluded(cluster: Cluster, id: string): NodeBox {
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
    width: workloadWidth(name, pods.length),
    height: NODE_HEIGHT,
  };
}

function boxOfWorkload(evaluation: Evaluation, id: string): NodeBox {
  const { cluster } = evaluation;
  const workload = cluster.workloads.get(id);
  const pods = (workload?.pods ?? []).flatMap((podId) => cluster.pods.get(podId) ?? []);
  const first = pods[0];
  const name = pods.length === 1 && first !== undefined && !first.fromTemplate ? first.name : (workload?.name ?? id);
  return {
    kind: "workload",
    id,
    namespace: workload?.namespace ?? "",
    container: namespaceId(workload?.namespace ?? ""),
    name,
    podCount: pods.length,
    pods: pods.slice(0, MOST_PODS_LISTED).map((pod) => pod.id),
    labels: labelsOf(pods.map(({ pod }) => pod.labels)),
    ingress: padlockOf(evaluation, pods, "ingress"),
    egress: padlockOf(evaluation, pods, "egress"),
    excluded: null,
    hostNetwork: pods.some(({ pod }) => pod.hostNetwork),
    width: workloadWidth(name, pods.length),
    height: NODE_HEIGHT,
  };
}

/** Size of a box. */
export function sizeOf({ width, height }: NodeBox): { readonly width: number; readonly height: number } {
  return { width, height };
}

/** Room for two padlocks, the name and the count. */
function workloadWidth(name: string, podCount: number): number {
  return textWidth(name, podCount > 1 ? 140 : 96, 152);
}

/** Names are set in 13 px; a longer one than fits is cut with its whole in the tooltip. */
function textWidth(text: string, around: number, least: number): number {
  return Math.round(Math.min(300, Math.max(least, around + text.length * 7.6)));
}

/** Labels that all have in common, without those that controllers add. */
function labelsOf(all: readonly ReadonlyMap<string, string>[]): readonly string[] {
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
