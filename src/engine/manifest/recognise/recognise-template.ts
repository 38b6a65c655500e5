import { quoted } from "../finding";
import type { ManifestFinding } from "../manifest";
import { findInLines, notManifest, type PastedLine, type PastedText, structuralLines } from "./pasted-text";

/**
 * Recognises what a tool still has to fill in: templates of Helm and Go, Jinja, and variables that stand where YAML cannot
 * have them. Only outside of block scalars, quotes and comments: inside of them they are text.
 */
export function recogniseTemplate(pasted: PastedText): readonly ManifestFinding[] | null {
  const lines = structuralLines(pasted.visible);
  return recogniseBraces(pasted, lines) ?? recogniseVariable(pasted, lines);
}

/** The beginning of a line that is neither in quotes nor a comment. */
const BARE = `^(?:[^"'#]|"[^"]*"|'[^']*'|(?<=\\S)#)*?`;
const OPENING = new RegExp(`${BARE}(?<!\\$)(\\{\\{|\\{%|\\{#|<%)`);

function recogniseBraces({ text }: PastedText, lines: readonly PastedLine[]): readonly ManifestFinding[] | null {
  const found = findInLines(lines, OPENING);
  const opening = found?.match[1];
  if (found === null || opening === undefined) return null;
  const { line, to } = found;
  const from = to - opening.length;
  const inside = line.text.slice(from - line.from);
  const closing = { "{{": "}}", "{%": "%}", "{#": "#}", "<%": "%>" }[opening] ?? "}}";
  const close = inside.indexOf(closing);
  const range = { from, to: close < 0 ? line.to : from + close + closing.length };
  if (opening === "{{" && !isTemplate(inside, text)) return null;
  return [notManifest(range, `${sayTool(text, inside)}, and paste what comes out`)];
}

/** Two maps in one another are YAML as well: `{{a: b}: c}`. */
function isTemplate(inside: string, text: string): boolean {
  return inside.includes("}}") || /\{\{-?\s*(\/\*|if|range|with|define|end|else|include|template|block)\b/.test(text);
}

/** What only Helm has between the braces. */
const OF_HELM =
  /\.(Values|Release|Chart|Capabilities|Files|Template)\b|\b(include|tpl|toYaml|nindent|fromYaml|lookup)\b/;

/** Looks between the braces one pair after another: in one pattern each opening would be a new start for all that follows. */
function isOfHelm(text: string): boolean {
  for (const [action] of text.matchAll(/\{\{[^}]*/g)) if (OF_HELM.test(action)) return true;
  return false;
}

function sayTool(text: string, inside: string): string {
  if (/\{\{-?\s*define\b/.test(text)) {
    return "this is a file of named templates (_helpers.tpl), which is no manifest by itself: run `helm template CHART` on its chart";
  }
  if (isOfHelm(text)) {
    return "this is a Helm template: render it with `helm template` first (`helm template NAME CHART`)";
  }
  if (/\{%/.test(text) || inside.startsWith("{#")) {
    return /\b(hosts|tasks|ansible)\b/.test(text)
      ? "this is a Jinja template of Ansible: render it first (`ansible -m template`)"
      : "this is a Jinja template: render it with its tool first";
  }
  if (/\{\{[#/^>&]/.test(text)) return "this is a Mustache or Handlebars template: render it with its tool first";
  if (inside.startsWith("<%")) return "this is an ERB template: render it with its tool first";
  if (/\{\{-?\s*(\.|\$|if\b|range\b|with\b|end\b|else\b|\/\*)/.test(text)) {
    return "this is a Go or Helm template: render it with `helm template` or its own tool first";
  }
  return "this is a Jinja template, of Ansible perhaps: render it with its tool first";
}

const VARIABLES: readonly { readonly pattern: RegExp; readonly say: (written: string) => string }[] = [
  {
    pattern: new RegExp(`${BARE}(\\$\\{\\{[^}]*\\}\\})`),
    say: (written) => `${written} is filled in by a workflow of GitHub Actions: write the value instead`,
  },
  {
    pattern: new RegExp(`${BARE}(\\$\\{\\w+(?::?[-=?+][^}]*)?\\})`),
    say: (written) => `${written} is a variable: fill it in (\`envsubst < FILE\`), and paste what comes out`,
  },
  {
    pattern: new RegExp(`${BARE}[:\\[,{-]\\s*(%%?[\\w.-]+%%?|@@?[\\w.-]+@@?|%[{(][\\w.-]+[})]s?|\`[^\`]+\`)`),
    say: (written) => `${written} is a placeholder that some tool fills in: write the value instead`,
  },
];

/** A variable in the line where the text gave up, or in one before it. */
function recogniseVariable(
  { syntaxErrorAt }: PastedText,
  lines: readonly PastedLine[],
): readonly ManifestFinding[] | null {
  if (syntaxErrorAt === null) return null;
  const line = lines.findLast(({ from }) => from <= syntaxErrorAt);
  for (const { pattern, say } of VARIABLES) {
    const found = line === undefined ? null : findInLines([line], pattern);
    const written = found?.match[1];
    if (found === null || written === undefined) continue;
    return [notManifest({ from: found.to - written.length, to: found.to }, say(quoted(written)))];
  }
  return null;
}
