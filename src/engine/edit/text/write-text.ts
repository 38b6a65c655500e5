import { printKey, printText, quoteText } from "../../manifest/print-yaml";
import type { WritingStyle } from "./writing-style";

/**
 * A text as one scalar, in the quotes of its surroundings where it needs some or they have some.
 *
 * @param name - under which quotes are looked for, see `textName`
 */
export function writeText(text: string, style: WritingStyle, name: string): string {
  if (style.isJson) return quoteText(text);
  const plain = printText(text);
  if (plain.startsWith('"')) return writeQuoted(text, style);
  const quote = style.habits?.textQuote(name) ?? null;
  return quote === null ? plain : writeQuoted(text, { ...style, quote });
}

/** A text in quotes. */
export function writeQuoted(text: string, { quote, isJson }: Pick<WritingStyle, "quote" | "isJson">): string {
  const escaped = quoteText(text);
  const isSimple = escaped === `"${text}"` && !/[\n\r]/.test(text);
  return quote === "'" && isSimple && !isJson ? `'${text.replaceAll("'", "''")}'` : escaped;
}

/** The key of an entry, in the quotes of its neighbours. */
export function writeKey(key: string, style: WritingStyle, mapName: string): string {
  if (style.isJson) return quoteText(key);
  const quote = style.habits?.keyQuote(mapName) ?? null;
  return quote === null ? printKey(key) : writeQuoted(key, { ...style, quote });
}
