import type { Range } from "../../source/range";
import { type ChunkPart, partsOfChunk } from "../chunk-part";
import { parseJson } from "../json/parse-json";
import type { ManifestFinding, ParsedChunk } from "../manifest";
import { entryOf, type TreeNode } from "../tree";
import { recogniseJsonComments } from "./json-comments";
import { noteHalfCharacter, noteOddText } from "./odd-text";
import { LONGEST_TRIED, offerFix } from "./offer-fix";
import { notManifest, pastedText } from "./pasted-text";
import { recogniseMistake } from "./recognise-mistake";

/**
 * The objects of a JSON text, with what is to be said of a text that is none, or of several in a row.
 *
 * @param extent - what to mark where nothing can be read
 */
export function explainJson(text: string, values: readonly ParsedChunk[], extent: Range): readonly ChunkPart[] {
  const [value, second] = values;
  if (value !== undefined && second === undefined && !isObject(value.tree)) {
    const { tree, findings } = value;
    const syntaxErrorAt = tree === null ? (findings[0]?.range.from ?? 0) : null;
    const recognised = recogniseMistake(text, { tree, findings, syntaxErrorAt });
    if (recognised !== null) return recognised;
  }
  const stray = findStray(text, values);
  return values.flatMap((each, i) => {
    if (stray !== null && i === values.length - 1) return partsOfChunk({ tree: null, findings: stray }, extent);
    const inText = each.findings.map((finding) => endingBy(finding, text.length));
    // What is odd about the text is told once, and looked for once: there may be a hundred thousand values.
    const odd = each.tree === null ? [] : i === 0 ? noteOddJson(text, each.tree) : noteOddValue(text, each.tree);
    const next = i === 1 && each.tree !== null ? [sayNext(each.tree)] : [];
    const findings = [...next, ...inText, ...odd];
    return partsOfChunk({ tree: each.tree, findings }, extent);
  });
}

/** What is to be said of text behind a good JSON text, which is none itself: a comment, or something left over. */
function findStray(text: string, values: readonly ParsedChunk[]): readonly ManifestFinding[] | null {
  const good = values.at(-2)?.tree?.range;
  const error = values.at(-1)?.tree === null ? values.at(-1)?.findings[0] : undefined;
  if (good === undefined || error?.code !== "json-syntax") return null;
  const behind = text.slice(good.to);
  const from = good.to + behind.search(/\S/);
  if (text[from] === "{" || text[from] === "[") return null;
  const commented = recogniseJsonComments(pastedText(text, null, error.range.from));
  if (commented !== null) return commented;
  if (/^,\s*"[^"]{0,200}"\s*:/.test(text.slice(from, from + LONGEST_FIELD))) return closedTooEarly(text, good.to);
  const line = /^[^\r\n{[]*/.exec(text.slice(from))?.[0].trimEnd().length ?? 0;
  const to = from + Math.max(line, 1);
  const message = "delete this: the JSON text ends before it";
  const ends = text.length > LONGEST_TRIED ? [] : [to, text.trimEnd().length];
  const end = ends.find((each) => parseJson(text.slice(0, from) + text.slice(each)).isValid);
  const title = end === to ? "delete it" : "delete what is no JSON";
  const fix = end === undefined ? undefined : offerFix(text, title, [{ from, to: end, text: "" }]);
  return [notManifest({ from, to }, message, fix, "json-syntax")];
}

const LONGEST_FIELD = 500;

/** A field behind the end: the text is not left over, but a bracket before it is. */
function closedTooEarly(text: string, end: number): readonly ManifestFinding[] {
  const range = { from: end - 1, to: end };
  const isMend = text.length <= LONGEST_TRIED && parseJson(text.slice(0, range.from) + text.slice(end)).isValid;
  const fix = isMend ? offerFix(text, "delete the bracket", [{ ...range, text: "" }]) : undefined;
  const message = "the JSON text ends here, and more fields follow: is this bracket one too many?";
  return [notManifest(range, message, fix, "json-syntax")];
}

function noteOddJson(text: string, tree: TreeNode): readonly ManifestFinding[] {
  return ODD_JSON.test(text) ? noteOddText(text, tree) : [];
}

function noteOddValue(text: string, tree: TreeNode): readonly ManifestFinding[] {
  return HALF.test(text.slice(tree.range.from, tree.range.to)) ? noteHalfCharacter(tree) : [];
}

const HALF = /\\u[dD][89a-fA-F]/;

/** An escape of half a character, or what is not of a plain keyboard. */
const ODD_JSON = /[^\t-~]|\\u[dD][89a-fA-F]/;

function isObject(tree: TreeNode | null): boolean {
  return tree?.kind === "map" && entryOf(tree, "kind") !== undefined && entryOf(tree, "apiVersion") !== undefined;
}

function sayNext({ range: { from } }: TreeNode): ManifestFinding {
  const message = "another JSON text begins here: each is read as an object of its own, as kubectl does";
  return { code: "json-syntax", severity: "info", type: "Lint", message, range: { from, to: from + 1 }, field: "" };
}

/** What is missing at the end of a text is told of its last character. */
function endingBy(finding: ManifestFinding, end: number): ManifestFinding {
  const { from, to } = finding.range;
  return to <= end ? finding : { ...finding, range: { from: Math.max(0, Math.min(from, end - 1)), to: end } };
}
