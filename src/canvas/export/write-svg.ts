import type { Box } from "../edges/box";
import { CLUSTER_ID } from "../nodes/flow-nodes";
import type { DrawnPicture } from "./drawn-picture";
import { legendOfPicture } from "./legend-of-picture";
import type { Paper, Type } from "./paper";
import { content, element, rounded, type Svg, together } from "./svg-element";
import { blockFrame, clusterFrame, namespaceFrame } from "./svg-frames";
import { legend, legendHeight } from "./svg-legend";
import { lines } from "./svg-lines";
import { links, stepBadges } from "./svg-marks";
import { doorPill, endpoint } from "./svg-nodes";
import { brokenLines, fitted, textLine } from "./svg-text";

/** What stands around the picture. */
export interface PictureWords {
  readonly title: string;
  /** Under the title: who enforces, what was asked, what was filtered. */
  readonly about: readonly string[];
  /** Under the picture: what is not drawn. */
  readonly notes: readonly string[];
}

/** A picture as a file. */
export interface SvgPicture {
  readonly text: string;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
}

const MARGIN = 24;
/** So that a title and a legend are not cut. */
const LEAST_WIDTH = 480;
const TITLE: Type = { size: 18, weight: 600 };
const WORDS: Type = { size: 12 };
const LINE = 18;

/**
 * The picture as SVG: letters are text, nothing in it is fetched or run, and what the user wrote is never markup. All
 * looks are attributes, which every reader of SVG knows.
 */
export function writeSvg(paper: Paper, picture: DrawnPicture, { title, about, notes }: PictureWords): SvgPicture {
  const bounds = picture.bounds ?? { x: 0, y: 0, width: 0, height: 0 };
  const room = Math.max(LEAST_WIDTH, Math.ceil(bounds.width));
  const width = room + 2 * MARGIN;
  const entries = legendOfPicture(picture);
  const below = wrapped(paper, about, room);
  const under = wrapped(paper, notes, room);
  const top = MARGIN + 28 + below.length * LINE + 16;
  const bottom = top + Math.ceil(bounds.height) + 24;
  const notesTop = bottom + legendHeight(paper, entries, room) + (entries.length > 0 ? 16 : 0);
  const height = notesTop + under.length * LINE + MARGIN;
  const left = MARGIN + (room - bounds.width) / 2 - bounds.x;
  const words = (texts: readonly string[], y: number) =>
    texts.map((text, i) =>
      textLine(paper, text, { x: MARGIN, y: y + i * LINE + LINE / 2, type: WORDS, colour: "muted" }),
    );
  const text = element(
    "svg",
    {
      ...{ xmlns: "http://www.w3.org/2000/svg", width, height, viewBox: `0 0 ${width} ${height}` },
      ...{ role: "img", "aria-labelledby": "picture-title picture-about", "font-family": paper.sans },
    },
    element("title", { id: "picture-title" }, content(title)),
    element("desc", { id: "picture-about" }, content([...about, ...notes].join(" "))),
    element("rect", { width, height, fill: paper.colour("paper") }),
    textLine(paper, fitted(paper, title, TITLE, room), { x: MARGIN, y: MARGIN + 12, type: TITLE, colour: "ink" }),
    ...words(below, MARGIN + 28),
    element(
      "g",
      { "data-part": "picture", transform: `translate(${rounded(left)},${rounded(top - bounds.y)})` },
      inPicture(paper, picture),
    ),
    element("g", { transform: `translate(${MARGIN},${bottom})` }, legend(paper, entries, room)),
    ...words(under, notesTop),
  );
  return { text: `<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`, width, height };
}

/** What lies below first: the cluster, lines, frames, and what has verdicts. */
function inPicture(paper: Paper, picture: DrawnPicture): Svg {
  const { nodes, places, scene } = picture;
  const isTall = scene.shape === "tall";
  const boxOf = (node: DrawnPicture["nodes"][number]): Box =>
    places.absolute.get(node.id) ?? { ...node.position, width: node.width ?? 0, height: node.height ?? 0 };
  return together([
    ...nodes.flatMap((node) => (node.id === CLUSTER_ID ? clusterFrame(paper, boxOf(node), isTall) : [])),
    links(paper, picture),
    lines(paper, picture),
    ...nodes.flatMap((node): readonly Svg[] => {
      switch (node.type) {
        case "cluster":
          return [];
        case "namespace":
          return [namespaceFrame(paper, node, boxOf(node), isTall)];
        case "block":
          return [blockFrame(paper, boxOf(node))];
        case "door":
          return [doorPill(paper, node, boxOf(node))];
        case undefined:
          return [];
        default:
          return [endpoint(paper, node.data, boxOf(node), node.selected === true)];
      }
    }),
    stepBadges(paper, picture),
  ]);
}

function wrapped(paper: Paper, texts: readonly string[], width: number): readonly string[] {
  return texts.flatMap((text) => brokenLines(paper, text, WORDS, width));
}
