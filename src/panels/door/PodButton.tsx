import { useActions, useApp } from "../../state/store-context";
import { Breakable } from "../../ui/Breakable";

/** A pod by its name; where the picture shows it, the way to its node. */
export function PodButton({ name }: { readonly name: string }) {
  const { selectNode } = useActions();
  const nodeId = useApp(
    ({ analysis }) =>
      analysis.analysis?.graph.nodes.find((node) => node.kind === "workload" && node.pods.includes(name))?.id ?? null,
  );
  const words = <Breakable text={name} />;
  if (nodeId === null) return <code>{words}</code>;
  return (
    <button type="button" className="link mono" title="Its connections" onClick={() => selectNode(nodeId)}>
      {words}
    </button>
  );
}
