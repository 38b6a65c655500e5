import type { DiagnosticCode } from "../../source/diagnostic-code";
import type { Fix } from "../../source/fix";
import { unreadable } from "../finding";
import type { ManifestFinding } from "../manifest";
import type { TreeNode } from "../tree";

/** A text that is no Kubernetes object, for those who guess what it is instead. */
export interface PastedText {
  readonly text: string;
  /** The first of them: see {@link reachesEnd}. */
  readonly lines: readonly PastedLine[];
  /** Those with more than blanks, a comment or a document marker; the first one shows most of what can be guessed. */
  readonly visible: readonly PastedLine[];
  /** What YAML or JSON made of it; null where it is neither. */
  readonly tree: TreeNode | null;
  /** Where YAML gave up; null when the text is YAML. */
  readonly syntaxErrorAt: number | null;
}

/** A line of a pasted text. */
export interface PastedLine {
  readonly from: number;
  /** Behind its last character. */
  readonly to: number;
  /** Where the next line starts. */
  readonly next: number;
  /** Its first {@link MOST_CHARACTERS} characters. */
  readonly text: string;
}

/** Guesses what a text is; null where it looks like nothing that it knows. */
export type Recogniser = (pasted: PastedText) => readonly ManifestFinding[] | null;

/** More than a text has that somebody pasted by mistake; each is looked at by every recogniser. */
const MOST_LINES = 20_000;
const MOST_CHARACTERS = 1000;
/** The same for the characters of all lines, as far as they are kept. */
const MOST_CHARACTERS_IN_ALL = 2_000_000;

/** Cuts a text into lines. */
export function pastedText(text: string, tree: TreeNode | null, syntaxErrorAt: number | null): PastedText {
  const lines = splitLines(text);
  const visible = lines.filter((line) => !/^\s*(#.*)?$/.test(line.text) && !/^---\s*$/.test(line.text));
  return { text, lines, visible, tree, syntaxErrorAt };
}

/** Whether the lines of a text are all that it has: of what they leave out nobody may say that it is not there. */
export function reachesEnd({ text, lines }: Pick<PastedText, "text" | "lines">): boolean {
  return (lines.at(-1)?.next ?? 0) === text.length;
}

/** The first lines of a text, whatever ends them; never one that is empty at its end. */
export function splitLines(text: string): readonly PastedLine[] {
  const lines: PastedLine[] = [];
  let left = MOST_CHARACTERS_IN_ALL;
  for (const match of text.matchAll(/([^\r\n]*)(?:\r\n|\r|\n|$)/g)) {
    const [whole, line = ""] = match;
    if (whole === "" || lines.length === MOST_LINES || left <= 0) break;
    const from = match.index;
    const shown = line.length > MOST_CHARACTERS ? line.slice(0, MOST_CHARACTERS) : line;
    left -= shown.length;
    lines.push({ from, to: from + line.length, next: from + whole.length, text: shown });
  }
  return lines;
}

/** The finding of a stretch of text that is no part of a manifest; it marks one character at least. */
export function notManifest(
  { from, to }: { readonly from: number; readonly to: number },
  message: string,
  fix?: Fix,
  code: DiagnosticCode = "input-not-manifest",
): ManifestFinding {
  const finding = unreadable(code, message, { from, to: Math.max(to, from + 1) });
  return fix === undefined ? finding : { ...finding, fix };
}

/** The first line that matches, with the extent of its match. */
export function findInLines(
  lines: readonly PastedLine[],
  pattern: RegExp,
): { readonly line: PastedLine; readonly from: number; readonly to: number; readonly match: RegExpExecArray } | null {
  for (const line of lines) {
    const match = pattern.exec(line.text);
    if (match === null) continue;
    const from = line.from + match.index;
    return { line, from, to: from + match[0].length, match };
  }
  return null;
}

/** The lines outside of block scalars, as far as one can tell without reading the text: what is not just somebody's text. */
export function structuralLines(lines: readonly PastedLine[]): readonly PastedLine[] {
  const found: PastedLine[] = [];
  let scalarIndent = -1;
  for (const line of lines) {
    const indent = line.text.search(/\S/);
    if (indent < 0) continue;
    if (scalarIndent >= 0 && indent > scalarIndent) continue;
    found.push(line);
    scalarIndent = /(^|[:-]\s+)(![^\s]*\s+|&\S+\s+)*[|>][-+\d]{0,2}\s*(#.*)?$/.test(line.text) ? indent : -1;
  }
  return found;
}
