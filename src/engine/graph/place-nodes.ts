import type { Cluster } from "../cluster/cluster";
import { namespaceEndId } from "../insight/picture-ends";
import type { Density } from "./density";
import type { DoorBoxes } from "./door-boxes";
import { type Layout, type LayoutMemory, layOut, type NamespaceBoxes, type Sized } from "./layout";
import { type NamespaceSummary, titleWidth } from "./namespace-boxes";
import { type NodeBox, namespaceId } from "./node-boxes";

/** What there is to place. */
export interface NodesToPlace {
  readonly boxes: readonly NodeBox[];
  /** Namespaces that are drawn as containers. */
  readonly containers: readonly NamespaceSummary[];
  readonly doors: DoorBoxes;
  readonly links: readonly (readonly [string, string])[];
  /** Whether open sides are told by tabs, since not every open line is drawn. */
  readonly areOpenTold: boolean;
  readonly density: Density;
}

/** Sorts nodes by where they stand, in containers, as folded namespaces or outside, and lays them out. */
export function placeNodes(cluster: Cluster, nodes: NodesToPlace, memory: LayoutMemory | null): Layout {
  const { boxes, containers, doors, links, areOpenTold, density } = nodes;
  const inside = new Map<string, Sized[]>(containers.map(({ name }) => [name, []]));
  const folded: (Sized & { readonly otherShape: string })[] = [];
  const outside: Sized[] = [];
  for (const box of boxes) {
    const { id, width, height } = box;
    if (box.kind === "workload") inside.get(box.namespace)?.push({ id, width, height, partOf: box.partOf });
    else if (box.kind === "namespace") folded.push({ id, width, height, otherShape: namespaceId(box.name) });
    else outside.push({ id, width, height });
  }
  const namespaces = containers.map((container): NamespaceBoxes => {
    const { name } = container;
    return {
      id: namespaceId(name),
      leastWidth: titleWidth(container, areOpenTold, density),
      boxes: inside.get(name) ?? [],
      doors: doors.services.filter(({ namespace }) => namespace === name),
      otherShape: namespaceEndId(name),
    };
  });
  const gates = doors.ingresses;
  return layOut({ namespaces, folded, outside, gates, links, density, dormant: dormantIds(cluster) }, memory);
}

/** Everything of the cluster that may be drawn in another shape now. */
function dormantIds({ workloads, namespaces }: Cluster): ReadonlySet<string> {
  const names = [...namespaces.keys()];
  return new Set([...workloads.keys(), ...names.map(namespaceId), ...names.map(namespaceEndId)]);
}
