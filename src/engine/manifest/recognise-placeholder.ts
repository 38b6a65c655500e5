import { quoted } from "./finding";
import type { ManifestFinding } from "./manifest";
import type { TreeNode } from "./tree";

/**
 * Adds to the errors about a value what it is that stands there: a variable or a placeholder that nobody filled in.
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
    return place === undefined ? finding : { ...finding, message: `${finding.message}; ${place.hint}` };
  });
}

interface Placeholder {
  readonly from: number;
  readonly to: number;
  readonly hint: string;
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

/** Whether an error is about a value, not about what it stands in. */
function isAbout({ range }: ManifestFinding, place: Placeholder): boolean {
  const isWithin = range.from < place.to && range.to > place.from;
  return isWithin && range.to - range.from <= place.to - place.from;
}
