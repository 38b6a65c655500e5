import type { FixEdit } from "../../source/fix";
import { nameCode } from "../finding";
import type { ManifestFinding } from "../manifest";
import type { TreeNode } from "../tree";
import { type OddCharacter, oddCharacter } from "./odd-character";
import { findOddScalars, isAliased, type OddScalar } from "./odd-scalars";
import { noteTwins } from "./odd-twins";
import { offerFirst, offerFix } from "./offer-fix";
import { splitLines } from "./pasted-text";
import { respaceAll, respaceIndents } from "./strip-tabs";

/**
 * What is odd about a text that can be read: characters that nobody sees, or takes for others. The server takes them, so
 * that they are warnings; one of a kind for a document, at the first, with what puts all of them right.
 *
 * @param tree - what was read; null: nothing could be
 */
export function noteOddText(text: string, tree: TreeNode | null): readonly ManifestFinding[] {
  const scalars = tree === null ? [] : findOddScalars(tree);
  return [
    noteUnseen(text),
    noteOddSpaces(text, scalars),
    noteQuotes(text, scalars),
    noteTwins(text, scalars),
    noteHalves(scalars),
  ].flatMap((finding) => finding ?? []);
}

function warn(
  code: ManifestFinding["code"],
  message: string,
  { from, to }: { readonly from: number; readonly to: number },
  field: string,
  fix: ManifestFinding["fix"],
): ManifestFinding {
  const finding = { code, severity: "warning", type: "Lint", message, range: { from, to }, field } as const;
  return fix === undefined ? finding : { ...finding, fix };
}

interface Place {
  readonly from: number;
  readonly to: number;
  readonly odd: OddCharacter;
}

function noteUnseen(text: string): ManifestFinding | null {
  const places = findUnseen(text);
  const [first] = places;
  if (first === undefined) return null;
  const others = places.length === 1 ? "" : ` (and ${places.length - 1} more like it)`;
  const what =
    first.odd.kind === "turns"
      ? "turns the direction of writing, so that the text does not read as it is"
      : "cannot be seen, and is part of the text to Kubernetes";
  const edits: readonly FixEdit[] = places.map(({ from, to }) => ({ from, to, text: "" }));
  const title = places.length === 1 ? `delete ${nameCode(first.odd.code)}` : "delete the invisible characters";
  const message = `the character ${first.odd.name} ${what}: delete it${others}`;
  return warn("odd-character", message, first, "", offerFix(text, title, edits));
}

/** Enough to count; whoever has more of them has a text of another kind. */
const MOST_PLACES = 10_000;

function findUnseen(text: string): readonly Place[] {
  const places: Place[] = [];
  for (let at = 0; at < text.length && places.length < MOST_PLACES; at++) {
    if (text.charCodeAt(at) < 0xa0) continue;
    const code = text.codePointAt(at) ?? 0;
    const to = at + (code > 0xffff ? 2 : 1);
    const odd = oddCharacter(code);
    if (odd !== null && odd.kind !== "space" && !isAtHome(text, at, to, code)) places.push({ from: at, to, odd });
    at = to - 1;
  }
  return places;
}

/** Whether an invisible character does its work: it joins emoji, shapes letters, or spells a flag. */
function isAtHome(text: string, from: number, to: number, code: number): boolean {
  const before = codePointBefore(text, from);
  const after = text.codePointAt(to) ?? 0;
  if (code >= 0xe0000) return before === 0x1f3f4 || (before >= 0xe0000 && before <= 0xe007f);
  if (code === 0x200c || code === 0x200d) return isWide(before) && isWide(after);
  if (code === 0x200e || code === 0x200f || code === 0x061c) return isRightToLeft(before) || isRightToLeft(after);
  return false;
}

function codePointBefore(text: string, at: number): number {
  const last = text.charCodeAt(at - 1);
  const isLow = last >= 0xdc00 && last <= 0xdfff;
  return (isLow ? text.codePointAt(at - 2) : last) || 0;
}

/** Letters of scripts that are shaped, and pictures. */
function isWide(code: number): boolean {
  return code > 0x2ff && oddCharacter(code) === null;
}

function isRightToLeft(code: number): boolean {
  return (code >= 0x590 && code <= 0x8ff) || (code >= 0xfb1d && code <= 0xfdff) || (code >= 0xfe70 && code <= 0xfefc);
}

const SPACE = "[\\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000]";
const EDGE_SPACE = new RegExp(`^-?${SPACE}+|(?<!${SPACE})${SPACE}+$`);
const SPACED_COLON = new RegExp(`^[\\w./-]+:${SPACE}`);

/** Odd spaces where indentation ends or a value begins. */
function noteOddSpaces(text: string, scalars: readonly OddScalar[]): ManifestFinding | null {
  for (const scalar of scalars) {
    if (scalar.node !== null && (scalar.node.style !== "plain" || isAliased(text, scalar))) continue;
    const found = EDGE_SPACE.exec(scalar.value) ?? SPACED_COLON.exec(scalar.value);
    if (found === null || !text.startsWith(scalar.value.slice(0, found.index + found[0].length), scalar.from)) continue;
    const isColon = found[0].includes(":");
    const from = scalar.from + found.index + (isColon ? found[0].length - 1 : found[0].startsWith("-") ? 1 : 0);
    const to = scalar.from + found.index + found[0].length;
    const odd = oddCharacter(text.charCodeAt(from));
    const message = `${odd?.name ?? "this"} is no space to YAML, but part of this text: type a space`;
    const lines = splitLines(text);
    const candidates = [...respaceIndents(lines), lines.flatMap((line) => respaceAll(line))];
    const fix = offerFirst(text, "write spaces", candidates);
    const finding = warn("odd-character", message, { from, to }, scalar.field, fix);
    // No kind has such a field at its top, and there the server refuses all that it does not know.
    return scalar.isAtRoot ? { ...finding, severity: "error", type: "UnknownField" } : finding;
  }
  return null;
}

const OPENING = /^[“”„‟″‘’‚‛′«]/;
const CLOSING = /[“”‟″‘’‛′»]$/;

/** Texts in the quotes of a word processor, which belong to the text. */
function noteQuotes(text: string, scalars: readonly OddScalar[]): ManifestFinding | null {
  const quoted = scalars.filter((scalar) => {
    const { value, node, from, to } = scalar;
    const isPlain = node === null ? text[from] === value[0] : node.style === "plain" && !isAliased(text, scalar);
    return isPlain && value.length > 1 && to - from === value.length && OPENING.test(value) && CLOSING.test(value);
  });
  const [first] = quoted;
  if (first === undefined) return null;
  const edits = quoted.flatMap(({ from, to, value }) => {
    const quote = /["\\]/.test(value) ? "'" : '"';
    return [
      { from, to: from + 1, text: quote },
      { from: to - 1, to, text: quote },
    ];
  });
  const name = nameCode(first.value.charCodeAt(0));
  const message = `typographic quotes (${name}) are part of the text to Kubernetes: type " instead`;
  return warn("odd-character", message, first, first.field, offerFix(text, 'write " for the quotes', edits));
}

/** What is odd about a value behind the first one of a text: the rest is told once for all of the text. */
export function noteHalfCharacter(tree: TreeNode): readonly ManifestFinding[] {
  const half = noteHalves(findOddScalars(tree));
  return half === null ? [] : [half];
}

/** Half a character in an escape of JSON, which the server reads as U+FFFD. */
function noteHalves(scalars: readonly OddScalar[]): ManifestFinding | null {
  const half = scalars.find(
    ({ node, value }) => value.includes("\ufffd") && /\\u[dD][89a-fA-F]/.test(node?.text ?? ""),
  );
  if (half === undefined) return null;
  const message = "an escape here (\\ud800 to \\udfff) is half a character: Kubernetes reads U+FFFD instead of it";
  return warn("value-not-as-written", message, half, half.field, undefined);
}
