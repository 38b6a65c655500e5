import type { AppState } from "../../state/store";
import { counted } from "../../ui/counted";
import type { PaletteContext } from "./palette-context";
import type { PaletteEntry } from "./palette-entries";

/** Something that can be asked about: a node, or a workload that is not drawn by itself. */
export interface PaletteEnd {
  readonly id: string;
  readonly group: string;
  readonly name: string;
  readonly details: readonly string[];
  /** Namespaces are no ends of a connection while they are frames. */
  readonly isFrame: boolean;
  /** How many pods it stands for; 0 outside of the cluster. */
  readonly podCount: number;
}

type Analysis = NonNullable<AppState["analysis"]["analysis"]>;

/** Everything that can be asked about, drawn or not. */
export function paletteEnds({ state, names }: Pick<PaletteContext, "state" | "names">): readonly PaletteEnd[] {
  const { analysis } = state.analysis;
  if (analysis === null) return [];
  const { nodes, namespaces } = analysis.graph;
  const drawn = new Set(nodes.map(({ id }) => id));
  return [
    ...nodes.flatMap(nodeEnd),
    ...(names?.workloads ?? []).flatMap(({ id, namespace, podCount, labels }): PaletteEnd[] => {
      if (drawn.has(id)) return [];
      const details = [labels.slice(0, MOST_LABELS).join(", "), `not drawn by itself: in ${namespace}`];
      return [{ id, group: "Pods", name: id, details: details.filter(Boolean), isFrame: false, podCount }];
    }),
    ...namespaces.map(({ name, podCount }): PaletteEnd => {
      const details = [counted(podCount, "pod")];
      return { id: `namespace ${name}`, group: "Namespaces", name, details, isFrame: true, podCount };
    }),
  ];
}

const MOST_LABELS = 4;

function nodeEnd(node: Analysis["graph"]["nodes"][number]): readonly PaletteEnd[] {
  const { id, name } = node;
  switch (node.kind) {
    case "workload": {
      if (node.excluded !== null) return [];
      const details = node.labels.length === 0 ? [] : [node.labels.slice(0, MOST_LABELS).join(", ")];
      const { namespace, podCount } = node;
      return [{ id, group: "Pods", name: `${namespace}/${name}`, details, isFrame: false, podCount }];
    }
    case "namespace": {
      const details = [counted(node.podCount, "pod")];
      return [{ id, group: "Namespaces", name, details, isFrame: false, podCount: node.podCount }];
    }
    case "range":
    case "anyone":
      return [{ id, group: "Outside", name, details: [], isFrame: false, podCount: 0 }];
  }
}

/** Entries to choose one of them. */
export function endEntries(
  ends: readonly PaletteEnd[],
  of: string,
  entryOf: (end: PaletteEnd) => Pick<PaletteEntry, "run" | "next">,
): readonly PaletteEntry[] {
  return ends.map((end) => ({
    id: `${of} ${end.id}`,
    group: end.group,
    title: end.name,
    details: end.details,
    ...entryOf(end),
  }));
}

/** Makes a node one of the picture: opens the namespace that it is folded into, and shows what stands aside. */
export function showNode(nodeId: string, { getState, actions, names }: PaletteContext): void {
  const graph = getState().analysis.analysis?.graph;
  if (graph === undefined || graph.nodes.some(({ id }) => id === nodeId)) return;
  const { expanded, filter } = getState().view.options.picture;
  if (filter.around !== null) actions.setFilter({ around: null });
  if (expanded.includes(nodeId)) actions.toggleExpanded(nodeId);
  const folded = [
    ...graph.nodes.flatMap((node) => (node.kind === "namespace" ? [node.name] : [])),
    ...(graph.away?.collapsed ?? []),
  ];
  const own = names?.workloads.find(({ id }) => id === nodeId)?.namespace;
  if (own !== undefined && folded.includes(own)) actions.setCollapsed(folded.filter((name) => name !== own));
}
