import type { Graph, GraphNode, WorkloadNode } from "../../engine";

/** Who may be chosen to ask. */
export interface SourceOption {
  /** As a trace's source: `namespace/pod` or an address. */
  readonly value: string;
  readonly words: string;
}

export interface SourceGroup {
  /** A namespace, or outside. */
  readonly name: string;
  readonly options: readonly SourceOption[];
}

/** An address of the block that is kept for documentation: somebody outside. */
export const OUTSIDE_ADDRESS = "203.0.113.7";

/** The workloads of the picture by namespace, each by its first pod, and somebody outside. */
export function sourceGroups({ nodes }: Pick<Graph, "nodes">): readonly SourceGroup[] {
  const groups = new Map<string, SourceOption[]>();
  for (const node of nodes) {
    const value = podOf(node);
    if (value === null || node.kind !== "workload") continue;
    const group = groups.get(node.namespace);
    const option = { value, words: optionWords(node) };
    if (group === undefined) groups.set(node.namespace, [option]);
    else group.push(option);
  }
  const sorted = [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    ...sorted.map(([name, options]) => ({ name, options })),
    {
      name: "Outside the cluster",
      options: [{ value: OUTSIDE_ADDRESS, words: `somebody outside (${OUTSIDE_ADDRESS})` }],
    },
  ];
}

/** The pod that asks for a node of the picture: the first of a workload; null for what is no workload, or takes no part. */
export function podOf(node: GraphNode): string | null {
  return node.kind === "workload" && node.excluded === null ? (node.pods[0] ?? null) : null;
}

/** With its namespace: the group is not seen once the list is closed. */
function optionWords({ namespace, name, podCount, partOf, assumed }: WorkloadNode): string {
  const count = podCount > 1 ? `, the first of ${podCount} pods` : "";
  return `${namespace}/${name}${partOf === null ? count : " (pod)"}${assumed ? " (assumed)" : ""}`;
}

/** Whether one of the options has this value. */
export function isOffered(groups: readonly SourceGroup[], value: string): boolean {
  return groups.some(({ options }) => options.some((option) => option.value === value));
}
