import type { Cluster } from "../../cluster/cluster";
import type { PolicySuggestions, SuggestedLabel } from "./policy-form";

/** More are no help, and cost time. */
const MOST_LABELS = 400;

/** Labels that controllers give, of which no policy is made. */
const MADE: ReadonlySet<string> = new Set([
  "pod-template-hash",
  "controller-revision-hash",
  "pod-template-generation",
  "statefulset.kubernetes.io/pod-name",
  "apps.kubernetes.io/pod-index",
  "batch.kubernetes.io/controller-uid",
  "controller-uid",
]);

/** Namespaces, and labels to select by, of a cluster. */
export function policySuggestions({ namespaces, pods }: Cluster): PolicySuggestions {
  const podsIn = new Map<string, number>();
  const labels = new Map<string, { readonly namespace: string; readonly text: string; pods: number }>();
  for (const { namespace, pod } of pods.values()) {
    podsIn.set(namespace, (podsIn.get(namespace) ?? 0) + 1);
    for (const [key, value] of pod.labels) {
      if (MADE.has(key)) continue;
      // no label or name holds a space
      const at = `${namespace} ${key}=${value}`;
      const known = labels.get(at);
      if (known === undefined) labels.set(at, { namespace, text: `${key}=${value}`, pods: 1 });
      else known.pods++;
    }
  }
  const namespaceLabels = new Map<string, number>();
  for (const { labels: own } of namespaces.values()) {
    for (const [key, value] of own) {
      const text = `${key}=${value}`;
      namespaceLabels.set(text, (namespaceLabels.get(text) ?? 0) + 1);
    }
  }
  const byCount = (a: SuggestedLabel, b: SuggestedLabel) => b.pods - a.pods;
  return {
    namespaces: [...namespaces.keys()].map((name) => ({ name, pods: podsIn.get(name) ?? 0 })),
    labels: [...labels.values()].sort(byCount).slice(0, MOST_LABELS),
    namespaceLabels: [...namespaceLabels].map(([text, count]) => ({ text, namespaces: count })).slice(0, MOST_LABELS),
  };
}
