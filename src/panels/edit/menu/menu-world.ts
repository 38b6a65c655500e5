import type { Analysis, DoorNode, GraphNode, ListedPolicy } from "../../../engine";
import type { EditingState } from "../../../state/editing";

/** What a menu looks at to know what can be done. */
export interface MenuWorld {
  readonly nodes: readonly GraphNode[];
  readonly doors: readonly DoorNode[];
  /** Names of namespaces that are drawn, as frames or as one node. */
  readonly namespaces: readonly string[];
  /** Names of namespaces of which all is assumed. */
  readonly assumed: ReadonlySet<string>;
  readonly policies: readonly ListedPolicy[];
  readonly picked: readonly string[];
  readonly copied: readonly string[];
  /** Id of the node that is drawn with its neighbours alone; absent: everything is drawn. */
  readonly around?: string | undefined;
}

/** What menus see of the state. */
export function menuWorld(
  analysis: Analysis | null,
  { picked, copied }: Pick<EditingState, "picked" | "copied">,
): MenuWorld {
  const { nodes = [], doors = [], namespaces: frames = [] } = analysis?.graph ?? {};
  const folded = nodes.filter((node) => node.kind === "namespace");
  const all = [...frames, ...folded];
  return {
    nodes,
    doors,
    namespaces: all.map(({ name }) => name),
    assumed: new Set(all.filter(({ assumed }) => assumed).map(({ name }) => name)),
    policies: analysis?.policies ?? [],
    picked,
    copied,
    around: analysis?.graph.away?.around,
  };
}
