import type { FixEdit } from "../source/fix";
import { childrenOf, type EditedObject, type EditPart } from "./edit-part";
import { type EditValue, isList, isMap } from "./edit-value";
import { columnOf, isBlank, lineEnd, lineStart } from "./text-lines";
import { isInline, writeBelow, writeBlock, writeFlow, writeQuoted, writeText } from "./write-value";
import type { WritingStyle } from "./writing-style";

/** Gives a part another value; null where that cannot be written in its place. */
export function setValue(
  object: EditedObject,
  part: EditPart,
  value: EditValue,
  style: WritingStyle,
): readonly FixEdit[] | null {
  const isBlock = part.writing === "block" && part.node.kind !== "scalar";
  if (isBlock) return replaceBlock(object, part, value, style);
  const around = part.parent?.writing ?? "block";
  const isEmptyFlow = part.node.kind !== "scalar" && childrenOf(object, part).length === 0;
  const staysInline = isInline(value) || around === "flow" || (part.writing === "flow" && !isEmptyFlow);
  return staysInline ? replaceInline(object, part, value, style) : unfold(object, part, value, style);
}

/** In the place of a scalar, or of brackets. */
function replaceInline(
  { text }: EditedObject,
  part: EditPart,
  value: EditValue,
  style: WritingStyle,
): readonly FixEdit[] {
  const { from, to, node } = part;
  const first = text[from];
  const quotes = node.kind === "scalar" && node.style === "quoted" && (first === '"' || first === "'") ? first : null;
  const inFlow = part.parent?.writing === "flow";
  const written =
    typeof value !== "string"
      ? writeFlow(value, style)
      : quotes !== null
        ? writeQuoted(value, { ...style, quote: quotes })
        : inFlow
          ? writeFlow(value, style)
          : writeText(value, style);
  const lead = from === to && /[:-]/.test(text[from - 1] ?? "") ? " " : "";
  // The lines of a text end with a break of their own.
  const end = to > from && lineStart(text, to) === to ? style.lineBreak : "";
  return [{ from, to, text: `${lead}${written}${end}` }];
}

/** What stood in the line of its key, or behind its dash, becomes a block. */
function unfold(
  { text }: EditedObject,
  part: EditPart,
  value: EditValue,
  style: WritingStyle,
): readonly FixEdit[] | null {
  const { from, to, key } = part;
  if (key === null) {
    const column = columnOf(text, from);
    if (column === null) return null;
    // An item without a value stands right behind its dash.
    const gap = from === to && text[from - 1] === "-" ? style.afterDash - 1 : 0;
    const end = to > from && lineStart(text, to) === to ? style.lineBreak : "";
    return [{ from, to, text: `${" ".repeat(gap)}${writeBlock(value, column + gap, style)}${end}` }];
  }
  const column = columnOf(text, key.from);
  const isLines = to > from && lineStart(text, to) === to;
  if (column !== null && isLines) {
    return [
      { from: from - gapBefore(text, key.to, from), to, text: `${writeBelow(value, column, style)}${style.lineBreak}` },
    ];
  }
  const end = lineEnd(text, to);
  const isLine = isBlank(text, to, end) || /^\s+#/.test(text.slice(to, end));
  if (column === null || !isLine) return null;
  if (lineStart(text, key.from) !== lineStart(text, from)) {
    const own = columnOf(text, from);
    return own === null ? null : [{ from, to, text: writeBlock(value, own, style) }];
  }
  const gap = gapBefore(text, key.to, from);
  const below = { from: end, to: end, text: writeBelow(value, column, style) };
  if (from === to && gap === 0) return [below];
  if (end === to) return [{ from: from - gap, to, text: below.text }];
  return [{ from: from - gap, to, text: "" }, below];
}

function replaceBlock(
  { text }: EditedObject,
  part: EditPart,
  value: EditValue,
  style: WritingStyle,
): readonly FixEdit[] | null {
  const { from, to, key } = part;
  const end = lineStart(text, to) === to ? style.lineBreak : "";
  const isSameKind = part.node.kind === "list" ? isList(value) : isMap(value);
  if (!isInline(value)) {
    const column = columnOf(text, from);
    return column === null || !isSameKind ? null : [{ from, to, text: `${writeBlock(value, column, style)}${end}` }];
  }
  const written = typeof value === "string" ? writeText(value, style) : writeFlow(value, style);
  if (key === null || lineStart(text, key.from) === lineStart(text, from))
    return [{ from, to, text: `${written}${end}` }];
  // Behind the key, in front of a comment there; the lines below go.
  const head = /^\s*:(?:[^#\r\n]*[^#\s])?/.exec(text.slice(key.to, from))?.[0].length;
  if (head === undefined) return null;
  const at = key.to + head;
  const start = lineStart(text, from);
  // With the break before them, so that what follows stays as it is, be it the end of the file.
  const breakBefore = /(?:\r\n|\n|\r)$/.exec(text.slice(0, start))?.[0].length ?? 0;
  const stop = end === "" ? lineEnd(text, to) : to - end.length;
  return [
    { from: at, to: at, text: ` ${written}` },
    { from: start - breakBefore, to: stop, text: "" },
  ];
}

/** How many spaces stand before an offset, back to another. */
function gapBefore(text: string, from: number, to: number): number {
  return /[ ]*$/.exec(text.slice(from, to))?.[0].length ?? 0;
}
