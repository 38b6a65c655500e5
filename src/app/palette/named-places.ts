import type { AnalysisState } from "../../state/analysis";
import { counted } from "../../ui/counted";

/** Something that has a name and that one can go to. */
export interface NamedPlace {
  readonly group: "Pods" | "Namespaces" | "Outside" | "Policies";
  readonly name: string;
  readonly details: readonly string[];
  readonly target:
    | { readonly kind: "node"; readonly id: string }
    /** The container of an open namespace. */
    | { readonly kind: "namespace"; readonly name: string }
    /** Where its name stands in the text. */
    | { readonly kind: "policy"; readonly place: Analysis["policies"][number]["place"] };
}

type Analysis = NonNullable<AnalysisState["analysis"]>;
type GraphNode = Analysis["graph"]["nodes"][number];

/** Everything in an analysis that has a name: nodes, namespaces and policies. */
export function namedPlaces({ graph, policies }: Pick<Analysis, "graph" | "policies">): readonly NamedPlace[] {
  return [
    ...graph.nodes.map(nodePlace),
    ...graph.namespaces.map(({ name, podCount, policyCount }): NamedPlace => {
      const counts = `${counted(podCount, "pod")}, ${counted(policyCount, "policy", "policies")}: only its lines`;
      return { group: "Namespaces", name, details: [counts], target: { kind: "namespace", name } };
    }),
    ...policies.map(
      ({ name, place }): NamedPlace => ({ group: "Policies", name, details: [], target: { kind: "policy", place } }),
    ),
  ];
}

const MOST_LABELS = 4;

function nodePlace(node: GraphNode): NamedPlace {
  const target = { kind: "node", id: node.id } as const;
  switch (node.kind) {
    case "workload": {
      const labels = node.labels.slice(0, MOST_LABELS).join(", ");
      const pods = node.podCount === 1 ? "" : counted(node.podCount, "pod");
      const details = [labels, pods].filter((words) => words !== "");
      return { group: "Pods", name: `${node.namespace}/${node.name}`, details, target };
    }
    case "namespace":
      return { group: "Namespaces", name: node.name, details: [counted(node.podCount, "pod")], target };
    case "range":
    case "anyone":
      return { group: "Outside", name: node.name, details: [], target };
  }
}
