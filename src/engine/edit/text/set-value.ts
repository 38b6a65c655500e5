import type { FixEdit } from "../../source/fix";
import { headingOf } from "./block-lines";
import { childrenOf, type EditedObject, type EditPart } from "./edit-part";
import { type EditValue, isList, isMap } from "./edit-value";
import { nameOfPart, textName } from "./style-evidence";
import { columnOf, indentOf, isBlank, lineEnd, lineStart } from "./text-lines";
import { inBrackets, writeFlow } from "./write-flow";
import { writeQuoted, writeText } from "./write-text";
import { isInline, writeBelow, writeBlock } from "./write-value";
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
  const isLine = isInline(value, style, nameOfPart(part));
  const staysInline = isLine || around === "flow" || (part.writing === "flow" && !isEmptyFlow);
  return staysInline ? replaceInline(object, part, value, style) : unfold(object, part, value, style);
}

/** In the place of a scalar, or of brackets. */
function replaceInline(
  object: EditedObject,
  part: EditPart,
  value: EditValue,
  style: WritingStyle,
): readonly FixEdit[] {
  const { text } = object;
  const { from, to, parent } = part;
  const lead = from === to ? leadTo(text, part) : "";
  const own = parent?.writing === "flow" ? inBrackets(object, parent, style) : style;
  // A tag says how to read what stood there.
  const tag = /(?<=[\s[{,:-])![^\s,[\]{}]*[ \t]+$/.exec(text.slice(lineStart(text, from), from))?.[0].length ?? 0;
  return [
    { from: from - tag, to, text: `${lead}${writeInPlace(text, part, value, own)}${lastBreak(text, part, style)}` },
  ];
}

/** What stands between a key or a dash and a value that was not there; in braces a key may even have no colon. */
function leadTo(text: string, { key, from, parent }: EditPart): string {
  if (key !== null && parent?.writing === "flow" && !text.slice(key.to, from).includes(":")) return ": ";
  return /[:-]/.test(text[from - 1] ?? "") ? " " : "";
}

/** A value in one line or in brackets, in the quotes that stand there. */
function writeInPlace(text: string, part: EditPart, value: EditValue, style: WritingStyle): string {
  const { from, node, parent } = part;
  const name = nameOfPart(part);
  const mapName = parent === null ? "" : nameOfPart(parent);
  if (typeof value !== "string" || (parent?.writing === "flow" && node.kind !== "scalar"))
    return writeFlow(value, style, { name, mapName, indent: indentOf(text, from) });
  const first = text[from];
  const quote = node.kind === "scalar" && node.style === "quoted" && (first === '"' || first === "'") ? first : null;
  if (quote !== null) return writeQuoted(value, { ...style, quote });
  // What stood there without quotes goes on so.
  const wasText = node.kind === "scalar" && typeof node.value === "string" && node.text !== "";
  const { habits, ...plain } = style;
  const own = wasText || habits === undefined ? plain : style;
  if (parent?.writing === "flow") return writeFlow(value, own, { name, mapName, indent: "" });
  return writeText(value, own, textName(mapName, name));
}

/** What stood in the line of its key, or behind its dash, becomes a block. */
function unfold(
  { text }: EditedObject,
  part: EditPart,
  value: EditValue,
  style: WritingStyle,
): readonly FixEdit[] | null {
  const { from, to, key } = part;
  const name = nameOfPart(part);
  if (key === null) {
    const column = columnOf(text, from);
    if (column === null) return null;
    // An item without a value stands right behind its dash.
    const gap = from === to && text[from - 1] === "-" ? style.afterDash - 1 : 0;
    const written = writeBlock(value, column + gap, style, name);
    return [{ from, to, text: `${" ".repeat(gap)}${written}${lastBreak(text, part, style)}` }];
  }
  const column = columnOf(text, key.from);
  if (column === null) return null;
  const written = writeBelow(value, { column, name }, style);
  const gap = /[ ]*$/.exec(text.slice(key.to, from))?.[0].length ?? 0;
  if (lastBreak(text, part, style) !== "") return [{ from: from - gap, to, text: `${written}${style.lineBreak}` }];
  const end = lineEnd(text, to);
  const isLine = isBlank(text, to, end) || /^\s+#/.test(text.slice(to, end));
  if (!isLine) return null;
  if (lineStart(text, key.from) !== lineStart(text, from)) {
    const own = columnOf(text, from);
    return own === null ? null : [{ from, to, text: writeBlock(value, own, style, name) }];
  }
  const below = { from: end, to: end, text: written };
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
  const { from, to, key, node } = part;
  const name = nameOfPart(part);
  const end = lastBreak(text, part, style);
  const isSameKind = node.kind === "list" ? isList(value) : isMap(value);
  // What is in lines stays so, whatever its neighbours do.
  const isLine = isMap(value) ? value.size === 0 : isList(value) ? value.length === 0 : true;
  if (!isLine) {
    const column = columnOf(text, from);
    if (column === null || !isSameKind) return null;
    return [{ from, to, text: `${writeBlock(value, column, inLines(style, name), name)}${end}` }];
  }
  const written = writeInPlace(text, part, value, style);
  if (key === null || lineStart(text, key.from) === lineStart(text, from))
    return [{ from, to, text: `${written}${end}` }];
  // Behind the key, in front of a comment there; the lines below go.
  const head = /^\s*:(?:[^#\r\n]*[^#\s])?/.exec(text.slice(key.to, from))?.[0].length;
  if (head === undefined) return null;
  const at = key.to + head;
  // The comment above the first of them goes with the last of them.
  const column = columnOf(text, from);
  const start = column === null ? lineStart(text, from) : Math.max(headingOf(text, lineStart(text, from), column), at);
  // With the break before them, so that what follows stays as it is, be it the end of the file.
  const breakBefore = /(?:\r\n|\n|\r)$/.exec(text.slice(0, start))?.[0].length ?? 0;
  const stop = end === "" ? lineEnd(text, to) : to - end.length;
  return [
    { from: at, to: at, text: ` ${written}` },
    { from: start - breakBefore, to: stop, text: "" },
  ];
}

/** The style, but with what has this name in lines of its own. */
function inLines(style: WritingStyle, name: string): WritingStyle {
  const { habits } = style;
  if (habits === undefined) return style;
  return { ...style, habits: { ...habits, shapeOf: (each) => (each === name ? "block" : habits.shapeOf(each)) } };
}

/** The line break that a part ends with, as the lines of a text do; empty where it ends within its line. */
function lastBreak(text: string, { from, to }: EditPart, { lineBreak }: WritingStyle): string {
  return to > from && lineStart(text, to) === to ? lineBreak : "";
}
