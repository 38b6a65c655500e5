import type { EdgeState } from "../../engine";
import { dropsOnce } from "../edges/drop-placement";
import type { ConnectionData } from "../edges/flow-edges";
import type { Heading } from "../edges/polyline";
import type { Look } from "../nodes/flow-nodes";
import type { Paper } from "./paper";
import { element, rounded, type Svg } from "./svg-element";

/** How a state is drawn: edges.css, by token. */
export const LINE_LOOKS: Readonly<
  Record<EdgeState, { readonly colour: string; readonly width: number; readonly dash?: string }>
> = {
  allowed: { colour: "allowed", width: 2 },
  partly: { colour: "allowed", width: 2 },
  mixed: { colour: "allowed", width: 2 },
  open: { colour: "open", width: 1 },
  denied: { colour: "denied", width: 1.5, dash: "6 4" },
  depends: { colour: "depends", width: 2, dash: "2 3" },
};

const ARROW = "M0,0L-10,-4.5L-10,4.5Z";
const ARROW_HALF = "M0,0L-10,-4.5L-10,0Z";
const THIN_ARROW = "M-7,-4L0,0L-7,4";
/** How strongly lines and labels are drawn: edges.css. */
export const OPACITY: Readonly<Record<Look, number>> = { plain: 1, dimmed: 0.25, faded: 0.15 };

/** What a line is drawn with; the legend draws its samples by the same. */
export type LineDrawn = Pick<ConnectionData, "route" | "drops" | "look" | "isFaint" | "change"> & {
  readonly state: EdgeState;
};

/** A line with its arrow and its ⊘. */
export function line(paper: Paper, { state, route, drops, look, isFaint, change }: LineDrawn): Svg {
  const { colour: token, width, dash } = LINE_LOOKS[state];
  const colour = paper.colour(token);
  const isDashed = dash !== undefined;
  const happened = change === "opened" ? "allowed" : change === "closed" ? "denied" : token;
  const stroke = { fill: "none", stroke: colour };
  const wider = change === null ? 0 : isDashed ? 1.5 : 4;
  const opacity = OPACITY[look] * (isFaint ? (look === "plain" ? 0.3 : 0.6) : 1);
  const shown = change === "closed" ? dropsOnce(drops) : drops;
  return element(
    "g",
    { opacity: opacity === 1 ? undefined : opacity.toFixed(2) },
    ...(change === null
      ? []
      : [
          element("path", {
            ...{ d: route.path, fill: "none", stroke: paper.colour(happened), "stroke-width": 15 },
            ...{ "stroke-opacity": "0.3", "stroke-linecap": "round" },
          }),
        ]),
    element("path", {
      ...{ ...stroke, "data-part": "line", d: route.path, "stroke-dasharray": dash },
      "stroke-width": `${isFaint ? 1 : paper.strength * width + wider}`,
    }),
    ...(change === null || isDashed
      ? []
      : [element("path", { d: route.path, fill: "none", stroke: paper.colour("paper"), "stroke-width": 2 })]),
    ...(isFaint
      ? []
      : [
          arrow(state, route.end, colour, paper),
          ...[shown.source, shown.target].flatMap((at) => (at ? drop(at, paper) : [])),
        ]),
  );
}

/** What stands at the end of a line of a state. */
export function arrow(state: EdgeState, at: Heading, colour: string, paper: Paper): Svg {
  const angle = ((Math.atan2(at.dy, at.dx) * 180) / Math.PI).toFixed(1);
  const transform = `translate(${rounded(at.x)},${rounded(at.y)}) rotate(${angle})`;
  switch (state) {
    case "allowed":
    case "partly":
      return element("path", {
        ...{ d: ARROW, transform, fill: colour },
        // Thick lines have larger arrows.
        ...(paper.strength > 1
          ? { stroke: colour, "stroke-width": (paper.strength - 1) * 4, "stroke-linejoin": "round" }
          : {}),
      });
    case "mixed":
      return element(
        "g",
        { transform },
        element("path", {
          d: ARROW,
          fill: paper.colour("paper"),
          stroke: colour,
          "stroke-width": `${1.25 * paper.strength}`,
        }),
        element("path", { d: ARROW_HALF, fill: colour }),
      );
    case "open":
    case "denied":
    case "depends":
      return element("path", {
        ...{ d: THIN_ARROW, transform, fill: "none", stroke: colour },
        "stroke-width": `${Math.max(1.25, paper.strength * LINE_LOOKS[state].width)}`,
        ...{ "stroke-linecap": "round", "stroke-linejoin": "round" },
      });
  }
}

/** ⊘, upright, at the end that says no. */
export function drop({ x, y }: Heading, paper: Paper): Svg {
  const stroke = { stroke: paper.colour("denied"), "stroke-width": `${1.75 * paper.strength}` };
  return element(
    "g",
    { transform: `translate(${rounded(x)},${rounded(y)})`, "data-part": "drop" },
    element("circle", { r: 7, fill: paper.colour("paper"), ...stroke }),
    element("path", { d: "M-4.6,4.6L4.6,-4.6", ...stroke }),
  );
}
