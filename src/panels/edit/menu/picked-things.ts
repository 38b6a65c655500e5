import type { EditTarget, GraphNode } from "../../../engine";

/** What is picked, as far as editing is concerned. */
export interface PickedThings {
  /** As the picture calls them. */
  readonly names: readonly string[];
  /** Namespaces that are picked, or of which something is, each once. */
  readonly namespaces: readonly string[];
  /** Those that a text states and that can be deleted; null where something picked cannot be. */
  readonly targets: readonly EditTarget[] | null;
}

/** Looks up what is picked. What is no longer in the picture is left out. */
export function pickedThings(picked: readonly string[], world: PickWorld): PickedThings {
  const found = picked.map((id) => pickedThing(id, world)).filter((thing) => thing !== null);
  const targets = found.flatMap(({ target }) => target ?? []);
  return {
    names: found.map(({ name }) => name),
    namespaces: [...new Set(found.flatMap(({ namespace }) => namespace ?? []))],
    targets: targets.length === found.length && found.length > 0 ? targets : null,
  };
}

/** What stands in the picture. */
interface PickWorld {
  readonly nodes: readonly GraphNode[];
  /** Names of namespaces, drawn as frames or as one node. */
  readonly namespaces: readonly string[];
}

interface PickedThing {
  readonly name: string;
  readonly namespace: string | null;
  readonly target: EditTarget | null;
}

function pickedThing(id: string, { nodes, namespaces }: PickWorld): PickedThing | null {
  // A frame is picked by the id that its namespace has as one node.
  const folded = namespaces.find((name) => id === `namespace ${name}`);
  if (folded !== undefined) return { name: folded, namespace: folded, target: { kind: "namespace", id: folded } };
  const node = nodes.find((each) => each.id === id);
  if (node === undefined) return null;
  if (node.kind !== "workload") return { name: node.name, namespace: null, target: null };
  const isPod = node.partOf !== null;
  const target: EditTarget = isPod ? { kind: "pod", id: id.replace(/^pod /, "") } : { kind: "workload", id };
  return { name: node.name, namespace: node.namespace, target: node.assumed ? null : target };
}
