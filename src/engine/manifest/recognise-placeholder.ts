import type { Fix } from "../source/fix";
import { quoted } from "./finding";
import type { ManifestFinding } from "./manifest";
import type { TreeNode, TreeScalar } from "./tree";

/**
 * Adds to the errors about a value what it is that stands there: a variable or a placeholder that nobody filled in, a field
 * without the space behind its colon.
 *
 * Values that the server takes are left alone: in an annotation or an argument all of this is text.
 */
export function explainPlaceholders(tree: TreeNode, findings: readonly ManifestFinding[]): readonly ManifestFinding[] {
  const places: Placeholder[] = [];
  collect(tree, places);
  if (places.length === 0) return findings;
  return findings.map((finding) => {
    if (finding.severity !== "error" || finding.code === "input-not-manifest") return finding;
    const place = places.find((each) => isAbout(finding, each));
    if (place === undefined) return finding;
    const { hint, fix } = place;
    if (fix === undefined) return { ...finding, message: `${finding.message}; ${hint}` };
    return finding.type === "TypeInvalid" && finding.fix === undefined ? { ...finding, message: hint, fix } : finding;
  });
}

interface Placeholder {
  readonly from: number;
  readonly to: number;
  readonly hint: string;
  /** Only for a field that reads as a text: where a map is wanted. */
  readonly fix?: Fix;
}

const KINDS: readonly { readonly pattern: RegExp; readonly say: (written: string) => string }[] = [
  {
    pattern: /\$\{\{.*?\}\}/,
    say: (written) => `${written} is filled in by a workflow of GitHub Actions: write the value instead`,
  },
  {
    pattern: /\{\{.*?\}\}|\{%.*?%\}/,
    say: (written) => `${written} is of a template: render it (\`helm template\` for Helm), and paste what comes out`,
  },
  {
    pattern: /\$\{\w+(:?[-=?+][^}]*)?\}|\$[A-Z_][A-Z0-9_]+/,
    say: (written) => `${written} is a variable: fill it in (\`envsubst < FILE\`), and paste what comes out`,
  },
  {
    pattern:
      /\$\([\w.-]+\)|<[\w][\w ./-]*>|__[A-Z][A-Z0-9_]*__|%%?\w+%%?|@@?\w+@@?|#\{[\w.]+\}#?|\[\[.*?\]\]|\b(REPLACE|CHANGE|YOUR|INSERT|FIX)[-_]?ME\b|\bYOUR[-_]\w+|\b(TODO|TBD|CHANGEME)\b/,
    say: (written) => `${written} is a placeholder: write the value instead`,
  },
];

function collect(node: TreeNode, into: Placeholder[]): void {
  if (node.kind === "list") {
    for (const item of node.items) collect(item, into);
  } else if (node.kind === "map") {
    for (const { key, keyRange, value } of node.entries) {
      note(key, keyRange, into);
      collect(value, into);
    }
  } else if (typeof node.value === "string") {
    note(node.value, node.range, into);
    if (node.style === "plain") noteTight(node, into);
  }
}

function note(text: string, { from, to }: { readonly from: number; readonly to: number }, into: Placeholder[]): void {
  for (const { pattern, say } of KINDS) {
    const written = pattern.exec(text)?.[0];
    if (written === undefined) continue;
    into.push({ from, to, hint: say(quoted(written)) });
    return;
  }
}

/** `app:web` where `app: web` is meant. In braces it is a map on whatever line it stands. */
function noteTight({ text, range }: TreeScalar, into: Placeholder[]): void {
  const colon = /^[A-Za-z][\w./-]*:(?=[\w.-]+$)/.exec(text)?.[0].length;
  if (colon === undefined || range.to - range.from !== text.length) return;
  const { from, to } = range;
  const hint = `a space is missing after the colon in ${quoted(text)}, so that it is a text and no field`;
  const edits = [
    { from, to: from, text: "{" },
    { from: from + colon, to: from + colon, text: " " },
    { from: to, to, text: "}" },
  ];
  into.push({ from, to, hint, fix: { title: `write {${text.slice(0, colon)} ${text.slice(colon)}}`, edits } });
}

/** Whether an error is about a value, not about what it stands in. */
function isAbout({ range }: ManifestFinding, place: Placeholder): boolean {
  const isWithin = range.from < place.to && range.to > place.from;
  return isWithin && range.to - range.from <= place.to - place.from;
}
