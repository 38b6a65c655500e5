import type { Range } from "../../source/range";
import { parseJson } from "../json/parse-json";
import type { ManifestFinding } from "../manifest";
import { entryOf } from "../tree";
import { applyEdits, LONGEST_TRIED, offerFix } from "./offer-fix";
import { notManifest, type PastedText } from "./pasted-text";

/** Texts in quotes, which hide what looks like a comment, and where comments of programs and of YAML begin. */
const TOKEN = /"(?:[^"\\\r\n]|\\.)*"?|(?<!:)\/\/[^\r\n]*|\/\*|(?<!\S)#[^\r\n]*/g;

/** Comments among JSON, outside of its texts, in order; none behind one that is never closed. */
export function findJsonComments(text: string): readonly Range[] {
  const found: Range[] = [];
  const tokens = new RegExp(TOKEN);
  for (let match = tokens.exec(text); match !== null; match = tokens.exec(text)) {
    const [token] = match;
    if (token.startsWith('"')) continue;
    const end = token === "/*" ? text.indexOf("*/", tokens.lastIndex) : tokens.lastIndex - 2;
    if (end < 0) break;
    tokens.lastIndex = end + 2;
    found.push({ from: match.index, to: end + 2 });
  }
  return found;
}

/** Recognises JSON with comments of programs; one with a number sign alone is YAML. */
export function recogniseJsonComments({ text, tree, syntaxErrorAt }: PastedText): readonly ManifestFinding[] | null {
  if (text.length > LONGEST_TRIED || !MAY_BE_COMMENTED.test(text)) return null;
  const comments = findJsonComments(text);
  const metadata = tree?.kind === "map" ? entryOf(tree, "metadata")?.value.range : undefined;
  const isInMetadata = ({ from }: Range) => metadata !== undefined && metadata.from <= from && from < metadata.to;
  const first = comments.find((each) => text[each.from] === "/" && !isInMetadata(each));
  if (first === undefined || !JSON_BEGINS.test(withoutStart(text, comments))) return null;
  const title = comments.length > 1 ? "remove the comments" : "remove the comment";
  const edits = comments.map((each) => ({ ...withSpaceBefore(text, each), text: "" }));
  const fix = offerFix(text, title, edits, syntaxErrorAt);
  // what YAML takes may be text: in the quotes that JSON has not, or in an annotation
  if (tree !== null && (fix === undefined || !parseJson(applyEdits(text, fix.edits)).isValid)) return null;
  const isHere = syntaxErrorAt !== null && first.from <= syntaxErrorAt && syntaxErrorAt <= first.to;
  if (fix === undefined && !isHere) return null;
  const end = text.slice(first.from, first.to).search(/[\r\n]/);
  const range = { from: first.from, to: end < 0 ? first.to : first.from + end };
  return [notManifest(range, "JSON has no comments: remove this one", fix, "json-syntax")];
}

const MAY_BE_COMMENTED = /^\s*(?:[{[]|\/[/*]|#)/;
const JSON_BEGINS = /^\s*[{[]\s*["{[]/;

/** The text from its first characters on that are no comment, nor are the comments behind its first bracket. */
function withoutStart(text: string, comments: readonly Range[]): string {
  let start = "";
  let at = 0;
  for (const { from, to } of comments) {
    start += text.slice(at, from);
    at = to;
    if (start.trim().length > 1) return start;
  }
  return start + text.slice(at, at + LONGEST_START);
}

const LONGEST_START = 1000;

/** A comment with the blanks before it; the whole line where nothing else is in it. */
function withSpaceBefore(text: string, { from, to }: Range): Range {
  let start = from;
  while (text[start - 1] === " " || text[start - 1] === "\t") start--;
  const rest = /^[ \t]*(?:\r\n|\r|\n|$)/.exec(text.slice(to, to + LONGEST_START))?.[0];
  const isAlone = start === 0 || text[start - 1] === "\n" || text[start - 1] === "\r";
  if (rest === undefined) return { from, to: text[to] === " " ? to + 1 : to };
  return { from: start, to: isAlone ? to + rest.length : to };
}
