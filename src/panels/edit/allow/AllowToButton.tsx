import { ArrowRight } from "lucide-react";
import type { GraphNode } from "../../../engine";
import { useActions } from "../../../state/store-context";

/** Opens the form about what a node is to be allowed to reach; nothing for pods that take no part. */
export function AllowToButton({ node }: { readonly node: GraphNode }) {
  const { openEditing } = useActions();
  if (node.kind === "workload" && node.excluded !== null) return null;
  return (
    <p>
      <button
        type="button"
        className="button outlined"
        onClick={() => openEditing({ kind: "allow", from: [node.id], to: [] })}
      >
        Allow to… <ArrowRight size={14} aria-hidden />
      </button>
    </p>
  );
}
