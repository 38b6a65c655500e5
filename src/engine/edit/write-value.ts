import { printKey, printText, quoteText } from "../manifest/print-yaml";
import { type EditValue, isList, isMap } from "./edit-value";
import type { WritingStyle } from "./writing-style";

/**
 * A value as block YAML.
 *
 * @param column - where its first character will stand; the other lines begin with so many spaces
 * @returns lines without the first one's indentation and the last one's line break
 */
export function writeBlock(value: EditValue, column: number, style: WritingStyle): string {
  if (isMap(value) && value.size > 0) {
    return [...value].map(([key, each]) => writeEntry(key, each, column, style)).join(nextLineAt(column, style));
  }
  if (isList(value) && value.length > 0) {
    return value.map((each) => writeItem(each, column, style)).join(nextLineAt(column, style));
  }
  return writeInline(value, style);
}

/** An entry of a block map whose key stands in a column. */
export function writeEntry(key: string, value: EditValue, column: number, style: WritingStyle): string {
  const name = `${writeKey(key, style)}:`;
  return isInline(value) ? `${name} ${writeInline(value, style)}` : `${name}${writeBelow(value, column, style)}`;
}

/** What stands below a key that is in a column: a line break, and a map or a list that is not empty. */
export function writeBelow(value: EditValue, column: number, style: WritingStyle): string {
  const inner = column + (isList(value) ? style.dash : style.indent);
  return `${nextLineAt(inner, style)}${writeBlock(value, inner, style)}`;
}

/** An item of a block list whose dash stands in a column. */
export function writeItem(value: EditValue, column: number, style: WritingStyle): string {
  return `-${" ".repeat(style.afterDash - 1)}${writeBlock(value, column + style.afterDash, style)}`;
}

/** Whether a value is written in the line of its key. */
export function isInline(value: EditValue): boolean {
  return isMap(value) ? value.size === 0 : isList(value) ? value.length === 0 : true;
}

function writeInline(value: EditValue, style: WritingStyle): string {
  return typeof value === "string" ? writeText(value, style) : writeFlow(value, style);
}

/** A value in one line, as flow YAML or JSON. */
export function writeFlow(value: EditValue, style: WritingStyle): string {
  if (isMap(value)) return `{${[...value].map(([key, each]) => writeFlowEntry(key, each, style)).join(", ")}}`;
  if (isList(value)) return `[${value.map((each) => writeFlow(each, style)).join(", ")}]`;
  if (typeof value !== "string") return String(value);
  const text = writeText(value, style);
  return isSafeInFlow(text) ? text : writeQuoted(value, style);
}

/** An entry of a flow map. */
export function writeFlowEntry(key: string, value: EditValue, style: WritingStyle): string {
  const name = writeKey(key, style);
  return `${isSafeInFlow(name) ? name : quoteText(key)}: ${writeFlow(value, style)}`;
}

/** A text as one scalar, in the quotes of its surroundings where it needs some. */
export function writeText(text: string, style: WritingStyle): string {
  if (style.isJson) return quoteText(text);
  const plain = printText(text);
  return plain.startsWith('"') ? writeQuoted(text, style) : plain;
}

/** A text in quotes. */
export function writeQuoted(text: string, { quote, isJson }: Pick<WritingStyle, "quote" | "isJson">): string {
  const escaped = quoteText(text);
  const isSimple = escaped === `"${text}"` && !/[\n\r]/.test(text);
  return quote === "'" && isSimple && !isJson ? `'${text.replaceAll("'", "''")}'` : escaped;
}

function writeKey(key: string, { isJson }: WritingStyle): string {
  return isJson ? quoteText(key) : printKey(key);
}

/** Brackets, commas and colons end a plain text that stands in brackets. */
function isSafeInFlow(written: string): boolean {
  return /^["']/.test(written) || !/[[\]{},]|:$/.test(written);
}

function nextLineAt(column: number, { lineBreak }: WritingStyle): string {
  return `${lineBreak}${" ".repeat(column)}`;
}
