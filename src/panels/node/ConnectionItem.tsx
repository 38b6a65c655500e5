import { useEffect } from "react";
import type { NodeConnection, NodeSide } from "../../engine";
import { useActions, useAppStore } from "../../state/store-context";
import { Breakable } from "../../ui/Breakable";
import { PlaceButton } from "../card/PlaceButton";
import { dropWords, ruleLead } from "./node-words";

interface ConnectionItemProps {
  readonly connection: NodeConnection;
  readonly direction: NodeSide["direction"];
  readonly onLeave: (edgeId: string) => void;
}

const MARKS: Record<NodeConnection["state"], string> = {
  allowed: "▶",
  open: "▷",
  partly: "▶",
  mixed: "◐",
  denied: "⊘",
  depends: "?",
};

/** One connection of a node: it leads to why it is so, and each rule behind it to its characters. */
export function ConnectionItem({ connection, direction, onLeave }: ConnectionItemProps) {
  const { edgeId, other, state, words, rules } = connection;
  const { explain } = useActions();
  const point = usePointing(edgeId);
  const drop = dropWords(connection, direction);
  const lead = ruleLead(connection);
  return (
    <li className="node-connection">
      <button
        type="button"
        className={`connection-row state-${state}`}
        data-edge={edgeId}
        onMouseEnter={() => point(true)}
        onMouseLeave={() => point(false)}
        onFocus={() => point(true)}
        onBlur={() => point(false)}
        onClick={() => {
          point(false);
          onLeave(edgeId);
          explain(edgeId);
        }}
      >
        <span className="connection-mark" aria-hidden>
          {MARKS[state]}
        </span>
        <span className="connection-other">
          <Breakable text={other} />
        </span>{" "}
        <span className="connection-words">
          {state} {words}
          {drop !== "" && `, ${drop}`}
        </span>
      </button>
      {rules.map(({ policy, index, place, line }) => (
        <p key={`${policy} ${index}`} className="connection-rule">
          {lead}
          <PlaceButton place={place} line={line}>
            {policy}, {direction} rule {index + 1}
          </PlaceButton>
        </p>
      ))}
    </li>
  );
}

/** Points at the connection in the picture and in the text, as the pointer on its line would. */
function usePointing(edgeId: string): (isPointedAt: boolean) => void {
  const store = useAppStore();
  const point = (isPointedAt: boolean) => {
    if (isPointedAt) store.actions.hover({ kind: "edge", id: edgeId });
    else letGo();
  };
  const letGo = () => {
    const { hovered } = store.getState().selection;
    if (hovered?.kind === "edge" && hovered.id === edgeId) store.actions.hover(null);
  };
  // A row that goes away under the pointer is not left by it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only at the end of the row's life
  useEffect(() => letGo, [edgeId]);
  return point;
}
