import type { EdgeState, GraphEdge } from "../engine";
import { type Box, boundsOf, overlap, type Route } from "./edge-geometry";

/** Colours of the lines, read from the tokens. */
export type LinePalette = Readonly<Record<"allowed" | "open" | "denied" | "depends", string>>;

interface LineStyle {
  readonly colour: keyof LinePalette;
  readonly width: number;
  readonly dash: readonly number[];
}

const STYLES: Record<EdgeState, LineStyle> = {
  open: { colour: "open", width: 1, dash: [] },
  denied: { colour: "denied", width: 1.25, dash: [6, 4] },
  depends: { colour: "depends", width: 1.5, dash: [2, 3] },
  mixed: { colour: "allowed", width: 1.75, dash: [] },
  partly: { colour: "allowed", width: 1.75, dash: [] },
  allowed: { colour: "allowed", width: 1.75, dash: [] },
};
/** What matters most is painted last. */
const ORDER: readonly EdgeState[] = ["open", "denied", "depends", "mixed", "partly", "allowed"];
const BATCH = 500;

/** Paints the lines that meet `view`, a state at a time. The context is in the picture's own pixels. */
export function paintEdges(
  context: CanvasRenderingContext2D,
  edges: readonly GraphEdge[],
  routes: ReadonlyMap<string, Route>,
  view: Box,
  palette: LinePalette,
): void {
  context.globalAlpha = edges.length > 1000 ? 0.5 : 0.75;
  for (const state of ORDER) {
    const style = STYLES[state];
    context.strokeStyle = palette[style.colour];
    context.fillStyle = palette[style.colour];
    context.lineWidth = style.width;
    context.setLineDash([...style.dash]);
    const lines = edges.flatMap((edge) => {
      const route = edge.state === state ? routes.get(edge.id) : undefined;
      return route && overlap(boundsOf(route.points), view) ? [route] : [];
    });
    for (let i = 0; i < lines.length; i += BATCH) strokeLines(context, lines.slice(i, i + BATCH));
  }
}

function strokeLines(context: CanvasRenderingContext2D, lines: readonly Route[]): void {
  context.stroke(new Path2D(lines.map((line) => line.path).join("")));
  context.beginPath();
  for (const { end } of lines) {
    const [backX, backY] = [end.x - end.dx * 8, end.y - end.dy * 8];
    context.moveTo(end.x, end.y);
    context.lineTo(backX - end.dy * 3.5, backY + end.dx * 3.5);
    context.lineTo(backX + end.dy * 3.5, backY - end.dx * 3.5);
    context.closePath();
  }
  context.fill();
}
