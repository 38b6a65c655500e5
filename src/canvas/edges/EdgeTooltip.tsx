import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import { useStoreApi } from "reactflow";
import { useApp } from "../../state/store-context";
import type { Places } from "../nodes/node-places";
import { useRested } from "../use-rested";
import { noteHeight } from "../view/note-height";
import type { Point } from "./box";
import { edgeSentence } from "./edge-words";
import type { ConnectionFlowEdge } from "./flow-edges";
import { placeTooltip } from "./tooltip-place";

interface EdgeTooltipProps {
  readonly edges: readonly ConnectionFlowEdge[];
  readonly places: Places;
  /** Where the pointer is, in the pane; null while the keyboard points. */
  readonly pointer: RefObject<Point | null>;
}

const REST_MS = 260;
const WIDTH = 320;
const HEIGHT = 60;

/**
 * The whole sentence of the line that the pointer or the focus is on. A screen reader has it as the line's name.
 */
export function EdgeTooltip({ edges, places, pointer }: EdgeTooltipProps) {
  const hovered = useApp((state) => (state.selection.hovered?.kind === "edge" ? state.selection.hovered.id : null));
  const selected = useApp((state) => state.selection.selected?.id ?? null);
  const id = useRested(hovered, REST_MS);
  const data = edges.find((edge) => edge.id === id)?.data;
  const flow = useStoreApi();
  const [at, setAt] = useState<Point | null>(null);
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it stays where it came up
  useLayoutEffect(() => {
    if (!data) return setAt(null);
    const { transform, width, height, domNode } = flow.getState();
    const [x, y, zoom] = transform;
    const middle = data.route.points[Math.floor(data.route.points.length / 2)] ?? { x: 0, y: 0 };
    const anchor = pointer.current ?? { x: middle.x * zoom + x, y: middle.y * zoom + y };
    const own = { width: box.current?.offsetWidth ?? WIDTH, height: box.current?.offsetHeight ?? HEIGHT };
    const ends = [data.edge.source, data.edge.target].flatMap((end) => places.absolute.get(end) ?? []);
    const onScreen = ends.map((end) => ({
      x: end.x * zoom + x,
      y: end.y * zoom + y,
      width: end.width * zoom,
      height: end.height * zoom,
    }));
    setAt(placeTooltip(anchor, own, { width, height: height - (domNode ? noteHeight(domNode) : 0) }, onScreen));
  }, [id, data === undefined]);
  if (!data) return null;
  const { edge } = data;
  return (
    <div
      ref={box}
      role="tooltip"
      className={`edge-tooltip state-${edge.state}`}
      style={at === null ? { visibility: "hidden" } : { transform: `translate(${at.x}px,${at.y}px)` }}
    >
      <p>{edgeSentence(edge)}</p>
      {selected !== edge.id && (
        <p className="edge-tooltip-hint">{pointer.current ? "Click" : "Press Enter"} to see why.</p>
      )}
    </div>
  );
}
