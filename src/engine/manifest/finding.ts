import type { DiagnosticCode } from "../source/diagnostic-code";
import { MOST_LEVELS } from "../source/limits";
import type { Range } from "../source/range";
import type { ManifestFinding, ParsedChunk } from "./manifest";

/** A finding because of which Kubernetes cannot read the document at all. */
export function unreadable(code: DiagnosticCode, message: string, range: Range, field = ""): ManifestFinding {
  return { code, severity: "error", type: "YAMLSyntax", message, range, field };
}

/**
 * A field that stands twice in a map: the object is refused, but it can be read.
 *
 * @param first - where it stands first
 */
export function duplicateKey(key: string, range: Range, field: string, first: Range): ManifestFinding {
  const message = `the field ${quoted(key)} stands twice here; keep one of the two`;
  return { code: "duplicate-key", severity: "error", type: "DuplicateField", message, range, field, first };
}

/**
 * A key that Kubernetes reads as another text than the one that stands there: `on:` is `"true"`.
 *
 * @param written - the key's characters, a word or a number without quotes
 */
export function keyReadOtherwise(written: string, read: string, range: Range, field: string): ManifestFinding {
  const message = `Kubernetes reads this key as ${quoted(read)}; put it in quotes to mean the text ${quoted(written)}`;
  const edits = [{ ...range, text: `"${written}"` }];
  const fix = { title: "put the key in quotes", edits };
  return { code: "key-not-as-written", severity: "warning", type: "Lint", message, range, field, fix };
}

/** A text of the user in quotation marks, as every message shows it: cut to a sane length, what cannot be seen by its number. */
export function quoted(text: string): string {
  return `“${visible(text, LONGEST_QUOTE)}”`;
}

/** A text cut to a length, with what cannot be seen by its number; a line break as it is written with escapes. */
export function visible(text: string, longest: number): string {
  const cut = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return cut.replace(UNSEEN, (character) => (character === "\n" ? "\\n" : nameCode(character.codePointAt(0) ?? 0)));
}

const LONGEST_QUOTE = 80;
/** Controls, characters that turn the direction of writing, line separators and what has no width. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}\u00a0\u00ad]/gu;

/** A character by its number: `U+202E`. */
export function nameCode(code: number): string {
  return `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
}

/** The finding of a text that nests too deeply, at the bracket or dash that goes too far. */
export function tooDeep(at: number): ManifestFinding {
  return unreadable("yaml-too-deep", `nested too deeply (limit ${MOST_LEVELS})`, { from: at, to: at + 1 });
}

/** A chunk of which nothing can be used. */
export function unreadableChunk(...findings: readonly ManifestFinding[]): ParsedChunk {
  return { tree: null, findings };
}

/** The field path of a key or an index below a path: `a` and `b` make `a.b`, `a` and 3 make `a[3]`. */
export function fieldBelow(parent: string, step: string | number): string {
  if (typeof step === "number") return `${parent}[${step}]`;
  return parent === "" ? step : `${parent}.${step}`;
}
