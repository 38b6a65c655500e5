import type { AnalysisState } from "../../state/analysis";
import { counted } from "../../ui/counted";

/** Something that has a name and that one can go to. */
export interface NamedPlace {
  readonly group: "Pods" | "Services" | "Namespaces" | "Outside" | "Policies";
  readonly name: string;
  readonly details: readonly string[];
  readonly target:
    | { readonly kind: "node"; readonly id: string }
    /** A Service or an Ingress. */
    | { readonly kind: "door"; readonly id: string }
    /** The container of an open namespace. */
    | { readonly kind: "namespace"; readonly name: string }
    /** Where its name stands in the text. */
    | { readonly kind: "policy"; readonly place: Analysis["policies"][number]["place"] };
}

type Analysis = NonNullable<AnalysisState["analysis"]>;
type Door = Analysis["graph"]["doors"][number];
type GraphNode = Analysis["graph"]["nodes"][number];

/** Everything in an analysis that has a name: nodes, Services, Ingresses, namespaces and policies. */
export function namedPlaces({ graph, policies }: Pick<Analysis, "graph" | "policies">): readonly NamedPlace[] {
  return [
    ...graph.nodes.map(nodePlace),
    ...graph.doors.flatMap(doorPlaces),
    ...graph.namespaces.map(({ name, podCount, policyCount }): NamedPlace => {
      const counts = `${counted(podCount, "pod")}, ${counted(policyCount, "policy", "policies")}: only its lines`;
      return { group: "Namespaces", name, details: [counts], target: { kind: "namespace", name } };
    }),
    ...policies.map(
      ({ name, place }): NamedPlace => ({ group: "Policies", name, details: [], target: { kind: "policy", place } }),
    ),
  ];
}

/** A pill, and the Services that share it. */
function doorPlaces(door: Door): readonly NamedPlace[] {
  const own = `${door.namespace}/${door.name}`;
  if (door.kind === "ingress") return [doorPlace("Ingress", own, door.id, [door.hosts, door.broken ?? ""])];
  const shared = door.more ?? [];
  return [
    doorPlace("Service", own, door.id, [door.ports, door.broken ?? ""]),
    ...shared.map((name) => doorPlace("Service", name, `service ${name}`, [])),
  ];
}

function doorPlace(kind: string, name: string, id: string, details: readonly string[]): NamedPlace {
  const told = details.filter((words) => words !== "");
  return { group: "Services", name: `${kind} ${name}`, details: told, target: { kind: "door", id } };
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
