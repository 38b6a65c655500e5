import { unreadable } from "./finding";
import type { ManifestFinding } from "./manifest";

/**
 * Recognises what was pasted instead of a manifest, or along with it: a template, a shell prompt, a table of kubectl, a
 * diff. Asked only about a text that is no YAML, or YAML without apiVersion and kind, so it may guess freely.
 *
 * @param syntaxErrorAt - where YAML gave up; null when the text is YAML
 * @returns findings to show instead of the parser's, empty when nothing is recognised
 */
export function recogniseMistake(text: string, syntaxErrorAt: number | null): readonly ManifestFinding[] {
  const lines = splitLines(text);
  const visible = lines.filter((line) => !/^\s*(#.*)?$/.test(line.text) && !/^---\s*$/.test(line.text));
  const first = visible[0];
  if (first === undefined) return [];
  return (
    recogniseTemplate(visible) ??
    recogniseFence(visible) ??
    recogniseFirstLine(first, visible) ??
    recogniseNumbering(visible) ??
    recogniseDiff(visible) ??
    recogniseColon(visible, syntaxErrorAt) ??
    []
  );
}

interface Line {
  readonly from: number;
  readonly text: string;
}

type Findings = readonly ManifestFinding[] | null;

/** More lines than any recogniser needs. */
const LINE_LIMIT = 5000;

function splitLines(text: string): readonly Line[] {
  const lines: Line[] = [];
  const pattern = /([^\r\n]*)(\r\n|\r|\n|$)/g;
  for (const match of text.matchAll(pattern)) {
    const line = match[1] ?? "";
    lines.push({ from: match.index, text: line.length > 1000 ? line.slice(0, 1000) : line });
    if (lines.length === LINE_LIMIT) break;
  }
  return lines;
}

function notManifest(line: Line, message: string): ManifestFinding {
  return unreadable("input-not-manifest", message, { from: line.from, to: line.from + Math.max(1, line.text.length) });
}

function recogniseTemplate(lines: readonly Line[]): Findings {
  const line = lines.find((each) => /^[^"'#]*(\{\{|\{%)/.test(each.text));
  if (line === undefined) return null;
  const opening = line.text.search(/\{\{|\{%/);
  const tool = line.text.startsWith("{%", opening)
    ? "a Jinja template: render it with its tool first"
    : "a Helm template: render it with `helm template` first";
  const range = { from: line.from + opening, to: line.from + line.text.length };
  return [unreadable("input-not-manifest", `this is ${tool}, and paste what comes out`, range)];
}

function recogniseFence(lines: readonly Line[]): Findings {
  const fences = lines.filter((line) => /^\s*(```|~~~)/.test(line.text));
  const message = "delete this line: it is a Markdown fence and not part of the manifest";
  return fences.length === 0 ? null : fences.slice(0, 2).map((line) => notManifest(line, message));
}

const FIRST_LINES: readonly { readonly pattern: RegExp; readonly message: string }[] = [
  {
    pattern: /^\s*([$%❯>]|[\w.-]+@[\w.-]+[^\s]*[$#]|PS [^>]*>)\s+\S/,
    message: "delete this line: it is a shell prompt with a command and not part of the manifest",
  },
  {
    pattern: /^\s*(kubectl|oc|k|helm|cat)\s+[\w-]/,
    message: "delete this line: it is a shell command and not part of the manifest",
  },
  {
    pattern: /^\s*[A-Z][A-Z0-9()/-]*( [A-Z0-9()/-]+)*((\s{2,}|\t)[A-Z][A-Z0-9()/-]*( [A-Z0-9()/-]+)*)+\s*$/,
    message: "this is a table that kubectl printed: run the command again with -o yaml and paste that",
  },
  {
    pattern: /^Name:\s{2,}\S/,
    message: "this is what `kubectl describe` prints: run `kubectl get` with -o yaml and paste that",
  },
  {
    pattern:
      /^(error:|Error from server|Error:|Unable to connect|The connection to the server|No resources found|panic:|fatal:|command not found)/,
    message: "this is an error message and not a manifest: run the command again and paste its YAML",
  },
  {
    pattern: /^\s*<(!DOCTYPE|html|head|body)\b/i,
    message: "this is a web page and not a manifest: open its raw text and paste that",
  },
];

function recogniseFirstLine(first: Line, lines: readonly Line[]): Findings {
  for (const { pattern, message } of FIRST_LINES) {
    if (!pattern.test(first.text)) continue;
    if (first.text.startsWith("Name:") && lines.some((line) => line.text.startsWith("apiVersion:"))) return null;
    return [notManifest(first, message)];
  }
  return null;
}

function recogniseNumbering(lines: readonly Line[]): Findings {
  const [first, second] = lines.slice(0, 2).map((line) => /^\s*(\d+)[\s:|.)]+\S/.exec(line.text)?.[1]);
  const line = lines[0];
  if (line === undefined || first === undefined || second === undefined) return null;
  if (Number(second) <= Number(first) || Number(second) > Number(first) + 5) return null;
  return [notManifest(line, "the line numbers were copied along: paste the text without them")];
}

function recogniseDiff(lines: readonly Line[]): Findings {
  const line = lines
    .slice(0, 20)
    .find((each) => /^(diff --git |@@ |\+\+\+ |--- [ab]\/|[+-](apiVersion|kind|metadata|spec)\b)/.test(each.text));
  if (line === undefined) return null;
  return [notManifest(line, "this is a diff: paste the file itself, without + and - before its lines")];
}

/** In the line of the error, or the first line of a text that is one word: a fullwidth colon, or no space after one. */
function recogniseColon(lines: readonly Line[], syntaxErrorAt: number | null): Findings {
  const line = syntaxErrorAt === null ? lines[0] : lines.findLast((each) => each.from <= syntaxErrorAt);
  if (line === undefined) return null;
  const wide = /^[\s-]*["']?[\w./-]+["']?(：)/.exec(line.text);
  if (wide !== null) {
    const from = line.from + wide[0].length - 1;
    const message = "this is a fullwidth colon (：); type an ASCII colon and a space instead";
    return [unreadable("yaml-syntax", message, { from, to: from + 1 })];
  }
  const tight = /^[\s-]*[A-Za-z][\w./-]*(:)[^\s/:]\S*\s*(#.*)?$/.exec(line.text);
  if (tight !== null) {
    const from = line.from + line.text.indexOf(":");
    return [unreadable("yaml-syntax", "a space is missing after this colon", { from, to: from + 1 })];
  }
  return null;
}
