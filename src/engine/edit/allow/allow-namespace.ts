import type { Cluster } from "../../cluster/cluster";
import { formatSelector, selectorMatches } from "../../kube/label-selector";
import { NAMESPACE_NAME_LABEL } from "../../kube/namespace-name-label";
import type { DecodedObject, LabelSelector, NetworkPolicy } from "../../kube/objects";
import type { Labels } from "../policy/policy-value";

/**
 * The labels by which policies of other namespaces may name one, the best first: labels by which policies of this
 * scenario name it already and that it alone has, those most used first; where none is used as often,
 * `kubernetes.io/metadata.name`, which every namespace has.
 */
export function namespaceLabels(
  { objects, cluster }: { readonly objects: readonly DecodedObject[]; readonly cluster: Cluster },
  namespace: string,
): readonly Labels[] {
  const plain: Labels = new Map([[NAMESPACE_NAME_LABEL, namespace]]);
  const uses = new Map<string, { readonly labels: Labels; count: number }>();
  for (const selector of namespaceSelectors(objects)) {
    const labels = labelsOfSelector(selector);
    if (labels === null || !isOnly(cluster, selector, namespace)) continue;
    const known = uses.get(formatSelector(selector)) ?? { labels, count: 0 };
    known.count++;
    uses.set(formatSelector(selector), known);
  }
  const isPlain = (labels: Labels) => labels.size === 1 && labels.get(NAMESPACE_NAME_LABEL) === namespace;
  const used = [...uses.values()].sort((a, b) => b.count - a.count);
  const plainUses = used.find(({ labels }) => isPlain(labels))?.count ?? 0;
  const others = used.filter(({ labels }) => !isPlain(labels));
  const [before, after] = [
    others.filter(({ count }) => count >= plainUses),
    others.filter(({ count }) => count < plainUses),
  ];
  return [...before.map(({ labels }) => labels), plain, ...after.map(({ labels }) => labels)];
}

function namespaceSelectors(objects: readonly DecodedObject[]): readonly LabelSelector[] {
  return objects
    .filter((object): object is NetworkPolicy => object.kind === "NetworkPolicy")
    .flatMap(({ ingress, egress }) => [...ingress, ...egress])
    .flatMap(({ peers }) => peers)
    .flatMap((peer) => (peer.kind === "pods" && peer.namespaceSelector !== null ? [peer.namespaceSelector] : []));
}

/** What a selector says as labels; null where it says more, or nothing. */
function labelsOfSelector({ requirements }: LabelSelector): Labels | null {
  const pairs = requirements.flatMap(({ key, operator, values: [value, ...more] }) =>
    operator === "In" && value !== undefined && more.length === 0 ? [[key, value] as const] : [],
  );
  const labels = new Map(pairs);
  return requirements.length > 0 && labels.size === requirements.length ? labels : null;
}

function isOnly({ namespaces }: Cluster, selector: LabelSelector, namespace: string): boolean {
  return [...namespaces.values()].every(
    ({ name, labels }) => selectorMatches(selector, labels) === (name === namespace),
  );
}
