import type { EdgeState, GraphEdge } from "../../engine";
import { type Box, boundsOf, overlap } from "./box";
import { type Heading, headingFromEnd, headingFromStart, type Route } from "./polyline";

/** Colours of the lines, read from the tokens; `paper` is behind a ⊘. */
export type LinePalette = Readonly<Record<"allowed" | "open" | "denied" | "depends" | "paper", string>>;

export interface PaintWish {
  readonly edges: readonly GraphEdge[];
  readonly routes: ReadonlyMap<string, Route>;
  /** What is seen, in the picture's own pixels. */
  readonly view: Box;
  readonly palette: LinePalette;
  /** How much thicker than usual the lines are. */
  readonly strength: number;
  readonly areDenialsFaint: boolean;
}

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
/** Above so many lines each of them is painted thinner, so that what is below shows. */
const MANY = 1000;
const FAINT = 0.22;
const DROP = { radius: 6.5, fromSource: 13, fromTarget: 21 };

/** Paints the lines that meet the view, a state at a time. The context is in the picture's own pixels. */
export function paintEdges(context: CanvasRenderingContext2D, wish: PaintWish): void {
  const { edges, routes, view, palette, strength, areDenialsFaint } = wish;
  for (const state of ORDER) {
    const isFaint = state === "denied" && areDenialsFaint;
    const style = STYLES[state];
    context.globalAlpha = isFaint ? FAINT : edges.length > MANY ? 0.6 : 0.85;
    context.strokeStyle = palette[style.colour];
    context.fillStyle = palette[style.colour];
    context.lineWidth = strength * (isFaint ? 1 : style.width);
    context.setLineDash([...style.dash]);
    const lines = edges.flatMap((edge) => {
      const route = edge.state === state ? routes.get(edge.id) : undefined;
      return route && overlap(boundsOf(route.points), view) ? [{ edge, route }] : [];
    });
    for (let i = 0; i < lines.length; i += BATCH) {
      const batch = lines.slice(i, i + BATCH).map(({ route }) => route);
      context.stroke(new Path2D(batch.map(({ path }) => path).join("")));
      if (!isFaint) fillArrows(context, batch);
    }
    if (state === "denied" && !isFaint) paintDrops(context, lines, palette);
  }
}

function fillArrows(context: CanvasRenderingContext2D, lines: readonly Route[]): void {
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

/** ⊘ at the end that says no. */
function paintDrops(
  context: CanvasRenderingContext2D,
  lines: readonly { readonly edge: GraphEdge; readonly route: Route }[],
  palette: LinePalette,
): void {
  context.setLineDash([]);
  context.lineWidth = 1.5;
  context.fillStyle = palette.paper;
  for (const { edge, route } of lines) {
    if (edge.droppedAt !== "target") paintDrop(context, headingFromStart(route, DROP.fromSource));
    if (edge.droppedAt !== "source") paintDrop(context, headingFromEnd(route, DROP.fromTarget));
  }
}

function paintDrop(context: CanvasRenderingContext2D, { x, y }: Heading): void {
  const across = DROP.radius * 0.66;
  context.beginPath();
  context.arc(x, y, DROP.radius, 0, 2 * Math.PI);
  context.fill();
  context.moveTo(x - across, y + across);
  context.lineTo(x + across, y - across);
  context.stroke();
}
