import type { DoorNode, Graph, GraphEdge, GraphNode, Padlock } from "..";
import type { Diagram, DiagramGroup, DiagramLine, DiagramNode } from "./diagram";

/** What a diagram says of itself besides what is drawn. */
export type DiagramWords = Pick<Diagram, "title" | "about">;

/**
 * The graph as it is seen, without places.
 *
 * @param edges - the lines that are seen; those whose ends are not in the graph are left out
 */
export function diagramOfGraph(
  { nodes, namespaces, doors, links }: Pick<Graph, "nodes" | "namespaces" | "doors" | "links">,
  edges: readonly GraphEdge[],
  words: DiagramWords,
): Diagram {
  const drawnDoors = doors.filter((door) => door.kind === "ingress" || door.isDrawn !== false);
  const all = [
    ...nodes.map((node) => ({ container: containerOf(node), node: nodeOf(node) })),
    ...drawnDoors.map((door) => ({ container: containerOf(door), node: doorOf(door) })),
  ];
  const containers = new Set(namespaces.map(({ id }) => id));
  const groups = namespaces.flatMap(({ id, name }): DiagramGroup[] => {
    const held = all.flatMap(({ container, node }) => (container === id ? node : []));
    return held.length === 0 ? [] : [{ name, nodes: held }];
  });
  const known = new Set(all.map(({ node }) => node.id));
  const isKnown = ({ source, target }: Pick<DiagramLine, "source" | "target">) =>
    known.has(source) && known.has(target);
  const lines = edges.filter(isKnown).map(lineOf);
  const isMarked = lines.some((line) => /\?(,|$)/.test(line.words));
  return {
    title: words.title,
    about: isMarked ? [...words.about, MARK_WORDS] : words.about,
    groups,
    nodes: all.flatMap(({ container, node }) => (container !== null && containers.has(container) ? [] : node)),
    lines: [
      ...lines,
      ...links
        .filter(isKnown)
        .map(({ source, target }) => ({ source, target, look: "leads" as const, words: "", sentence: "" })),
    ],
  };
}

/** What the legend of the picture says of the mark. */
const MARK_WORDS =
  "A line with “?” depends on, or rests on, what the network plugin does: the standard leaves it open.";

/** State and ports of a line, and whether it is as expected: `allowed 8080`, `denied by the target`, `partly 80 only`. */
export function lineWords({ state, label, droppedAt, assumes, expectation }: GraphEdge): string {
  const end = droppedAt === "both" ? "denied by both ends" : `denied by the ${droppedAt}`;
  const said = state === "denied" && droppedAt !== "none" ? end : `${state} ${label}`.trim();
  const isAssuming = assumes.some((assumption) => assumption !== "other-policies");
  const expected = expectation === null ? "" : expectation === "pass" ? ", as expected" : ", not as expected";
  return `${said}${isAssuming ? " ?" : ""}${expected}`;
}

function lineOf(edge: GraphEdge): DiagramLine {
  const { source, target, state, sentence } = edge;
  return { source, target, look: state, words: lineWords(edge), sentence };
}

function containerOf(node: GraphNode | DoorNode): string | null {
  return "container" in node ? node.container : null;
}

function nodeOf(node: GraphNode): DiagramNode {
  const { id, name } = node;
  switch (node.kind) {
    case "workload": {
      const { podCount, excluded, hostNetwork, assumed } = node;
      const notes = [
        ...(excluded === null ? isolationOf(node) : [`takes no part, ${excluded}`]),
        ...(hostNetwork ? ["host network"] : []),
        ...(assumed ? ["assumed"] : []),
      ];
      return { id, shape: "workload", words: [podCount > 1 ? `${name} ×${podCount}` : name, ...notes] };
    }
    case "namespace": {
      const pods = `${node.podCount.toLocaleString("en")} ${node.podCount === 1 ? "pod" : "pods"}`;
      return { id, shape: "namespace", words: [name, pods, ...isolationOf(node)] };
    }
    case "range":
    case "anyone":
      return { id, shape: node.kind, words: [name] };
  }
}

function isolationOf({ ingress, egress }: { readonly ingress: Padlock; readonly egress: Padlock }): readonly string[] {
  const words = [...sideOf("ingress", ingress), ...sideOf("egress", egress)];
  return words.length === 0 ? [] : [words.join(", ")];
}

function sideOf(direction: string, padlock: Padlock): readonly string[] {
  if (padlock === "open") return [];
  return [padlock === "isolated" ? `${direction} isolated` : `${direction} isolated for some`];
}

function doorOf(door: DoorNode): DiagramNode {
  const { id, name, kind, broken } = door;
  const more = kind === "service" && door.more !== undefined ? [`and ${door.more.join(", ")}`] : [];
  const said = kind === "service" ? door.ports : door.hosts;
  const notes = [...(said === "" ? [] : [said]), ...more, ...(broken === null ? [] : [`broken, ${broken}`])];
  return { id, shape: kind, words: [`${kind === "service" ? "Service" : "Ingress"} ${name}`, ...notes] };
}
