import { edgeWordsSize, labelParts } from "../edges/edge-words";
import type { Paper, Type } from "./paper";
import { element, type Svg } from "./svg-element";
import { LINE_LOOKS, type LineDrawn, OPACITY } from "./svg-line";
import { textLine, widthOf } from "./svg-text";

const SIGN: Type = { size: 12, isMono: true, weight: 700 };

/** The words of a line on a piece of paper, with its signs. */
export function label(
  paper: Paper,
  {
    words,
    x,
    y,
    state,
    look,
    change,
    isSwitched,
    ground = "paper",
  }: {
    readonly words: string;
    readonly x: number;
    readonly y: number;
    readonly isSwitched: boolean;
    /** What is behind it. */
    readonly ground?: string;
  } & Pick<LineDrawn, "state" | "look" | "change">,
): Svg {
  const { width, height } = edgeWordsSize(words);
  const { label: plain } = paper;
  const space = paper.measure(" ", plain);
  const parts = labelParts(words).map(({ text, sign }) => {
    const isBoxed = sign === "fail" || (sign === "assumes" && isSwitched);
    const bold = change === null ? plain : { ...plain, weight: 700 as const };
    const type: Type = sign === "pass" || isBoxed ? SIGN : bold;
    return { text, type, sign, isBoxed, width: widthOf(paper, text, type) };
  });
  const whole = parts.reduce((sum, part) => sum + part.width + space, -space);
  let at = x - whole / 2;
  const written = parts.flatMap((part): readonly Svg[] => {
    const [left, middle] = [at, at + part.width / 2];
    at += part.width + space;
    const ink = part.isBoxed ? "paper" : part.sign === "pass" ? "allowed" : "ink";
    const text = textLine(paper, part.text, { x: middle, y, anchor: "middle", type: part.type, colour: ink });
    if (!part.isBoxed) return [text];
    const colour = paper.colour(part.sign === "fail" ? "denied-ink" : "ink");
    return [element("rect", { x: left - 2, y: y - 7.5, width: part.width + 4, height: 15, rx: 3, fill: colour }), text];
  });
  const happened = change === "opened" ? "allowed" : change === "closed" ? "denied" : LINE_LOOKS[state].colour;
  return element(
    "g",
    { "data-part": "label", opacity: look === "plain" ? undefined : OPACITY[look].toFixed(2) },
    element("rect", {
      ...{ x: x - width / 2, y: y - height / 2, width, height, rx: 4, fill: paper.colour(ground) },
      ...(change === null ? {} : { stroke: paper.colour(happened), "stroke-width": 1 }),
    }),
    ...written,
  );
}
