import type { Fix } from "../../source/fix";
import { quoted } from "../finding";
import type { ManifestFinding } from "../manifest";
import type { TreeNode, TreeScalar } from "../tree";

/**
 * Adds to the errors about a value what it is that stands there: a variable or a placeholder that nobody filled in, a field
 * without the space behind its colon.
 *
 * Values that the server takes are left alone: in an annotation or an argument all of this is text.
 */
export function explainPlaceholders(tree: TreeNode, findings: readonly ManifestFinding[]): readonly ManifestFinding[] {
  const asked = findings.filter(isAsked);
  if (asked.length === 0) return findings;
  const places: Place[] = [];
  collect(tree, places);
  const told = explainEach(asked, places);
  return findings.map((finding) => {
    const said = told.get(finding);
    if (said === undefined) return finding;
    const { hint, fix } = said;
    if (fix === undefined) return { ...finding, message: `${finding.message}; ${hint}` };
    return finding.type === "TypeInvalid" && finding.fix === undefined ? { ...finding, message: hint, fix } : finding;
  });
}

function isAsked({ severity, code }: ManifestFinding): boolean {
  return severity === "error" && code !== "input-not-manifest";
}

/** A key or a value of the text. */
interface Place {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** The value that stands there without quotes; null for all others. */
  readonly plain: TreeScalar | null;
}

interface Placeholder {
  readonly hint: string;
  /** Only for a field that reads as a text: where a map is wanted. */
  readonly fix?: Fix;
}

const KINDS: readonly { readonly pattern: RegExp; readonly say: (written: string) => string }[] = [
  {
    pattern: /\$\{\{.{0,200}?\}\}/,
    say: (written) => `${written} is filled in by a workflow of GitHub Actions: write the value instead`,
  },
  {
    pattern: /\{\{.{0,200}?\}\}|\{%.{0,200}?%\}/,
    say: (written) => `${written} is of a template: render it (\`helm template\` for Helm), and paste what comes out`,
  },
  {
    pattern: /\$\{\w+(:?[-=?+][^}]{0,200})?\}|\$[A-Z_][A-Z0-9_]+/,
    say: (written) => `${written} is a variable: fill it in (\`envsubst < FILE\`), and paste what comes out`,
  },
  {
    pattern:
      /\$\([\w.-]+\)|<[\w][\w ./-]*>|__[A-Z][A-Z0-9_]*__|%%?\w+%%?|@@?\w+@@?|#\{[\w.]+\}#?|\[\[.{0,200}?\]\]|\b(REPLACE|CHANGE|YOUR|INSERT|FIX)[-_]?ME\b|\bYOUR[-_]\w+|\b(TODO|TBD|CHANGEME)\b/,
    say: (written) => `${written} is a placeholder: write the value instead`,
  },
];

/** Whoever fills in so many sees the next ones. */
const MOST_EXPLAINED = 500;
/** A placeholder is a word or two, and what is sought in more than that takes its time. */
const LONGEST_SEARCHED = 1000;

/** What is said of findings: of each the first place that it is about and that looks like anything. */
function explainEach(
  findings: readonly ManifestFinding[],
  places: readonly Place[],
): ReadonlyMap<ManifestFinding, Placeholder> {
  const told = new Map<ManifestFinding, Placeholder>();
  const byPlace = places.toSorted((a, b) => a.from - b.from || a.to - b.to);
  const inOrder = findings.toSorted((a, b) => a.range.from - b.range.from).slice(0, MOST_EXPLAINED);
  let start = 0;
  for (const finding of inOrder) {
    const { from, to } = finding.range;
    // places do not overlap, but for those of an alias, which all stand at the same characters
    while ((byPlace[start]?.to ?? Number.POSITIVE_INFINITY) <= from) start++;
    for (let i = start; i < start + MOST_AT_ONE; i++) {
      const place = byPlace[i];
      if (place === undefined || place.from >= to) break;
      const said = isAbout(finding, place) ? explainPlace(place) : null;
      if (said === null) continue;
      told.set(finding, said);
      break;
    }
  }
  return told;
}

/** Places within one finding: it is about one value, which an alias may have brought along with others. */
const MOST_AT_ONE = 50;

function collect(node: TreeNode, into: Place[]): void {
  if (node.kind === "list") {
    for (const item of node.items) collect(item, into);
  } else if (node.kind === "map") {
    for (const { key, keyRange, value } of node.entries) {
      into.push({ from: keyRange.from, to: keyRange.to, text: key, plain: null });
      collect(value, into);
    }
  } else if (typeof node.value === "string") {
    const { from, to } = node.range;
    into.push({ from, to, text: node.value, plain: node.style === "plain" ? node : null });
  }
}

function explainPlace({ text, plain }: Place): Placeholder | null {
  const searched = text.slice(0, LONGEST_SEARCHED);
  for (const { pattern, say } of KINDS) {
    const written = pattern.exec(searched)?.[0];
    if (written !== undefined) return { hint: say(quoted(written)) };
  }
  return plain === null || text.length > LONGEST_SEARCHED ? null : explainTight(plain);
}

/** `app:web` where `app: web` is meant. In braces it is a map on whatever line it stands. */
function explainTight({ text, range }: TreeScalar): Placeholder | null {
  const colon = /^[A-Za-z][\w./-]*:(?=[\w.-]+$)/.exec(text)?.[0].length;
  if (colon === undefined || range.to - range.from !== text.length) return null;
  const { from, to } = range;
  const hint = `a space is missing after the colon in ${quoted(text)}, so that it is a text and no field`;
  const edits = [
    { from, to: from, text: "{" },
    { from: from + colon, to: from + colon, text: " " },
    { from: to, to, text: "}" },
  ];
  return { hint, fix: { title: `write {${text.slice(0, colon)} ${text.slice(colon)}}`, edits } };
}

/** Whether an error is about a value, not about what it stands in. */
function isAbout({ range }: ManifestFinding, place: Place): boolean {
  const isWithin = range.from < place.to && range.to > place.from;
  return isWithin && range.to - range.from <= place.to - place.from;
}
