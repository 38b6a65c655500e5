import { type EditValue, isList, isMap } from "./edit-value";
import { entryName, textName } from "./style-evidence";
import { inOrder, writeFlow } from "./write-flow";
import { writeKey, writeText } from "./write-text";
import type { WritingStyle } from "./writing-style";

/** Where a key or a dash is written, and the name of the map or list that it is of (`nameOfPart`). */
export interface BlockPlace {
  readonly column: number;
  /** Empty: an object. */
  readonly name: string;
}

/**
 * A value as block YAML.
 *
 * @param column - where its first character will stand; the other lines begin with so many spaces
 * @param name - the name under which it stands, see `nameOfPart`; empty: an object
 * @returns lines without the first one's indentation and the last one's line break
 */
export function writeBlock(value: EditValue, column: number, style: WritingStyle, name = ""): string {
  if (isInline(value, style, name)) return writeInline(value, style, { column, name }, "");
  const place = { column, name };
  const lines = isMap(value)
    ? writeEntries(value, place, style)
    : isList(value)
      ? value.map((each) => writeItem(each, place, style))
      : [];
  return lines.join(nextLineAt(column, style));
}

/**
 * An entry of a block map.
 *
 * @param width - columns from the beginning of its key to its value, where that is to stand below others; 0: it is not
 */
export function writeEntry(
  [key, value]: readonly [string, EditValue],
  { column, name }: BlockPlace,
  style: WritingStyle,
  width = 0,
): string {
  const written = writeKey(key, style, name);
  const own = entryName(name, key);
  if (!isInline(value, style, own)) return `${written}:${writeBelow(value, { column, name: own }, style)}`;
  const gap = style.habits === undefined || style.habits.isAligned(name) ? ": " : style.habits.gap;
  const lead = width > 0 ? `${written}: `.padEnd(width) : `${written}${gap}`;
  return `${lead}${writeInline(value, style, { column, name: own }, name)}`;
}

/**
 * What stands below a key: a line break, and a map or a list that is not empty.
 *
 * @param place - the column of the key, and the name of the entry
 */
export function writeBelow(value: EditValue, { column, name }: BlockPlace, style: WritingStyle): string {
  const inner = column + (isList(value) ? style.dash : style.indent);
  return `${nextLineAt(inner, style)}${writeBlock(value, inner, style, name)}`;
}

/** An item of a block list. */
export function writeItem(value: EditValue, { column, name }: BlockPlace, style: WritingStyle): string {
  const own = `${name}[]`;
  const inner = column + style.afterDash;
  const isAlone = style.habits?.isDashAlone === true;
  if (isAlone && isInline(value, style, own)) return `- ${writeBlock(value, column + 2, style, own)}`;
  const gap = isAlone ? nextLineAt(inner, style) : " ".repeat(style.afterDash - 1);
  return `-${gap}${writeBlock(value, inner, style, own)}`;
}

/** Whether a value is written in the line of its key or dash. */
export function isInline(value: EditValue, { habits }: WritingStyle, name: string): boolean {
  const isEmpty = isMap(value) ? value.size === 0 : isList(value) ? value.length === 0 : true;
  return isEmpty || habits?.shapeOf(name) === "line";
}

function writeEntries(map: ReadonlyMap<string, EditValue>, place: BlockPlace, style: WritingStyle): readonly string[] {
  const entries = inOrder(map, place.name, style);
  const inLine = entries.filter(([key, value]) => isInline(value, style, entryName(place.name, key)));
  const longest = Math.max(0, ...inLine.map(([key]) => writeKey(key, style, place.name).length));
  const width = style.habits?.isAligned(place.name) === true ? longest + 2 : 0;
  return entries.map((entry) => writeEntry(entry, place, style, width));
}

function writeInline(value: EditValue, style: WritingStyle, { column, name }: BlockPlace, mapName: string): string {
  if (typeof value === "string") return writeText(value, style, textName(mapName, name));
  return writeFlow(value, style, { name, mapName, indent: " ".repeat(column) });
}

function nextLineAt(column: number, { lineBreak }: WritingStyle): string {
  return `${lineBreak}${" ".repeat(column)}`;
}
