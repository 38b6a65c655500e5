import { Plus } from "lucide-react";
import { useEffect, useMemo, useRef, useState } from "react";
import { useStore, ViewportPortal } from "reactflow";
import type { Graph } from "../../engine";
import { useActions, useApp } from "../../state/store-context";
import { useMediaQuery } from "../../ui/media-query";
import { type Box, centre, type Point } from "../edges/box";
import { kindOfNode } from "../kind-of-node";
import type { Places } from "../nodes/node-places";
import { connectable } from "./connectable";
import { type Connecting, useConnecting } from "./use-connecting";
import "./connect.css";

interface ConnectLayerProps {
  readonly graph: Graph;
  readonly places: Places;
  /** The node on which C was pressed before the layer was there; null: on none. */
  readonly begunFrom: { readonly current: string | null };
}

/** From how near a handle is drawn: from afar there are no nodes to be seen. */
const LEAST_ZOOM = 0.35;

/** Draws connections that are to be allowed, from the handle of a node to another node. */
export function ConnectLayer({ graph, places, begunFrom }: ConnectLayerProps) {
  const ends = useMemo(() => connectable(graph), [graph]);
  const mark = useRef<HTMLParagraphElement>(null);
  const canvas = useRef<HTMLElement | null>(null);
  const { connecting, begin } = useConnecting(canvas, places, ends, begunFrom);
  const zoom = useStore(({ transform }) => transform[2]);
  const isConnecting = connecting !== null;
  useEffect(() => {
    canvas.current = mark.current?.closest<HTMLElement>(".canvas") ?? null;
    canvas.current?.toggleAttribute("data-connecting", isConnecting);
  }, [isConnecting]);
  const anchor = useAnchor();
  const from = connecting?.from ?? anchor.id;
  const box = from !== null && ends.has(from) ? places.absolute.get(from) : undefined;
  const isHandled = box !== undefined && (zoom >= LEAST_ZOOM || isConnecting);
  return (
    <>
      <p ref={mark} role="status" className="visually-hidden">
        {connecting !== null && wordsOf(connecting, ends)}
      </p>
      <ViewportPortal>
        {connecting !== null && box !== undefined && (
          <DrawnLine connecting={connecting} from={box} places={places} zoom={zoom} />
        )}
        {isHandled && from !== null && (
          <div
            aria-hidden
            className={`connect-handle nodrag nopan${isConnecting ? " held" : ""}`}
            title="Allow to… Drag to another node, or press C"
            style={{ transform: `translate(${box.x + box.width}px,${box.y + box.height / 2}px) scale(${1 / zoom})` }}
            onPointerEnter={() => anchor.hold(from)}
            onPointerLeave={() => anchor.hold(null)}
            onTouchStart={(event) => event.stopPropagation()}
            onPointerDown={(event) => {
              if (event.button !== 0 || isConnecting) return;
              event.preventDefault();
              begin(from, event);
            }}
          >
            <Plus size={12} strokeWidth={2.5} />
          </div>
        )}
      </ViewportPortal>
    </>
  );
}

function wordsOf({ from, by, over }: Connecting, ends: ReadonlyMap<string, string>): string {
  const name = ends.get(from) ?? from;
  if (over !== null) return `Allow ${name} to ${ends.get(over) ?? over}?${by === "keys" ? " Enter" : ""}`;
  const how = by === "keys" ? "Arrow keys or Tab lead to the other node, Enter chooses it" : "Choose the other node";
  return `Connecting from ${name}. ${how}, Escape cancels.`;
}

/** How long the handle stays when the pointer leaves a node for it. */
const LINGERING_MS = 250;

/** The node that shows its handle: the one whose handle is held, pointed at or has the focus, else the selected one. */
function useAnchor() {
  const { hover } = useActions();
  const [held, setHeld] = useState<string | null>(null);
  // a finger points at nothing once it is gone
  const mayPoint = useMediaQuery("(hover: hover)");
  const pointed = useApp(({ selection: { hovered } }) =>
    !mayPoint || hovered === null || hovered.kind === "edge" ? null : hovered.id,
  );
  const selected = useApp(({ selection }) =>
    selection.selected === null || selection.selected.kind === "edge" ? null : selection.selected.id,
  );
  const lingering = useLingering(pointed, LINGERING_MS);
  const hold = (id: string | null) => {
    setHeld(id);
    hover(id === null ? null : { kind: kindOfNode(id), id });
  };
  return { id: held ?? pointed ?? lingering ?? selected, hold };
}

/** A value, and for a while after it is null the one before. */
function useLingering<T>(value: T | null, lingeringMs: number): T | null {
  const [last, setLast] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setLast(value), value === null ? lingeringMs : 0);
    return () => clearTimeout(timer);
  }, [value, lingeringMs]);
  return value ?? last;
}

interface DrawnLineProps {
  readonly connecting: Connecting;
  readonly from: Box;
  readonly places: Places;
  readonly zoom: number;
}

/** The line to the pointer, or to what has the focus, and a frame around what it would lead to. */
function DrawnLine({ connecting: { at, over }, from, places, zoom }: DrawnLineProps) {
  const target = over === null ? undefined : (places.absolute.get(over) ?? places.containers.get(containerOf(over)));
  const towards = target === undefined ? at : centre(target);
  if (towards === null) return null;
  const start = borderPoint(from, towards);
  const end = target === undefined ? towards : borderPoint(target, start);
  return (
    <svg className="connect-line" aria-hidden>
      <title>The connection that is being drawn</title>
      {target !== undefined && (
        <rect
          x={target.x - 4}
          y={target.y - 4}
          width={target.width + 8}
          height={target.height + 8}
          rx={11}
          strokeWidth={2 / zoom}
        />
      )}
      <path d={`M${start.x},${start.y} L${end.x},${end.y}`} strokeWidth={2 / zoom} />
      <circle cx={end.x} cy={end.y} r={4 / zoom} />
    </svg>
  );
}

/** Where the way from the middle of a box to a point leaves the box; the point itself where it lies inside. */
function borderPoint(box: Box, to: Point): Point {
  const from = centre(box);
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const share = Math.min(1, box.width / 2 / Math.abs(dx), box.height / 2 / Math.abs(dy));
  return { x: from.x + dx * share, y: from.y + dy * share };
}

function containerOf(id: string): string {
  return `${id.replace(/^namespace /, "")}/`;
}
