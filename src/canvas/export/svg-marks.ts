import type { Point } from "../edges/box";
import type { DrawnLink } from "../edges/drawn-links";
import type { DrawnPicture } from "./drawn-picture";
import type { Paper, Type } from "./paper";
import { element, type Svg, together } from "./svg-element";
import { textLine, widthOf } from "./svg-text";

const STEP: Type = { size: 13, weight: 600 };
const OPACITY = { plain: undefined, dimmed: "0.5", faded: "0.15" } as const;

/** What leads where, without a verdict: dots, and a dot where it ends. */
export function link(
  paper: Paper,
  { path, end, isBroken, isNear }: Pick<DrawnLink, "path" | "end" | "isBroken" | "isNear">,
): Svg {
  const colour = paper.colour(isBroken ? "caution" : isNear ? "brand" : "control-line");
  return together([
    element("path", {
      ...{ d: path, fill: "none", stroke: colour, "stroke-width": isNear ? "2" : "1.5", "stroke-linecap": "round" },
      // Not less: some readers draw no dot of a tenth of a pixel.
      "stroke-dasharray": isBroken ? "0.1 8" : "0.1 4",
    }),
    element("circle", {
      ...{ cx: end.x, cy: end.y, r: 2.5, fill: isBroken ? paper.colour("paper") : colour },
      stroke: isBroken ? colour : undefined,
    }),
  ]);
}

export function links(paper: Paper, { links: drawn }: DrawnPicture): Svg {
  return together(
    drawn.map((each) => element("g", { "data-link": each.id, opacity: OPACITY[each.look] }, link(paper, each))),
  );
}

/** In how many steps each node is reached, at its corner. */
export function stepBadges(paper: Paper, { radius, places }: DrawnPicture): Svg {
  if (radius === null) return together([]);
  const { steps, perhaps, startWord } = radius;
  return together(
    [...steps].flatMap(([id, step]) => {
      const box = places.absolute.get(id);
      if (box === undefined) return [];
      const isPerhaps = perhaps.has(id);
      const words = step === 0 ? startWord : `${step}${isPerhaps ? " ?" : ""}`;
      return stepBadge(paper, { x: box.x + box.width, y: box.y }, { words, isStart: step === 0, isPerhaps });
    }),
  );
}

export function stepBadge(
  paper: Paper,
  { x, y }: Point,
  { words, isStart, isPerhaps }: { readonly words: string; readonly isStart: boolean; readonly isPerhaps: boolean },
): Svg {
  const width = Math.max(22, widthOf(paper, words, STEP) + 10);
  const look = isPerhaps
    ? { fill: paper.colour("surface"), stroke: paper.colour("ink"), "stroke-dasharray": "3 2" }
    : { fill: paper.colour(isStart ? "ink" : "brand"), stroke: paper.colour("surface") };
  return together([
    element("rect", { x: x - width / 2, y: y - 11, width, height: 22, rx: 11, ...look }),
    textLine(paper, words, { x, y, anchor: "middle", type: STEP, colour: isPerhaps ? "ink" : "surface" }),
  ]);
}
