import { useCallback } from "react";
import type { Graph } from "../../engine";
import { useApp } from "../../state/store-context";

/** What nodes are called, by their ids. */
export function useNodeNames(): (id: string) => string {
  const graph = useApp(({ analysis }) => analysis.analysis?.graph ?? null);
  return useCallback((id) => nodeName(graph, id), [graph]);
}

/** What a node is called; one that is not drawn goes by its id. */
export function nodeName(graph: Graph | null, id: string): string {
  const node = graph?.nodes.find((each) => each.id === id);
  if (node?.kind === "range") return node.name;
  return id.replace(/^pod /, "");
}
