import { ChevronLeft } from "lucide-react";
import type { GraphNode } from "../../engine";
import { useActions } from "../../state/store-context";

/** Back from one connection to all those of the node that it was chosen from. */
export function WayBack({ node }: { readonly node: GraphNode }) {
  const { selectNode } = useActions();
  return (
    <button
      type="button"
      className="button way-back"
      title={`Back to ${node.name}`}
      onClick={() => selectNode(node.id)}
    >
      <ChevronLeft size={14} aria-hidden />
      <span className="visually-hidden">Back to </span>
      <span className="way-back-name">{node.name}</span>
    </button>
  );
}
