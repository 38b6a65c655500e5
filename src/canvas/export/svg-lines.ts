import type { EdgeState, GraphEdge } from "../../engine";
import { edgeSentence } from "../edges/edge-words";
import { headingFromEnd, headingFromStart, type Route } from "../edges/polyline";
import type { DrawnPicture } from "./drawn-picture";
import type { Paper } from "./paper";
import { content, element, type Svg, together } from "./svg-element";
import { label } from "./svg-label";
import { arrow, drop, LINE_LOOKS, line } from "./svg-line";

/** What matters most is drawn last, as on the canvas of a big picture. */
const ORDER: readonly EdgeState[] = ["open", "denied", "depends", "mixed", "partly", "allowed"];
const FAINT = "0.22";
/** Above so many lines each of them is drawn weaker, so that what is below shows. */
const MANY = 1000;
const DROP = { fromSource: 13, fromTarget: 21 };

/** All lines of a picture, the ones that nobody looks at below. Each has its sentence for whoever points at it. */
export function lines(paper: Paper, picture: DrawnPicture): Svg {
  const { edges } = picture;
  const named = new Set(edges.map(({ id }) => id));
  const plain = picture.painted.filter(({ id }) => !named.has(id));
  const drawn = [...edges].sort((a, b) => Number(b.data?.isFaint ?? false) - Number(a.data?.isFaint ?? false));
  return together([
    ...(plain.length === 0 ? [] : [paintedLines(paper, plain, picture)]),
    ...drawn.flatMap(({ id, data }) => {
      if (!data) return [];
      const { edge } = data;
      const about = element("title", {}, content(edgeSentence(edge)));
      return element(
        "g",
        { "data-edge": id, "data-state": edge.state },
        about,
        line(paper, { ...data, state: edge.state }),
      );
    }),
    ...drawn.flatMap(({ id, data }) => {
      if (!data?.labelAt || data.words === "") return [];
      const { words, labelAt, edge, look, change } = data;
      const { x, y } = labelAt;
      const isSwitched = edge.switched.length > 0;
      return element(
        "g",
        { "data-label-of": id },
        label(paper, { words, x, y, state: edge.state, look, change, isSwitched }),
      );
    }),
  ]);
}

/** Lines of a picture that has too many for words on each: a state at a time. */
function paintedLines(paper: Paper, edges: readonly GraphEdge[], picture: DrawnPicture): Svg {
  const { routes, areDenialsFaint, paintedLook } = picture;
  const groups = ORDER.flatMap((state): readonly Svg[] => {
    const found = edges.flatMap((edge) => {
      const route = edge.state === state ? routes.get(edge.id) : undefined;
      return route ? [{ edge, route }] : [];
    });
    if (found.length === 0) return [];
    const { colour: token, width, dash } = LINE_LOOKS[state];
    const colour = paper.colour(token);
    const isFaint = state === "denied" && areDenialsFaint;
    const looks = {
      fill: "none",
      stroke: colour,
      "stroke-width": isFaint ? 1 : paper.strength * width * 0.85,
      "stroke-dasharray": dash,
    };
    const signs = isFaint ? [] : found.flatMap(({ edge, route }) => signsOf(paper, edge, route, colour));
    return [
      element(
        "g",
        { opacity: isFaint ? FAINT : edges.length > MANY ? "0.6" : "0.85" },
        element(
          "g",
          looks,
          ...found.map(({ edge, route }) =>
            element("path", { "data-edge": edge.id, "data-state": state, d: route.path }),
          ),
        ),
        ...signs,
      ),
    ];
  });
  return element(
    "g",
    { opacity: paintedLook === "plain" ? undefined : paintedLook === "dimmed" ? "0.35" : "0.15" },
    ...groups,
  );
}

function signsOf(paper: Paper, { state, droppedAt }: GraphEdge, route: Route, colour: string): readonly Svg[] {
  return [
    arrow(state, route.end, colour, paper),
    ...(droppedAt === "source" || droppedAt === "both" ? [drop(headingFromStart(route, DROP.fromSource), paper)] : []),
    ...(droppedAt === "target" || droppedAt === "both" ? [drop(headingFromEnd(route, DROP.fromTarget), paper)] : []),
  ];
}
