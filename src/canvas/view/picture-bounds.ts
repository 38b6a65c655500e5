import { type Box, boundsOf, boundsOfBoxes, grown } from "../edges/box";
import { edgeWordsSize } from "../edges/edge-words";
import type { ConnectionFlowEdge } from "../edges/flow-edges";
import type { Route } from "../edges/polyline";
import type { FlowNode } from "../nodes/flow-nodes";
import type { FlowElements } from "../use-flow-elements";

/** What of a picture has a place. */
export interface Drawn {
  readonly boxes: readonly Box[];
  readonly routes: Iterable<Route>;
  readonly edges: readonly Pick<ConnectionFlowEdge, "data">[];
}

/** Lines are so wide to both sides, with the ⊘ and the arrow that stand on them. */
const LINE = 9;

/** The smallest box around all that is drawn: boxes, lines with what stands on them, and their labels. */
export function pictureBounds({ boxes, routes, edges }: Drawn): Box | null {
  const lines = [...routes].map(({ points }) => grown(boundsOf(points), LINE));
  const labels = edges.flatMap(({ data }): Box[] => {
    if (!data?.labelAt) return [];
    const { x, y } = data.labelAt;
    const { width, height } = edgeWordsSize(data.words);
    return [{ x: x - width / 2, y: y - height / 2, width, height }];
  });
  return boundsOfBoxes([...boxes, ...lines, ...labels]);
}

/** The parts of a picture that are boxes, and which of them lines join. */
interface Placed extends Pick<FlowElements, "nodes" | "places" | "titles"> {
  readonly edges: readonly Ends[];
  readonly painted: readonly Ends[];
}

interface Ends {
  readonly source: string;
  readonly target: string;
}

/**
 * Nodes, frames and titles.
 *
 * @param namespaces - names; empty: of everything, else of these, and the other ends of the lines that are drawn
 */
export function boxesAbout(
  { nodes, edges, painted, places, titles }: Placed,
  namespaces: readonly string[],
): readonly Box[] {
  const ends = new Set([...edges, ...painted].flatMap(({ source, target }) => [source, target]));
  const isAbout = (node: FlowNode) => ends.has(node.id) || namespaces.includes(namespaceOf(node) ?? "");
  const shown = namespaces.length === 0 ? nodes : nodes.filter(isAbout);
  const boxes = shown.flatMap((node): Box[] => {
    const { width = 0, height = 0, position } = node;
    return [places.absolute.get(node.id) ?? { ...position, width, height }];
  });
  return namespaces.length === 0 ? [...boxes, ...titles] : boxes;
}

/** Name of the namespace that a node is, or is in. */
function namespaceOf(node: FlowNode): string | null {
  if (node.type === "namespace") return node.data.namespace.name;
  if (node.type === "cluster" || node.type === "block") return null;
  if (node.type === "door") return node.data.door.namespace;
  const { node: end } = node.data;
  return end.kind === "workload" ? end.namespace : end.kind === "namespace" ? end.name : null;
}
