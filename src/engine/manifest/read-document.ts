import { MOST_SEPARATORS } from "../source/limits";
import type { Range } from "../source/range";
import { beatEvery } from "./beat-every";
import { behindMark } from "./byte-order-mark";
import { type ChunkPart, partsOfChunk } from "./chunk-part";
import type { CutList } from "./file-reading";
import { parseJson } from "./json/parse-json";
import { asKubernetesList } from "./list-items";
import type { ManifestFinding, ParsedChunk } from "./manifest";
import { type HowToRead, parseYaml, type YamlReading } from "./parse-yaml";
import { noteOddText } from "./recognise/odd-text";
import { explainJson } from "./recognise/recognise-json";
import { recogniseMistake } from "./recognise/recognise-mistake";
import { findPolicySlip } from "./recognise/recognise-slips";
import { splitList } from "./split-list";
import { findTooMuch } from "./too-much";
import type { TreeNode } from "./tree";
import { entryOf } from "./tree";

/** After how many items of a list progress is told. */
const PROGRESS_STEP = 256;

/**
 * Reads one document as a whole: JSON or YAML.
 *
 * @returns its objects, none for a null document
 */
export function readDocument(text: string, how: HowToRead = {}): readonly ChunkPart[] {
  if (text.startsWith("\ufeff")) return behindMark(readDocument(text.slice(1), how));
  const start = text.search(/[^ \t\r\n]/);
  if (start < 0) return [];
  if (text.length > MOST_SEPARATORS) {
    const tooMuch = findTooMuch(text);
    if (tooMuch !== null) return partsOfChunk({ tree: null, findings: [tooMuch] }, visibleExtent(text));
  }
  if (isBracketed(text, start)) return readBracketed(text, start, how);
  return readWhole(text, parseYaml(text, how));
}

/** How a document is cut, if it is a list that can be: JSON is not. */
export function cutDocument(text: string): CutList | null {
  if (isBracketed(text, text.search(/[^ \t\r\n]/))) return null;
  const split = splitList(text);
  if (split === null) return null;
  const frame = parseYaml(split.frame);
  const { tree } = frame;
  if (frame.findings.length > 0 || frame.hasAliases || tree === null) return null;
  // Another cause than a missing apiVersion is told of the whole text.
  if (!looksLikeObject(tree) && recogniseMistake(split.frame, frame) !== null) return null;
  const list = asKubernetesList(tree);
  // A merge key behind the items gives the document others.
  if (list === null || list.items?.items.length !== 0) return null;
  return { split, inherited: list.inherited };
}

function isBracketed(text: string, start: number): boolean {
  return text[start] === "{" || text[start] === "[";
}

function readWhole(text: string, reading: YamlReading): readonly ChunkPart[] {
  const { tree, findings } = reading;
  if (tree?.kind === "scalar" && tree.value === null && findings.length === 0) return [];
  const extent = visibleExtent(text);
  const canBeOther = tree === null ? canBeMistaken(findings) : !looksLikeObject(tree);
  if (canBeOther) {
    const parts = recogniseMistake(text, reading);
    if (parts !== null) return parts;
  }
  return partsOfChunk(withOddities(text, { tree, findings }), extent);
}

/** What an eye does not see, spaces that are none to YAML, quotes of a word processor around a text, and letters that look like ASCII among ASCII. */
const ODD_TEXT =
  /\u034f|[\xa0\xad\u061c\u115f\u1160\u1680\u180e\u2000-\u200f\u202a-\u202f\u205f-\u206f\u3000\u3164\uffa0\ufff9-\ufffb\udb40]|[-:,[{\n] *[«\u2018-\u201f]|\w[\u0370-\u04ff\u2010-\u2015\u2212\uff01-\uff5e]|[\u0370-\u04ff\uff01-\uff5e]\w/;

/** A field at the top that begins with an odd space belongs below the one before it: of such an object nothing is right. */
function withOddities(text: string, { tree, findings }: ParsedChunk): ParsedChunk {
  const slip = tree !== null && isPolicy(tree) && SLIP.test(text) ? findPolicySlip(text, tree) : null;
  const odd = ODD_TEXT.test(text) ? noteOddText(text, tree) : [];
  const isRefused = odd.some(({ severity }) => severity === "error");
  return { tree: isRefused ? null : tree, findings: [...findings, ...(slip === null ? [] : [slip]), ...odd] };
}

/** A hyphen without its space, or one more, and what is a comment to a program. */
const SLIP = /(?:^|\n) *-(?:[A-Za-z]| *- )|^\s*\{[\s\S]*\/[/*]/;

function isPolicy(tree: TreeNode): boolean {
  const kind = tree.kind === "map" ? entryOf(tree, "kind")?.value : undefined;
  return kind?.kind === "scalar" && kind.value === "NetworkPolicy";
}

/** Aliases and nesting are what they are; other errors may have a simpler cause. */
function canBeMistaken(findings: readonly ManifestFinding[]): boolean {
  return findings.some(({ code }) => code.startsWith("yaml-") && !/cycle|bomb|deep|long|merge|value/.test(code));
}

/** Kinds that no cluster knows, though they are written like objects. */
const OTHER_TOOLS = /^(Kustomization|Component|Config|Status|Table)$/;

function looksLikeObject(tree: TreeNode): boolean {
  if (tree.kind !== "map" || entryOf(tree, "apiVersion") === undefined) return false;
  const kind = entryOf(tree, "kind")?.value;
  return kind !== undefined && !(kind.kind === "scalar" && OTHER_TOOLS.test(kind.text));
}

/**
 * A text that starts with a bracket is JSON, or YAML in flow style. When only YAML can read it, it is YAML, unless it
 * was meant as JSON: its first field is in double quotes, and a comma before a closing bracket is the only mistake.
 */
function readBracketed(text: string, start: number, how: HowToRead): readonly ChunkPart[] {
  const json = parseJson(text, beatEvery(PROGRESS_STEP, how.onProgress ?? (() => {})));
  const isMeantAsJson = /^[[\s]*\{?\s*"/.test(text.slice(start, start + 1000));
  const isJson = json.isValid || json.values.length > 1 || (json.hasTrailingComma && isMeantAsJson);
  if (!isJson) {
    const reading = parseYaml(text, how);
    if (reading.tree !== null || !isMeantAsJson) return readWhole(text, reading);
  }
  const extent = visibleExtent(text);
  return explainJson(text, json.values, extent);
}

/**
 * Null when an item must be read with the rest of its document. An item that is broken, as while somebody types in it,
 * is a part without a tree: the other items are still read.
 */
export function readItem(text: string): readonly ChunkPart[] | null {
  const reading = parseYaml(text);
  const { tree, findings, hasAliases } = reading;
  if (hasAliases || findings.some(({ code }) => code === "yaml-alias-unknown")) return null;
  if (tree === null) {
    const recognised = canBeMistaken(findings) ? recogniseMistake(text, reading) : null;
    return recognised ?? partsOfChunk({ tree, findings }, visibleExtent(text));
  }
  if (tree.kind !== "map") return null;
  const rest = findings.find(({ code, severity }) => code === "yaml-syntax" && severity === "warning");
  if (rest !== undefined) return partsOfChunk({ tree: null, findings: [restOfItem(rest)] }, visibleExtent(text));
  const list = asKubernetesList(tree);
  // An empty list makes no part, which here would look like an item that cannot be read.
  if (list !== null && (findings.length > 0 || (list.items?.items.length ?? 0) === 0)) return null;
  return partsOfChunk(withOddities(text, { tree, findings }), tree.range);
}

/** What kubectl passes over at the end of a document is an error in an item: the list goes on behind it. */
function restOfItem(rest: ManifestFinding): ManifestFinding {
  const message =
    "this line is indented less than the fields of its item, and more than its hyphen: indent it like one of them";
  return { ...rest, severity: "error", type: "YAMLSyntax", message };
}

function visibleExtent(text: string): Range {
  const from = Math.max(0, text.search(/\S/));
  return { from, to: Math.max(from, text.trimEnd().length) };
}
