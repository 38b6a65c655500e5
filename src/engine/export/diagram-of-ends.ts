import type { Diagram, DiagramLine, DiagramNode } from "./diagram";
import type { DiagramWords } from "./diagram-of-graph";

/** A line between two ends that are known by name only: `shop/web`, `10.0.0.0-10.0.0.255`. */
export interface NamedLine extends Omit<DiagramLine, "sentence"> {
  /** Which end is outside the cluster; absent or null: none. */
  readonly outside?: "source" | "target" | null;
}

/** Lines as a diagram: what is inside the cluster goes into the group of its namespace, under its own name. */
export function diagramOfEnds(lines: readonly NamedLine[], words: DiagramWords): Diagram {
  const ends = new Map<string, boolean>();
  for (const { source, target, outside } of lines) {
    if (!ends.has(source)) ends.set(source, outside === "source");
    if (!ends.has(target)) ends.set(target, outside === "target");
  }
  const groups = new Map<string, DiagramNode[]>();
  const nodes: DiagramNode[] = [];
  for (const [id, isOutside] of ends) {
    const slash = isOutside ? -1 : id.indexOf("/");
    if (slash < 0) {
      nodes.push({ id, shape: "range", words: [id] });
      continue;
    }
    const [namespace, name] = [id.slice(0, slash), id.slice(slash + 1)];
    const node: DiagramNode = { id, shape: "workload", words: [name] };
    const held = groups.get(namespace);
    if (held) held.push(node);
    else groups.set(namespace, [node]);
  }
  return {
    ...words,
    groups: Array.from(groups, ([name, held]) => ({ name, nodes: held })),
    nodes,
    lines: lines.map(({ source, target, look, words: said }) => ({ source, target, look, words: said, sentence: "" })),
  };
}
