import { nameCode } from "../finding";
import type { ManifestFinding } from "../manifest";
import { offerFirst, offerFix } from "./offer-fix";
import { notManifest, type PastedLine, type PastedText, structuralLines } from "./pasted-text";
import { addSpaces, findLookAlike, findTightColon, replaceLookAlikes } from "./strip-look-alikes";
import { findIndentOddSpace, respaceAll, respaceIndents } from "./strip-tabs";

/** Recognises characters that look like those of YAML and are none, and colons without the space behind them. */
export function recogniseSpelling(pasted: PastedText): readonly ManifestFinding[] | null {
  const { visible, syntaxErrorAt } = pasted;
  const line = lineOfMistake(pasted);
  if (line === undefined) return null;
  return (
    recogniseOddSpace(pasted, line) ??
    recogniseLookAlike(pasted, line) ??
    recogniseTightColon(pasted, line) ??
    (syntaxErrorAt === null || visible.length === 0 ? null : recogniseLookAlike(pasted, above(pasted, line)))
  );
}

/** The line in which the text gave up, or the first of a text that is YAML and no object. */
function lineOfMistake({ visible, lines, syntaxErrorAt }: PastedText): PastedLine | undefined {
  return syntaxErrorAt === null ? visible[0] : lines.findLast((each) => each.from <= syntaxErrorAt);
}

/** The line with content above another: what is wrong with it may show only in the next. */
function above({ visible }: PastedText, line: PastedLine): PastedLine {
  return visible.findLast(({ from }) => from < line.from) ?? line;
}

function recogniseOddSpace(
  { text, lines, syntaxErrorAt }: PastedText,
  line: PastedLine,
): readonly ManifestFinding[] | null {
  // What is indented by such spaces is the key of another map, so that the text gives up only in a line below.
  const before = syntaxErrorAt === null ? [line] : structuralLines(lines.filter(({ from }) => from <= line.from));
  const indented = findIndentOddSpace(before);
  const separating = /^[\s-]*["']?[\w./][\w./-]*["']?:([\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+)/.exec(line.text);
  const odd = separating?.[1];
  if (indented === null && odd === undefined) return null;
  const at = indented?.from ?? line.from + (separating?.[0].length ?? 0) - (odd?.length ?? 0);
  const range = { from: at, to: indented?.to ?? at + (odd?.length ?? 1) };
  const where = indented === null ? "behind this colon" : "before this line";
  const message = `${nameOf(text, at)} stands ${where}, which is no space to YAML: type a space`;
  const spread = lines.flatMap((each) => respaceAll(each));
  const candidates = [...respaceIndents(lines), spread];
  return [notManifest(range, message, offerFirst(text, "write spaces", candidates, syntaxErrorAt), "yaml-syntax")];
}

function recogniseLookAlike(
  { text, lines, syntaxErrorAt, tree }: PastedText,
  line: PastedLine,
): readonly ManifestFinding[] | null {
  const found = findLookAlike(line);
  if (found === null) return null;
  const edits = replaceLookAlikes(lines);
  const fix = offerFix(text, "write the characters of YAML", edits, syntaxErrorAt);
  if (fix === undefined && (tree !== null || found.meant !== ":")) return null;
  return [notManifest(found, sayLookAlike(text, found.from, found.meant), fix, "yaml-syntax")];
}

function sayLookAlike(text: string, at: number, meant: string): string {
  const name = nameOf(text, at);
  if (meant === ":") return `this is a fullwidth colon (${name}); type an ASCII colon and a space instead`;
  return `this is ${name} and not YAML's ${meant}: type ${meant} instead`;
}

function recogniseTightColon(pasted: PastedText, line: PastedLine): readonly ManifestFinding[] | null {
  const colon = findTightColon(line);
  if (colon === null) return null;
  const fix = offerFix(pasted.text, "put a space behind the colon", addSpaces(pasted, line), pasted.syntaxErrorAt);
  return [notManifest(colon, "a space is missing after this colon", fix, "yaml-syntax")];
}

function nameOf(text: string, at: number): string {
  return nameCode(text.codePointAt(at) ?? 0);
}
