import type { Box } from "../edges/box";
import type { NamespaceFlowNode } from "../nodes/flow-nodes";
import { namespaceCounts } from "../nodes/namespace-counts";
import { tabWords } from "../nodes/open-tabs";
import { gateMark } from "./icons";
import { fill, type Paper, type Type } from "./paper";
import { element, type Svg } from "./svg-element";
import { fitted, textLine, widthOf } from "./svg-text";

const TITLE: Type = { size: 13, weight: 700 };
const COUNTS: Type = { size: 12 };
const TAB: Type = { size: 11 };
const TAB_HEIGHT = 17;
/** Where the title of a namespace begins: on the screen a button stands before it. */
const INDENT = 12;

/** The frame around the cluster, its name on the border. */
export function clusterFrame(paper: Paper, box: Box, isTall: boolean): Svg {
  const words = "cluster";
  const width = widthOf(paper, words, COUNTS) + 14 + 4 + 16;
  const left = isTall ? box.x + (box.width - width) / 2 : box.x + box.width - 16 - width;
  const y = isTall ? box.y + box.height : box.y;
  const frame = { fill: "none", stroke: paper.colour("edge-line"), "stroke-width": "1.5" };
  return element(
    "g",
    { "data-part": "cluster" },
    element("rect", { ...sides(box), rx: 14, ...frame }),
    element("rect", { x: left, y: y - 9, width, height: 18, fill: paper.colour("paper") }),
    gateMark({ x: left + 15, y }, 14, paper.colour("muted"), paper.colour("paper")),
    textLine(paper, words, { x: left + 26, y, type: COUNTS, colour: "muted" }),
  );
}

/** A namespace with its name, its counts and, where its sides stand open, its tabs. */
export function namespaceFrame(paper: Paper, { data }: NamespaceFlowNode, box: Box, isTall: boolean): Svg {
  const { namespace, tint, tabs, areTabsBelow } = data;
  const { x, y, width } = box;
  const words = [...(tabs.ingress ? [tabWords.ingress] : []), ...(tabs.egress ? [tabWords.egress] : [])];
  const widths = words.map((each) => tabWidth(paper, each));
  const all = widths.reduce((sum, each) => sum + each + 4, -4);
  const isBeside = words.length > 0 && !areTabsBelow;
  const tabTop = isBeside ? y + 1 + (isTall ? 13 : 16) - TAB_HEIGHT / 2 : y + 1 + 30;
  let at = isBeside ? x + width - 13 - all : x + 9;
  const drawnTabs = words.map((each, i) => {
    const drawn = tab(paper, each, { x: at, y: tabTop });
    at += (widths[i] ?? 0) + 4;
    return drawn;
  });
  const middle = y + 1 + (isTall ? 13 : 16);
  const room = width - 2 * INDENT - (isBeside ? all + 6 : 0);
  const name = fitted(paper, namespace.name, TITLE, room);
  const taken = widthOf(paper, name, TITLE) + 6;
  const counts = room - taken < 24 ? "" : fitted(paper, namespaceCounts(namespace), COUNTS, room - taken);
  const ground = namespace.assumed
    ? { fill: "none", stroke: paper.colour("edge-line"), "stroke-dasharray": "3 3" }
    : { ...fill(paper.colour(`namespace-${tint}`)), stroke: paper.colour("namespace-line") };
  return element(
    "g",
    { "data-namespace": namespace.id },
    element("rect", { ...inner(box), rx: 10, ...ground }),
    textLine(paper, name, { x: x + INDENT, y: middle, type: TITLE, colour: "ink" }),
    textLine(paper, counts, { x: x + INDENT + taken, y: middle, type: COUNTS, colour: "muted" }),
    ...drawnTabs,
  );
}

/** The pods of a workload that is shown pod by pod. */
export function blockFrame(paper: Paper, box: Box): Svg {
  return element("rect", {
    ...{ ...inner(box), rx: 10, fill: "none", stroke: paper.colour("edge-line"), "stroke-dasharray": "3 3" },
  });
}

/** A side that stands open, in words, from its upper left corner. */
export function tab(paper: Paper, words: string, at: { readonly x: number; readonly y: number }): Svg {
  const width = tabWidth(paper, words);
  const border = { fill: paper.colour("paper"), stroke: paper.colour("hairline") };
  return element(
    "g",
    { "data-part": "tab" },
    element("rect", { ...inner({ ...at, width, height: TAB_HEIGHT }), rx: 5, ...border }),
    textLine(paper, words, { x: at.x + 7, y: at.y + TAB_HEIGHT / 2, type: TAB, colour: "muted" }),
  );
}

export function tabWidth(paper: Paper, words: string): number {
  return widthOf(paper, words, TAB) + 14;
}

/** Only what a box is: frames are nodes of the graph with much else. */
function sides({ x, y, width, height }: Box): Box {
  return { x, y, width, height };
}

/** A box whose border of a pixel lies inside of it, as CSS draws it. */
export function inner({ x, y, width, height }: Box): Box {
  return { x: x + 0.5, y: y + 0.5, width: Math.max(0, width - 1), height: Math.max(0, height - 1) };
}
