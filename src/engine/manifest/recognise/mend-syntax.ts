import type { Fix, FixEdit } from "../../source/fix";
import type { ManifestFinding } from "../manifest";
import { LONGEST_TRIED, offerFirst, offerFix } from "./offer-fix";
import type { PastedLine, PastedText } from "./pasted-text";
import { moveToColumn } from "./strip-indent";
import { findIndentTab, respaceIndents } from "./strip-tabs";

/**
 * What the reader found, with what puts it right: a quote, a comma, a colon, spaces for tabs, another column.
 *
 * @returns null where nothing can be added
 */
export function mendSyntax(
  pasted: PastedText,
  findings: readonly ManifestFinding[],
): readonly ManifestFinding[] | null {
  if (pasted.text.length > LONGEST_TRIED) return null;
  const found = findings.find(({ severity }) => severity === "error");
  if (found === undefined || found.fix !== undefined || pasted.tree !== null) return null;
  const line = pasted.lines.findLast((each) => each.from <= found.range.from);
  if (line === undefined) return null;
  const mistake: Mistake = { pasted, found, line, at: pasted.syntaxErrorAt ?? found.range.from };
  const fix = found.code === "json-syntax" ? mendJson(mistake) : mendYaml(mistake);
  return fix === undefined ? null : findings.map((each) => (each === found ? { ...found, fix } : each));
}

interface Mistake {
  readonly pasted: PastedText;
  readonly found: ManifestFinding;
  readonly line: PastedLine;
  /** Where the text gave up. */
  readonly at: number;
}

function mendYaml(mistake: Mistake): Fix | undefined {
  const { pasted, line, at, found } = mistake;
  const { text, lines } = pasted;
  if (findIndentTab([line]) !== null) return offerFirst(text, "indent with spaces", respaceIndents(lines), at);
  if (found.code !== "yaml-syntax" && found.code !== "yaml-alias-unknown") return undefined;
  const closed = closeQuote(mistake) ?? closeBracket(mistake);
  if (closed !== undefined) return closed;
  const moved = moveToColumn(pasted);
  return (
    (moved === null ? undefined : offerFix(text, `move the line to column ${moved.column + 1}`, moved.edits)) ??
    addColon(mistake) ??
    quoteValue(mistake)
  );
}

/** A quote at the end of the line in which it was opened. */
function closeQuote({ pasted: { text }, line, found, at }: Mistake): Fix | undefined {
  const quote = text[found.range.from];
  if ((quote !== '"' && quote !== "'") || found.range.to !== found.range.from + 1) return undefined;
  const end = endOfContent(text, line);
  return offerFirst(text, "close the quote", [[insert(end, quote)], [insert(line.to, quote)]], at);
}

/** A bracket at the end of its line. */
function closeBracket({ pasted: { text }, line, found, at }: Mistake): Fix | undefined {
  const open = text[found.range.from];
  if ((open !== "{" && open !== "[") || found.range.to !== found.range.from + 1) return undefined;
  const missing: string[] = [];
  const end = endOfContent(text, line);
  for (const character of text.slice(line.from, end)) {
    if (character === "{") missing.unshift("}");
    else if (character === "[") missing.unshift("]");
    else if (character === missing[0]) missing.shift();
  }
  if (missing.length === 0) return undefined;
  return offerFix(text, `close the bracket with ${missing.join("")}`, [insert(end, missing.join(""))], at);
}

/** `name ok`, `name = ok` and `metadata` before what is indented below it. */
function addColon({ pasted: { text, lines }, line, at }: Mistake): Fix | undefined {
  const [, before = "", key, sign, value] =
    /^(\s*(?:- +)*)([A-Za-z][\w./-]*)(?:(\s*=\s*|\s+)([^\s:=][^:=]*?))?\s*$/.exec(line.text) ?? [];
  if (key === undefined) return undefined;
  const from = line.from + before.length + key.length;
  if (sign === undefined || value === undefined) {
    const next = lines[lines.indexOf(line) + 1]?.text ?? "";
    const below = next.search(/\S/);
    const isParent = below > before.length || (below === before.length && /^\s*- /.test(next));
    return isParent ? offerFix(text, `put a colon behind ${key}`, [insert(from, ":")], at) : undefined;
  }
  const edits = [{ from, to: from + sign.length, text: ": " }];
  return offerFix(text, "write a colon and a space", edits, at);
}

/** A value that begins like something else, or has a colon and a space inside: in quotes it is a text. */
function quoteValue({ pasted: { text }, line, at }: Mistake): Fix | undefined {
  const [, before, value] =
    /^(\s*(?:- +)*(?:["']?[\w./-]+["']?:\s+)?)([^\s"'{[|>#-].*?)(?:\s+#.*)?\s*$/.exec(line.text) ?? [];
  if (before === undefined || before.trim() === "" || value === undefined || /^[\w./-]+\s*$/.test(value))
    return undefined;
  const from = line.from + before.length;
  const isPlain = !/["\\]/.test(value);
  const quoted = isPlain ? `"${value}"` : `'${value.replaceAll("'", "''")}'`;
  return offerFix(text, "put the value in quotes", [{ from, to: from + value.length, text: quoted }], at);
}

/** A comma that is missing or too many, of those that JSON does not have. */
function mendJson({ pasted: { text }, found, at }: Mistake): Fix | undefined {
  const { from, to } = found.range;
  if (text[from] === "," && to === from + 1) {
    // JSON of a program that leaves one has many of them.
    const all = Array.from(text.matchAll(/"(?:[^"\\]|\\[\s\S])*"?|,(?=\s*[}\]])/g)).flatMap(({ index, 0: token }) =>
      token === "," ? [{ from: index, to: index + 1, text: "" }] : [],
    );
    const title = all.length > 1 ? "remove the needless commas" : "remove the comma";
    return offerFirst(text, title, [all, [{ from, to, text: "" }]], at);
  }
  const before = text.slice(0, from).trimEnd();
  if (/["\w}\]]$/.test(before) && /^["{[\d]/.test(text.slice(from, from + 1))) {
    return offerFix(text, "put a comma", [insert(before.length, ",")], at);
  }
  return undefined;
}

/** Behind the last character of a line that is no blank and no comment. */
function endOfContent(text: string, { from, to }: PastedLine): number {
  return from + text.slice(from, to).replace(/(?<!\s)\s+(#.*)?$/, "").length;
}

function insert(at: number, text: string): FixEdit {
  return { from: at, to: at, text };
}
