import { useMemo } from "react";
import { useApp } from "../../state/store-context";

/** Names of the picture's namespaces, open and collapsed ones, sorted; chosen ones that are gone are kept. */
export function useNamespaceNames(chosen: readonly string[]): readonly string[] {
  const graph = useApp((state) => state.analysis.analysis?.graph ?? null);
  return useMemo(() => {
    const open = graph?.namespaces.map(({ name }) => name) ?? [];
    const collapsed = graph?.nodes.flatMap((node) => (node.kind === "namespace" ? [node.name] : [])) ?? [];
    return [...new Set([...open, ...collapsed, ...chosen])].sort();
  }, [graph, chosen]);
}
