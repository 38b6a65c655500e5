import { useActions } from "../../state/store-context";
import { NeighboursButton } from "./NeighboursButton";
import "./radius.css";

/** What asks who reaches a node, and what it reaches. */
export function ReachButtons({ nodeId }: { readonly nodeId: string }) {
  const { askRadius } = useActions();
  return (
    <div className="reach-buttons">
      <button
        type="button"
        className="button outlined"
        onClick={() => askRadius({ question: { kind: "to", nodeId }, most: null })}
      >
        What can reach this
      </button>
      <button
        type="button"
        className="button outlined"
        onClick={() => askRadius({ question: { kind: "from", nodeId }, most: null })}
      >
        What can it reach
      </button>
      <NeighboursButton nodeId={nodeId} />
    </div>
  );
}
