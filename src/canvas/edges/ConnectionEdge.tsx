import { memo } from "react";
import { EdgeLabelRenderer, type EdgeProps } from "reactflow";
import { useActions } from "../../state/store-context";
import { EdgeLine } from "./EdgeLine";
import type { ConnectionFlowEdge } from "./flow-edges";
import { LabelWords } from "./LabelWords";

/** One direction between two nodes: line, marks and label of its state. */
export const ConnectionEdge = memo(function ConnectionEdge({ id, data, selected }: EdgeProps<ConnectionFlowEdge>) {
  const { explain, hover } = useActions();
  if (!data) return null;
  const { edge, route, drops, words, labelAt, look, isFaint, lit, change } = data;
  return (
    <>
      <g data-state={edge.state} data-dropped-at={edge.droppedAt} data-label={edge.label}>
        <EdgeLine {...{ state: edge.state, route, drops, look, isFaint, lit, change }} />
        <path className="react-flow__edge-interaction" d={route.path} fill="none" strokeOpacity={0} strokeWidth={16} />
      </g>
      {words !== "" && labelAt && (
        <EdgeLabelRenderer>
          {/* The edge itself is reached by keyboard and named; its label only takes the pointer. */}
          <div
            aria-hidden
            data-id={id}
            data-happened={change ?? undefined}
            className={`edge-label state-${edge.state} ${look} ${selected ? "selected" : ""} ${change ? "fresh" : ""} ${labelAt.isOver ? "over" : ""}`}
            style={{ transform: `translate(-50%,-50%) translate(${labelAt.x}px,${labelAt.y}px)` }}
            onClick={({ currentTarget }) => {
              explain(id);
              // The keyboard goes on from the line or, where that takes it, its card.
              const line = `.react-flow__edge[data-id="${CSS.escape(id)}"]`;
              currentTarget.closest(".react-flow")?.querySelector<SVGElement>(line)?.focus({ preventScroll: true });
            }}
            onPointerEnter={() => hover({ kind: "edge", id })}
            onPointerLeave={() => hover(null)}
          >
            <LabelWords words={words} isSwitched={edge.switched.length > 0} />
          </div>
        </EdgeLabelRenderer>
      )}
    </>
  );
});
