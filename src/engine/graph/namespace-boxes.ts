import type { ClusterPod } from "../cluster/cluster";
import { padlockOf } from "../insight/padlocks";
import { namespaceEndId } from "../insight/picture-ends";
import type { Evaluation } from "../policy/evaluation";
import type { GraphNamespace, Padlock } from "./graph";
import { type NamespaceBox, namespaceId, textWidth } from "./node-boxes";

/** A namespace before it has a place, as a container or as one node. */
export interface NamespaceSummary {
  readonly name: string;
  readonly podCount: number;
  readonly workloadCount: number;
  readonly policyCount: number;
  readonly implied: boolean;
  readonly ingress: Padlock;
  readonly egress: Padlock;
}

const FOLDED_HEIGHT = 60;

/** What there is to say of each namespace. */
export function summarizeNamespaces(evaluation: Evaluation): readonly NamespaceSummary[] {
  const { cluster, compiled } = evaluation;
  const podsOf = new Map<string, ClusterPod[]>();
  for (const pod of cluster.pods.values()) add(podsOf, pod.namespace, pod);
  const workloadsOf = countBy([...cluster.workloads.values()].filter(({ pods }) => pods.length > 0));
  const policiesOf = countBy(compiled.policies);
  return [...cluster.namespaces.values()].map(({ name, implied }): NamespaceSummary => {
    const pods = podsOf.get(name) ?? [];
    return {
      name,
      podCount: pods.length,
      workloadCount: workloadsOf.get(name) ?? 0,
      policyCount: policiesOf.get(name) ?? 0,
      implied,
      ingress: sharedPadlock(evaluation, pods, "ingress"),
      egress: sharedPadlock(evaluation, pods, "egress"),
    };
  });
}

/** The node of a whole namespace. */
export function boxOfNamespace(summary: NamespaceSummary): NamespaceBox {
  const { name } = summary;
  return {
    kind: "namespace",
    id: namespaceEndId(name),
    ...summary,
    width: textWidth(name, 84, 184),
    height: FOLDED_HEIGHT,
  };
}

/** The container of a namespace. */
export function containerOf(
  { name, podCount, policyCount, implied, ingress, egress }: NamespaceSummary,
  { x, y, width, height }: Pick<GraphNamespace, "x" | "y" | "width" | "height">,
): GraphNamespace {
  return { id: namespaceId(name), name, x, y, width, height, podCount, policyCount, implied, ingress, egress };
}

/** What all pods share; nothing is shared where none takes part. */
function sharedPadlock(evaluation: Evaluation, pods: readonly ClusterPod[], direction: "ingress" | "egress"): Padlock {
  return pods.length === 0 ? "mixed" : padlockOf(evaluation, pods, direction);
}

function countBy(items: Iterable<{ readonly namespace: string }>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { namespace } of items) counts.set(namespace, (counts.get(namespace) ?? 0) + 1);
  return counts;
}

function add<T>(lists: Map<string, T[]>, key: string, item: T) {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}
