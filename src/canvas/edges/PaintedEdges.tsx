import { useEffect, useMemo, useRef } from "react";
import { useStoreApi } from "reactflow";
import type { GraphEdge } from "../../engine";
import { useActions } from "../../state/store-context";
import type { Look } from "../nodes/flow-nodes";
import { type LinePalette, paintEdges } from "./edge-paint";
import { gridOf } from "./nearest-edge";
import type { Route } from "./polyline";

interface PaintedEdgesProps {
  /** Empty where all edges are elements. */
  readonly edges: readonly GraphEdge[];
  readonly routes: ReadonlyMap<string, Route>;
  /** Painted again when it changes. */
  readonly theme: string;
  readonly look: Look;
  readonly areDenialsFaint: boolean;
}

const REPAINT_AFTER_MS = 120;
const REACH_PX = 6;

/**
 * The lines of a big picture on one canvas below the nodes. While the picture moves the canvas is moved by a CSS
 * transform; it is painted again when the picture rests, with half a screen to spare on every side.
 */
export function PaintedEdges({ edges, routes, theme, look, areDenialsFaint }: PaintedEdgesProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  /** The view that was painted. */
  const painted = useRef({ x: 0, y: 0, zoom: 1 });
  const flow = useStoreApi();
  useHoverByDistance(edges, routes);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme means other colours in the tokens
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext("2d");
    if (!element || !context || edges.length === 0) return;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const paint = () => {
      const { transform, width, height } = flow.getState();
      const [x, y, zoom] = transform;
      const ratio = Math.min(devicePixelRatio, 2);
      element.width = width * 2 * ratio;
      element.height = height * 2 * ratio;
      element.style.width = `${width * 2}px`;
      element.style.height = `${height * 2}px`;
      context.setTransform(zoom * ratio, 0, 0, zoom * ratio, (x + width / 2) * ratio, (y + height / 2) * ratio);
      const view = {
        x: (-x - width / 2) / zoom,
        y: (-y - height / 2) / zoom,
        width: (width * 2) / zoom,
        height: (height * 2) / zoom,
      };
      paintEdges(context, { edges, routes, view, ...inkOf(element), areDenialsFaint });
      painted.current = { x, y, zoom };
      move();
    };
    const move = () => {
      const { transform, width, height } = flow.getState();
      const scale = transform[2] / painted.current.zoom;
      const left = transform[0] - scale * (painted.current.x + width / 2);
      const top = transform[1] - scale * (painted.current.y + height / 2);
      element.style.transform = `translate(${left}px,${top}px) scale(${scale})`;
    };
    const unsubscribe = flow.subscribe((state, before) => {
      if (state.transform === before.transform && state.width === before.width && state.height === before.height)
        return;
      move();
      clearTimeout(timer);
      timer = setTimeout(paint, REPAINT_AFTER_MS);
    });
    // Not in the same task as the edit that changed the lines.
    const frame = requestAnimationFrame(paint);
    return () => {
      cancelAnimationFrame(frame);
      unsubscribe();
      clearTimeout(timer);
    };
  }, [edges, routes, flow, theme, areDenialsFaint]);

  return edges.length === 0 ? null : <canvas ref={canvas} className={`painted-edges ${look}`} aria-hidden />;
}

/** Points at the line nearest to the pointer, which then becomes an element that can be clicked. */
function useHoverByDistance(edges: readonly GraphEdge[], routes: ReadonlyMap<string, Route>): void {
  const flow = useStoreApi();
  const { hover } = useActions();
  const grid = useMemo(() => (edges.length === 0 ? null : gridOf(routes)), [edges, routes]);
  useEffect(() => {
    const pane = flow.getState().domNode;
    if (!pane || grid === null) return;
    const onMove = (event: PointerEvent) => {
      if (event.buttons !== 0 || !(event.target instanceof Element)) return;
      if (event.target.closest(".card, .node-button, .edge-label, .react-flow__panel")) return;
      const [x, y, zoom] = flow.getState().transform;
      const { left, top } = pane.getBoundingClientRect();
      const point = { x: (event.clientX - left - x) / zoom, y: (event.clientY - top - y) / zoom };
      const id = grid.nearest(point, REACH_PX / zoom);
      hover(id === null ? null : { kind: "edge", id });
    };
    pane.addEventListener("pointermove", onMove);
    return () => pane.removeEventListener("pointermove", onMove);
  }, [flow, grid, hover]);
}

/** What the tokens say of lines. */
function inkOf(element: Element): { readonly palette: LinePalette; readonly strength: number } {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const palette = {
    allowed: token("allowed"),
    open: token("open"),
    denied: token("denied"),
    depends: token("depends"),
    paper: token("paper"),
  };
  return { palette, strength: Number(token("line-strength")) || 1 };
}
