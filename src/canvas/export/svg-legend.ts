import { noDrops } from "../edges/drop-placement";
import { headingFromEnd, routeOver } from "../edges/polyline";
import { tabWords } from "../nodes/open-tabs";
import type { LegendEntry, LegendSample } from "./legend-of-picture";
import type { Paper, Type } from "./paper";
import { element, type Svg, together } from "./svg-element";
import { tab } from "./svg-frames";
import { label } from "./svg-label";
import { line } from "./svg-line";
import { link, stepBadge } from "./svg-marks";
import { pill } from "./svg-nodes";
import { textLine, widthOf } from "./svg-text";
import { card, countBadge, padlock } from "./svg-workload";

const SAMPLE = 124;
const GAP = 28;
const ROW = 26;
const WORDS: Type = { size: 12 };
/** The line of a sample ends here, as lines do before a node. */
const LINE_END = 96;

/** How high the legend is in a picture of this width. */
export function legendHeight(paper: Paper, entries: readonly LegendEntry[], width: number): number {
  return Math.ceil(entries.length / columnsIn(paper, entries, width)) * ROW;
}

/** Samples with what they mean, in columns, from the upper left corner of the room for them. */
export function legend(paper: Paper, entries: readonly LegendEntry[], width: number): Svg {
  const columns = columnsIn(paper, entries, width);
  const rows = Math.ceil(entries.length / columns);
  const column = widestOf(paper, entries);
  return element(
    "g",
    { "data-part": "legend" },
    ...entries.map(({ sample, words }, i) => {
      const at = { x: Math.floor(i / rows) * column, y: (i % rows) * ROW };
      return element(
        "g",
        { transform: `translate(${Math.round(at.x)},${at.y})` },
        sampleOf(paper, sample),
        textLine(paper, words, { x: SAMPLE, y: ROW / 2, type: WORDS, colour: "ink" }),
      );
    }),
  );
}

/** So many that none of the words is cut. */
function columnsIn(paper: Paper, entries: readonly LegendEntry[], width: number): number {
  return Math.max(1, Math.floor((width + GAP) / widestOf(paper, entries)));
}

function widestOf(paper: Paper, entries: readonly LegendEntry[]): number {
  return Math.max(...entries.map(({ words }) => SAMPLE + widthOf(paper, words, WORDS) + GAP), SAMPLE + GAP);
}

const route = routeOver([
  { x: 2, y: ROW / 2 },
  { x: LINE_END, y: ROW / 2 },
]);
const dropped = { source: null, target: headingFromEnd(route, 21) };
const box = { x: 2, y: 2, width: 62, height: ROW - 5 };

function sampleOf(paper: Paper, sample: LegendSample): Svg {
  switch (sample.kind) {
    case "line": {
      const { state, label: words, change = null, isFaint = false, isSwitched = false } = sample;
      const drops = state === "denied" ? dropped : noDrops;
      const at = { x: 40, y: ROW / 2 };
      const drawn = line(paper, { state, route, drops, look: "plain", isFaint, change });
      return words === undefined
        ? drawn
        : together([drawn, label(paper, { words, ...at, state, look: "plain", change, isSwitched })]);
    }
    case "card":
      return together([
        card(paper, box, sample.card),
        ...(sample.card === "stack" ? [countBadge(paper, "×3", { x: 30, y: 4, width: 30, height: 17 })] : []),
      ]);
    case "pill": {
      const isBroken = sample.pill === "broken";
      const words = { name: isBroken ? "" : "web", words: "", more: 0, isService: sample.pill !== "ingress" };
      return pill(paper, { ...words, broken: isBroken ? "" : null }, { ...box, width: isBroken ? 82 : box.width });
    }
    case "link":
      return link(paper, { path: `M2,${ROW / 2}H90`, end: { x: 92, y: ROW / 2 }, isBroken: false, isNear: false });
    case "padlock":
      return padlock(paper, sample.padlock, { x: 14, y: ROW / 2 }, 20);
    case "tab":
      return tab(paper, tabWords.egress, { x: 2, y: (ROW - 17) / 2 });
    case "badge":
      return stepBadge(paper, { x: 14, y: ROW / 2 }, { words: "2", isStart: false, isPerhaps: false });
  }
}
