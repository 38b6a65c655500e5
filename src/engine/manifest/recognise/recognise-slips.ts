import type { FixEdit } from "../../source/fix";
import { fieldBelow } from "../finding";
import type { ManifestFinding } from "../manifest";
import { entryOf, type TreeNode } from "../tree";
import { recogniseJsonComments } from "./json-comments";
import { offerFirst, offerFix } from "./offer-fix";
import { notManifest, type PastedLine, type PastedText, pastedText, structuralLines } from "./pasted-text";

/** Recognises slips of the hand: comments in JSON, a hyphen without its space, one too many, or one too few in `---`. */
export function recogniseSlips(pasted: PastedText): readonly ManifestFinding[] | null {
  const commented = recogniseJsonComments(pasted);
  if (commented !== null || pasted.tree !== null) return commented;
  return recogniseSeparator(pasted) ?? recogniseHyphens(pasted, pasted.lines);
}

/**
 * The slips of a policy that is YAML all the same: nothing in its `spec` is a list of lists, and no field or value there
 * begins with a hyphen, so that the server refuses each, in its own words.
 *
 * @returns a warning that tells what was meant, beside those words; null where there is no slip
 */
export function findPolicySlip(text: string, tree: TreeNode): ManifestFinding | null {
  const spec = tree.kind === "map" ? entryOf(tree, "spec")?.value : undefined;
  const pasted = pastedText(text, tree, null);
  const inSpec = pasted.lines.filter(
    ({ from, to }) => spec !== undefined && to > spec.range.from && from < spec.range.to,
  );
  const [finding] = recogniseJsonComments(pasted) ?? recogniseHyphens(pasted, inSpec) ?? [];
  if (finding?.fix === undefined) return null;
  return { ...finding, severity: "warning", type: "Lint", field: fieldAt(tree, finding.range.from) };
}

/** What somebody types for `---`. */
const SEPARATOR = /^\s*(?:-|--|-{4,}|[—–]+|- - -|={3,}|\*{3,}|_{3,})\s*$/;

function recogniseSeparator({ text, visible, syntaxErrorAt }: PastedText): readonly ManifestFinding[] | null {
  const meant = visible.filter(
    (line, i) => SEPARATOR.test(line.text) && /^["']?(?:apiVersion|kind|metadata)\b/.test(visible[i + 1]?.text ?? ""),
  );
  const [first] = meant;
  if (first === undefined) return null;
  const edits = meant.map(({ from, to }) => ({ from, to, text: "---" }));
  const fix = offerFix(text, "write ---", edits, syntaxErrorAt);
  return fix === undefined ? null : [notManifest(first, "write --- between two documents", fix, "yaml-syntax")];
}

/** `-Ingress`, `-from:`. */
const TIGHT = /^( *)-(?=[A-Za-z][\w./-]*(?::\s|:?\s*(?:#.*)?$))/;
/** `-- Ingress`, `- - Ingress`. */
const DOUBLED = /^( *)(-(?: +)?)- +(?=[^\s-])/;

/** A hyphen, with the ways to put it right: what follows it moves, or stays in its column. */
interface Hyphen {
  readonly from: number;
  readonly to: number;
  readonly moving: FixEdit;
  readonly staying: FixEdit;
}

function recogniseHyphens(
  { text, lines, syntaxErrorAt }: PastedText,
  asked: readonly PastedLine[],
): readonly ManifestFinding[] | null {
  const isAsked = new Set(asked);
  const structure = structuralLines(lines).filter((line) => isAsked.has(line));
  for (const { find, message, title, titles } of SLIPS) {
    const hyphens = structure.flatMap((line) => find(line) ?? []);
    const [first] = hyphens;
    if (first === undefined) continue;
    const candidates = [hyphens.map(({ moving }) => moving), hyphens.map(({ staying }) => staying)];
    const fix = offerFirst(text, hyphens.length > 1 ? titles : title, candidates, syntaxErrorAt);
    if (fix !== undefined) return [notManifest(first, message, fix, "yaml-syntax")];
  }
  return null;
}

interface Slip {
  readonly find: (line: PastedLine) => Hyphen | null;
  readonly message: string;
  readonly title: string;
  readonly titles: string;
}

const SLIPS: readonly Slip[] = [
  {
    find: findTight,
    message: "a space is missing after this hyphen",
    title: "put a space behind the hyphen",
    titles: "put a space behind each hyphen",
  },
  {
    find: findDoubled,
    message: "one hyphen too many: an item begins with one",
    title: "delete the hyphen",
    titles: "delete the hyphens",
  },
];

function findTight({ from, text }: PastedLine): Hyphen | null {
  const indent = TIGHT.exec(text)?.[1];
  if (indent === undefined) return null;
  const at = from + indent.length;
  const moving = { from: at + 1, to: at + 1, text: " " };
  return { from: at, to: at + 1, moving, staying: indent === "" ? moving : { from: at - 1, to: at + 1, text: "- " } };
}

function findDoubled({ from, text }: PastedLine): Hyphen | null {
  const [, indent, extra] = DOUBLED.exec(text) ?? [];
  if (indent === undefined || extra === undefined) return null;
  const at = from + indent.length;
  const to = at + extra.length;
  return {
    from: at,
    to: at + 1,
    moving: { from: at, to, text: "" },
    staying: { from: at, to, text: " ".repeat(to - at) },
  };
}

/** The path of the innermost field around an offset. */
function fieldAt(tree: TreeNode, at: number): string {
  let path = "";
  let node: TreeNode | undefined = tree;
  while (node !== undefined && node.kind !== "scalar") {
    const below: readonly (readonly [string | number, TreeNode, number])[] =
      node.kind === "list"
        ? node.items.map((item, i) => [i, item, item.range.from])
        : node.entries.map(({ key, keyRange, value }) => [key, value, keyRange.from]);
    const next = below.findLast(([, value, from]) => from <= at && at <= value.range.to);
    if (next === undefined) break;
    path = fieldBelow(path, next[0]);
    node = next[1];
  }
  return path;
}
