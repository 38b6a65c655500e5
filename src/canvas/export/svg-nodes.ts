import { counted } from "../../ui/counted";
import type { Box } from "../edges/box";
import type { DoorFlowNode, EndpointData, Look } from "../nodes/flow-nodes";
import { nodeSentence } from "../nodes/node-sentence";
import { gateMark, icon } from "./icons";
import type { Paper, Type } from "./paper";
import { content, element, type Svg, together } from "./svg-element";
import { inner } from "./svg-frames";
import { fitted, textLine, widthOf } from "./svg-text";
import { countBadge, nameIn, padlock, tabsOf, workload } from "./svg-workload";

const OPACITY: Readonly<Record<Look, string | undefined>> = { plain: undefined, dimmed: "0.5", faded: "0.15" };
const COUNTS: Type = { size: 12 };
const DOOR: Type = { size: 12 };
const DOOR_WORDS: Type = { size: 11, isMono: true };
const BROKEN: Type = { size: 12, weight: 600 };

/** What has verdicts, in its place, with its sentence. */
export function endpoint(paper: Paper, data: EndpointData, box: Box, isSelected: boolean): Svg {
  const { node, look } = data;
  return element(
    "g",
    { "data-node": node.id, opacity: OPACITY[look] },
    element("title", {}, content(nodeSentence(node))),
    shapeOf(paper, data, box),
    ...(isSelected ? [halo(paper, box, node.kind === "anyone" ? box.height / 2 : 8)] : []),
  );
}

function shapeOf(paper: Paper, data: EndpointData, box: Box): Svg {
  const { node } = data;
  switch (node.kind) {
    case "workload":
      return workload(paper, data, box);
    case "namespace":
      return namespaceCard(paper, data, box);
    case "range":
    case "anyone":
      return outside(paper, data, box);
  }
}

function namespaceCard(paper: Paper, { node, tabs }: EndpointData, box: Box): Svg {
  if (node.kind !== "namespace") return together([]);
  const counts = `${counted(node.podCount, "pod")} · ${counted(node.policyCount, "policy", "policies")}`;
  const [x, y, room] = [box.x + box.width / 2, box.y + box.height / 2, node.width - 64];
  const border = { fill: paper.colour("surface"), stroke: paper.colour("edge-line") };
  const words = fitted(paper, counts, COUNTS, room + 12);
  return together([
    element("rect", { ...inner(box), rx: 8, ...border }),
    nameIn(paper, { name: node.name, room }, { x, y: y - 8 }),
    textLine(paper, words, { x, y: y + 10, anchor: "middle", type: COUNTS, colour: "muted" }),
    padlock(paper, node.ingress, { x: box.x + 17, y }, 20),
    padlock(paper, node.egress, { x: box.x + box.width - 17, y }, 20),
    ...tabsOf(paper, tabs, box),
  ]);
}

/** Addresses outside: a tag with a hole, or everyone, with a globe. Without a line it steps back. */
function outside(paper: Paper, { node, isCalm }: EndpointData, box: Box): Svg {
  const border = isCalm
    ? { fill: "none", stroke: paper.colour("hairline") }
    : { fill: paper.colour("surface"), stroke: paper.colour("edge-line") };
  const y = box.y + box.height / 2;
  if (node.kind === "range") {
    const room = node.width - 40;
    return together([
      element("path", { d: tagShape(inner(box)), ...border }),
      element("circle", {
        cx: box.x + 14,
        cy: y,
        r: 3.5,
        fill: paper.colour("paper"),
        stroke: paper.colour("edge-line"),
      }),
      nameIn(paper, { name: node.name, room, isMono: true }, { x: (box.x + 24 + box.x + box.width - 7) / 2, y }),
    ]);
  }
  const room = node.width - 50;
  const width = Math.min(room, widthOf(paper, node.name, { size: 13, weight: 550 }));
  const left = box.x + (box.width - (15 + 6 + width)) / 2;
  return together([
    element("rect", { ...inner(box), rx: box.height / 2 - 0.5, ...border }),
    icon("globe", { x: left + 7.5, y }, 15, paper.colour(isCalm ? "muted" : "ink")),
    nameIn(paper, { name: node.name, room }, { x: left + 21 + width / 2, y }),
  ]);
}

/** Round on the left, as a tag that hangs on a string. */
function tagShape({ x, y, width, height }: Box): string {
  const [round, corner] = [Math.min(18, height / 2), 6];
  const [right, bottom] = [x + width, y + height];
  return [
    `M${x + round},${y}H${right - corner}A${corner},${corner} 0 0 1 ${right},${y + corner}V${bottom - corner}`,
    `A${corner},${corner} 0 0 1 ${right - corner},${bottom}H${x + round}A${round},${round} 0 0 1 ${x},${bottom - round}`,
    `V${y + round}A${round},${round} 0 0 1 ${x + round},${y}Z`,
  ].join("");
}

/** A Service before its pods, or an Ingress at the frame. */
export function doorPill(paper: Paper, { id, data, selected }: DoorFlowNode, box: Box): Svg {
  const { door, sentence, look } = data;
  return element(
    "g",
    { "data-node": id, opacity: OPACITY[look] },
    element("title", {}, content(sentence)),
    pill(paper, { ...door, isService: door.kind === "service", words: wordsOf(door), more: moreOf(door) }, box),
    ...(selected === true ? [halo(paper, box, box.height / 2)] : []),
  );
}

function wordsOf(door: DoorFlowNode["data"]["door"]): string {
  if (door.kind === "ingress") return door.hosts;
  return door.broken === null ? door.ports : "";
}

function moreOf(door: DoorFlowNode["data"]["door"]): number {
  return door.kind === "service" ? (door.more?.length ?? 0) : 0;
}

/** What a pill says. */
export interface PillWords {
  readonly name: string;
  readonly words: string;
  readonly broken: string | null;
  readonly isService: boolean;
  /** How many others share its place. */
  readonly more: number;
}

/** A pill: what does not fit is cut at its ports first. */
export function pill(paper: Paper, { name, words, broken, isService, more }: PillWords, box: Box): Svg {
  const isBroken = broken !== null;
  const tint = isBroken ? "caution" : "muted";
  const border = {
    stroke: paper.colour(isBroken ? "caution" : "control-line"),
    "stroke-dasharray": isBroken ? "3 3" : undefined,
  };
  const y = box.y + box.height / 2;
  const badge = more > 0 ? widthOf(paper, `+${more}`, { size: 11 }) + 12 : 0;
  const left = box.x + 9 + 12 + 5;
  const right = box.x + box.width - 9 - (badge > 0 ? badge + 5 : 0);
  const brokenWidth = isBroken ? widthOf(paper, "broken", BROKEN) + 5 : 0;
  const shownName = fitted(paper, name, DOOR, right - left - brokenWidth);
  const afterName = left + widthOf(paper, shownName, DOOR) + 5;
  const room = right - afterName - brokenWidth;
  const shownWords = words === "" || room < 14 ? "" : fitted(paper, words, DOOR_WORDS, room);
  const afterWords = shownWords === "" ? afterName : afterName + widthOf(paper, shownWords, DOOR_WORDS) + 5;
  const sign = { x: box.x + 15, y };
  return together([
    element("rect", { ...inner(box), rx: box.height / 2 - 0.5, fill: paper.colour("paper"), ...border }),
    isService || isBroken
      ? icon(isBroken ? "unlink" : "link", sign, 12, paper.colour(tint))
      : gateMark(sign, 12, paper.colour(tint), paper.colour("paper")),
    textLine(paper, shownName, { x: left, y, type: DOOR, colour: "ink" }),
    textLine(paper, shownWords, { x: afterName, y, type: DOOR_WORDS, colour: tint }),
    ...(isBroken ? [textLine(paper, "broken", { x: afterWords, y, type: BROKEN, colour: "caution" })] : []),
    ...(badge > 0 ? [countBadge(paper, `+${more}`, { x: right + 5, y: y - 9, width: badge, height: 18 })] : []),
  ]);
}

/** What is selected. */
function halo(paper: Paper, box: Box, rx: number): Svg {
  return element("rect", { ...inner(box), rx, fill: "none", stroke: paper.colour("brand"), "stroke-width": 2 });
}
