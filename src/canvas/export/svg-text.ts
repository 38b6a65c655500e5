import { visibleText } from "../../engine/export/visible-text";
import type { Paper, Type } from "./paper";
import { content, element, type Svg, together } from "./svg-element";

/** A text at a place of the picture. */
export interface TextAt {
  readonly x: number;
  /** Of the middle of the line. */
  readonly y: number;
  readonly anchor?: "start" | "middle" | "end";
  readonly type: Type;
  /** A token. */
  readonly colour: string;
  /** What is a little wider is squeezed to it; absent: as wide as its letters are. */
  readonly most?: number;
}

/** From the middle of a line down to where its letters stand, as a share of their size. */
const BASELINE = 0.35;

/**
 * One line of text. Its width is written beside it: whoever reads the file with other fonts squeezes or stretches it a
 * little, and it neither leaves its box nor covers what is beside it.
 */
export function textLine(
  paper: Paper,
  text: string,
  { x, y, anchor = "start", type, colour, most = Infinity }: TextAt,
): Svg {
  if (text === "") return together([]);
  return element(
    "text",
    {
      ...{ x, y: y + type.size * BASELINE, fill: paper.colour(colour), "font-size": type.size },
      "font-family": type.isMono ? paper.mono : undefined,
      "font-weight": type.weight === undefined || type.weight === 400 ? undefined : `${type.weight}`,
      "text-anchor": anchor === "start" ? undefined : anchor,
      textLength: Math.max(1, Math.min(most, widthOf(paper, text, type))),
      lengthAdjust: "spacingAndGlyphs",
    },
    content(text),
  );
}

/** Width of a text as it is seen. */
export function widthOf(paper: Paper, text: string, type: Type): number {
  return paper.measure(visibleText(text), type);
}

/** The text, or as much of it as fits with an ellipsis; what cannot be seen counts as it will stand there. */
export function fitted(paper: Paper, text: string, type: Type, width: number): string {
  const whole = visibleText(text);
  if (paper.measure(whole, type) <= width) return whole;
  const letters = [...whole];
  let [low, high] = [0, letters.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (paper.measure(`${letters.slice(0, middle).join("")}…`, type) <= width) low = middle;
    else high = middle - 1;
  }
  return `${letters.slice(0, low).join("")}…`;
}

/** A text in lines of so many pixels at most: broken behind a space, a slash, a hyphen or a comma, else where it must be. */
export function brokenLines(paper: Paper, text: string, type: Type, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  const add = (piece: string) => {
    if (line === "" || paper.measure((line + piece).trimEnd(), type) <= width) line += piece;
    else {
      lines.push(line.trimEnd());
      line = piece;
    }
  };
  for (const word of visibleText(text).match(/[^\s/,-]*[\s/,-]+|[^\s/,-]+/g) ?? []) {
    if (paper.measure(word.trimEnd(), type) <= width) add(word);
    else for (const letter of word) add(letter);
  }
  return line.trim() === "" ? lines : [...lines, line.trimEnd()];
}
