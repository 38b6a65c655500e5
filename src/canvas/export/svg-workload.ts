import type { Padlock } from "../../engine";
import type { Box } from "../edges/box";
import type { EndpointData } from "../nodes/flow-nodes";
import { isCompact, nameSize, roomForName } from "../nodes/name-size";
import { tabWords } from "../nodes/open-tabs";
import { icon } from "./icons";
import type { Paper, Type } from "./paper";
import { element, type Svg, together } from "./svg-element";
import { inner, tab, tabWidth } from "./svg-frames";
import { brokenLines, fitted, textLine, widthOf } from "./svg-text";

const BADGE: Type = { size: 11 };
const SMALL: Type = { size: 10 };
const NARROW = 4;
/** Fonts whose letters are so much wider than was reckoned with do not break a line. */
const SQUEEZED = 1.04;

/** What a card stands for: its frame says it. */
export type CardKind = "plain" | "stack" | "pod" | "excluded" | "assumed";

/** Pods of one workload, or one of them: name, count, padlocks and tabs, as its card on the screen. */
export function workload(paper: Paper, { node, tabs }: EndpointData, box: Box): Svg {
  if (node.kind !== "workload") return together([]);
  const { name, podCount, excluded, hostNetwork, assumed, partOf } = node;
  const takesPart = excluded === null;
  const isStack = podCount > 1;
  const isSmall = isCompact(node);
  const [pad, gap, lock] = isSmall ? [4, 3, 18] : [7, 6, 20];
  const middle = box.y + box.height / 2;
  const right = box.x + box.width;
  const badge = isSmall ? 30 : 34;
  const left = box.x + pad + (takesPart ? lock + gap : 0);
  const end = right - pad - (takesPart ? lock + gap : 0) - (isStack ? badge + gap : 0);
  const room = roomForName(node, { hasPadlocks: takesPart, hasCount: isStack });
  const badgeAt = { x: end + gap, y: middle - 9, width: badge, height: 18 };
  const kind = !takesPart ? "excluded" : partOf !== null ? "pod" : assumed ? "assumed" : isStack ? "stack" : "plain";
  return together([
    card(paper, box, kind),
    nameIn(paper, { name, room, isMono: partOf !== null }, { x: (left + end) / 2, y: middle }),
    ...(isStack ? [countBadge(paper, `×${podCount}`, badgeAt)] : []),
    ...(takesPart
      ? [
          padlock(paper, node.ingress, { x: box.x + pad + lock / 2, y: middle }, lock),
          padlock(paper, node.egress, { x: right - pad - lock / 2, y: middle }, lock),
        ]
      : []),
    ...(isSmall ? [] : tabsOf(paper, tabs, box)),
    ...(hostNetwork ? [note(paper, "host network", hostPlace(paper, tabs.ingress && !isSmall, box), false)] : []),
    ...(assumed
      ? [note(paper, "assumed", { x: right - 11 - noteWidth(paper, "assumed"), y: box.y + box.height - 8 }, true)]
      : []),
  ]);
}

/** The frame of a card, hatched where it takes no part, with a shadow where it stands for several. */
export function card(paper: Paper, box: Box, kind: CardKind): Svg {
  const shape = { ...inner(box), rx: 8, stroke: paper.colour("edge-line") };
  const isDashed = kind === "excluded" || kind === "assumed";
  const ground = kind === "assumed" ? "paper" : "surface";
  const shadow = { ...inner({ ...box, x: box.x + 3, y: box.y + 3 }), rx: 8 };
  const border = { fill: paper.colour("surface"), stroke: paper.colour("edge-line") };
  return together([
    ...(kind === "stack" ? [element("rect", { ...shadow, ...border })] : []),
    element("rect", {
      ...{ "data-part": "card", ...shape, fill: paper.colour(ground) },
      "stroke-dasharray": isDashed ? "3 3" : undefined,
    }),
    ...(kind === "excluded" ? [hatching(paper, box)] : []),
  ]);
}

/** Strokes from side to side, none of them outside of the box. */
function hatching(paper: Paper, { x, y, width, height }: Box): Svg {
  const strokes: string[] = [];
  for (let at = 10 - height; at < width; at += 14) {
    const [from, to] = [Math.max(at, 1), Math.min(at + height, width - 1)];
    if (to > from) strokes.push(`M${x + from},${y + height - (from - at)}L${x + to},${y + height - (to - at)}`);
  }
  return element("path", { d: strokes.join(""), stroke: paper.colour("hairline"), "stroke-width": 3, fill: "none" });
}

/** A name in the middle of its room: on two lines where one is too short, and never beyond its room. */
export function nameIn(
  paper: Paper,
  { name, room, isMono = false }: { readonly name: string; readonly room: number; readonly isMono?: boolean },
  { x, y }: { readonly x: number; readonly y: number },
): Svg {
  const { near: size } = nameSize(name, room);
  const type: Type = { size, isMono, ...(isMono ? {} : { weight: 550 }) };
  // A browser lets letters out of their box; nothing covers what is beside it here. What is hardly too wide is squeezed
  // by as much as nobody sees, as the screen has it on one line; else it is broken.
  const most = room + NARROW;
  const width = widthOf(paper, name, type);
  const isWhole = width <= most * SQUEEZED;
  const lines = isWhole ? [name] : brokenLines(paper, name, type, most);
  const height = size * 1.15;
  const top = y - (height * (lines.length - 1)) / 2;
  return together(
    lines.map((each, i) =>
      textLine(paper, each, { x, y: top + i * height, anchor: "middle", type, colour: "ink", most }),
    ),
  );
}

/** Whether a policy guards one side. */
export function padlock(
  paper: Paper,
  state: Padlock,
  at: { readonly x: number; readonly y: number },
  size: number,
): Svg {
  const colour = paper.colour(state === "open" ? "muted" : "brand");
  const circle = { cx: at.x, cy: at.y };
  return together([
    ...(state === "isolated" ? [element("circle", { ...circle, r: size / 2, fill: paper.colour("brand-tint") })] : []),
    ...(state === "mixed"
      ? [element("circle", { ...circle, r: size / 2 - 0.5, fill: "none", stroke: colour, "stroke-dasharray": "3 2" })]
      : []),
    icon(state === "open" ? "lock-open" : state === "isolated" ? "lock" : "lock-keyhole", at, 13, colour),
  ]);
}

/** “×3”. */
export function countBadge(paper: Paper, words: string, box: Box): Svg {
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2, anchor: "middle" } as const;
  return together([
    element("rect", { ...box, rx: box.height / 2, fill: paper.colour("sunken") }),
    textLine(paper, fitted(paper, words, BADGE, box.width - 2), { ...at, type: BADGE, colour: "muted" }),
  ]);
}

/** “accepts from anyone” at the upper left, “may go anywhere” at the lower right, on the border. */
export function tabsOf(paper: Paper, tabs: EndpointData["tabs"], { x, y, width, height }: Box): readonly Svg[] {
  return [
    ...(tabs.ingress ? [tab(paper, tabWords.ingress, { x: x + 9, y: y - 7 })] : []),
    ...(tabs.egress
      ? [tab(paper, tabWords.egress, { x: x + width - 9 - tabWidth(paper, tabWords.egress), y: y + height - 10 })]
      : []),
  ];
}

function hostPlace(paper: Paper, hasTab: boolean, { x, y, width }: Box) {
  return { x: hasTab ? x + 123 : x + width - 9 - noteWidth(paper, "host network"), y: y - 7 };
}

function note(
  paper: Paper,
  words: string,
  { x, y }: { readonly x: number; readonly y: number },
  isDashed: boolean,
): Svg {
  const box = inner({ x, y, width: noteWidth(paper, words), height: 15 });
  const border = { stroke: paper.colour("edge-line"), "stroke-dasharray": isDashed ? "3 2" : undefined };
  return together([
    element("rect", { ...box, rx: 7, fill: paper.colour(isDashed ? "paper" : "surface"), ...border }),
    textLine(paper, words, { x: x + 6, y: y + 7.5, type: SMALL, colour: "muted" }),
  ]);
}

function noteWidth(paper: Paper, words: string): number {
  return widthOf(paper, words, SMALL) + 12;
}
