import type { Labels, Service } from "../kube/objects";
import type { Cluster, ClusterPod } from "./cluster";

/** Pods of the Service's namespace that its selector selects, ready or not; none where it has no selector. */
export function podsSelectedBy(cluster: Cluster, { namespace, selector }: Service): readonly ClusterPod[] {
  if (selector === null) return [];
  const index = indexLabels(cluster);
  let fewest: readonly LabelledPods[] | null = null;
  for (const [key, value] of selector) {
    const found = index.get(indexKey(namespace, key, value)) ?? [];
    if (fewest === null || found.length < fewest.length) fewest = found;
  }
  return (fewest ?? []).flatMap(({ labels, pods }) => (selectorMatchesAll(selector, labels) ? pods : []));
}

/** Whether labels have every pair of a Service's selector. */
export function selectorMatchesAll(selector: Labels, labels: Labels): boolean {
  return [...selector].every(([key, value]) => labels.get(key) === value);
}

/** Pods of a namespace that share their labels: those of one template. */
interface LabelledPods {
  readonly labels: Labels;
  readonly pods: ClusterPod[];
}

const indexes = new WeakMap<Cluster, ReadonlyMap<string, readonly LabelledPods[]>>();

function indexLabels(cluster: Cluster): ReadonlyMap<string, readonly LabelledPods[]> {
  const known = indexes.get(cluster);
  if (known !== undefined) return known;
  const groups = new Map<Labels, LabelledPods>();
  const index = new Map<string, LabelledPods[]>();
  for (const pod of cluster.pods.values()) {
    const { labels } = pod.pod;
    const group = groups.get(labels);
    if (group !== undefined) {
      group.pods.push(pod);
      continue;
    }
    const created = { labels, pods: [pod] };
    groups.set(labels, created);
    for (const [key, value] of labels) {
      const at = indexKey(pod.namespace, key, value);
      const list = index.get(at);
      if (list === undefined) index.set(at, [created]);
      else list.push(created);
    }
  }
  indexes.set(cluster, index);
  return index;
}

/** No name or label holds a space. */
function indexKey(namespace: string, key: string, value: string): string {
  return `${namespace} ${key} ${value}`;
}
