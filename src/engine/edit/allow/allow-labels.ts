import type { ClusterPod } from "../../cluster/cluster";
import type { DecodedObject, LabelSelector } from "../../kube/objects";
import type { EditContext } from "../edit-context";
import type { NamedPods } from "../named-end";
import type { Labels } from "../policy/policy-value";
import { isPassingLabel, sharedLabels, usualRank } from "../shared-labels";
import { type PodsEnd, podsThatLabelsName, podsWithLabels } from "./allow-end";

/** A label by which pods may be named. */
export interface OfferedLabel {
  readonly key: string;
  readonly value: string;
  /** How many pods of the namespace wear it now. */
  readonly pods: number;
  /** True where it comes and goes with a revision or a single pod, so that a rule by it does not last. */
  readonly isPassing: boolean;
}

/** The labels that all pods of an end wear, those that people mostly select by first. */
export function labelsOfEnd(context: EditContext, end: NamedPods): readonly OfferedLabel[] {
  const shared = [...sharedLabels(end.pods)];
  const none: Labels = new Map();
  const all = podsThatLabelsName(context.evaluation, { kind: "pods", namespace: end.namespace, labels: none });
  const selecting = keysUsed(context.objects, end);
  const rank = (key: string) =>
    isPassingLabel(key) ? LAST : Math.min(usualRank(key), selecting.has(key) ? USED : LAST - 1);
  return shared
    .map(([key, value]) => {
      const pods = all.filter(({ pod }) => pod.labels.get(key) === value).length;
      return { key, value, pods, isPassing: isPassingLabel(key) };
    })
    .sort((a, b) => rank(a.key) - rank(b.key));
}

/**
 * The fewest labels that last and select these pods and no others; where others wear the same, the fewest that select no
 * more than all of them together do. Null where the pods have no such label in common.
 */
export function fewestLabels(
  { evaluation: { cluster } }: EditContext,
  end: NamedPods,
  offered: readonly OfferedLabel[],
): Labels | null {
  const lasting = offered.filter(({ isPassing }) => !isPassing).slice(0, MOST_TRIED);
  if (lasting.length === 0) return null;
  const select = (chosen: readonly OfferedLabel[]) => podsWithLabels(cluster, end.namespace, labelMap(chosen)).length;
  const least = select(lasting);
  const found = combinations(lasting).find((chosen) => select(chosen) === least);
  return labelMap(found ?? lasting);
}

/** How many pods an end names now, and how many of them are others than those that were meant. */
export function countNamed({ evaluation }: EditContext, meant: readonly ClusterPod[], end: PodsEnd) {
  const named = podsThatLabelsName(evaluation, end);
  const known = new Set(meant);
  return { pods: named.length, others: named.filter((pod) => !known.has(pod)).length };
}

/** A key by which a Service or a policy selects these pods comes behind the two most usual ones. */
const USED = 1.5;
const LAST = 100;
/** More labels of a pod are not tried in all their combinations. */
const MOST_TRIED = 8;

/** Keys by which Services and policies of their namespace select all of the pods. */
function keysUsed(objects: readonly DecodedObject[], { namespace, pods }: NamedPods): ReadonlySet<string> {
  const used = new Set<string>();
  for (const object of objects) {
    if (object.kind !== "Service" && object.kind !== "NetworkPolicy") continue;
    if (object.namespace !== namespace) continue;
    const pairs = object.kind === "Service" ? [...(object.selector ?? [])] : pairsOf(object.podSelector);
    if (pairs.length === 0) continue;
    const isAll = pods.every(({ pod }) => pairs.every(([key, value]) => pod.labels.get(key) === value));
    for (const [key] of isAll ? pairs : []) used.add(key);
  }
  return used;
}

function pairsOf({ requirements }: LabelSelector): readonly (readonly [string, string])[] {
  return requirements.flatMap(({ key, operator, values }) =>
    operator === "In" ? values.slice(0, 1).map((value) => [key, value] as const) : [],
  );
}

function labelMap(labels: readonly OfferedLabel[]): Labels {
  return new Map(labels.map(({ key, value }) => [key, value]));
}

/** Of one label, of two, and so on; those with the first labels first. */
function combinations<T>(items: readonly T[]): readonly (readonly T[])[] {
  const bySize: (readonly (readonly T[])[])[] = [];
  let last: readonly { readonly chosen: readonly T[]; readonly end: number }[] = [{ chosen: [], end: 0 }];
  for (let size = 1; size <= items.length; size++) {
    last = last.flatMap(({ chosen, end }) =>
      items.slice(end).map((item, i) => ({ chosen: [...chosen, item], end: end + i + 1 })),
    );
    bySize.push(last.map(({ chosen }) => chosen));
  }
  return bySize.flat();
}
