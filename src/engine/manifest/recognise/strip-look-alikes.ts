import type { FixEdit } from "../../source/fix";
import { parseYaml } from "../parse-yaml";
import { applyEdits } from "./offer-fix";
import { type PastedLine, type PastedText, splitLines, structuralLines } from "./pasted-text";

/** Characters of other keyboards and of word processors, with those of YAML that they look like. */
const TWINS: ReadonlyMap<string, string> = new Map([
  ...Array.from("“”„‟″＂〝〞", (quote): [string, string] => [quote, '"']),
  ...Array.from("‘’‚‛′＇`´", (quote): [string, string] => [quote, "'"]),
  ["：", ":"],
  ["﹕", ":"],
  ["∶", ":"],
  ["，", ","],
  ["［", "["],
  ["］", "]"],
  ["｛", "{"],
  ["｝", "}"],
  ["＃", "#"],
  ["｜", "|"],
  ["＞", ">"],
  ["＊", "*"],
  ["＆", "&"],
  ...Array.from("－–—−‐‑", (dash): [string, string] => [dash, "-"]),
]);

/** A character that looks like one of YAML's own and is none. */
export interface LookAlike {
  readonly from: number;
  readonly to: number;
  readonly character: string;
  readonly meant: string;
}

const WIDE_COLON = /^[\s-]*["'“”]?[\w./][\w./-]*["'“”]?\s*([：﹕∶])\s*/;
const ODD_DASH = /^\s*([－–—−‐‑])\s+\S/;
const TIGHT_COLON = /^([\s-]*[A-Za-z][\w./-]*)(:)(?=[^\s/:])\S*\s*(#.*)?$/;

/** The first look-alike in a line: a colon behind a key, a dash before an item, else a bracket or a quote. */
export function findLookAlike({ from, text }: PastedLine): LookAlike | null {
  const wide =
    WIDE_COLON.exec(text)?.[1] ?? ODD_DASH.exec(text)?.[1] ?? /[“”„＂‘＇［］｛｝，＃｜＞＊＆]/.exec(text)?.[0];
  if (wide === undefined) return null;
  const at = from + text.indexOf(wide);
  return { from: at, to: at + wide.length, character: wide, meant: TWINS.get(wide) ?? wide };
}

/** Writes YAML's own characters for their look-alikes, in keys and around values, in all lines that are no texts. */
export function replaceLookAlikes(lines: readonly PastedLine[]): readonly FixEdit[] {
  return structuralLines(lines).flatMap(({ from, text }) => {
    const edits: FixEdit[] = [];
    const colon = WIDE_COLON.exec(text);
    const dash = ODD_DASH.exec(text)?.[1];
    const sign = colon?.[1];
    if (sign !== undefined && colon !== null) {
      const at = from + colon[0].lastIndexOf(sign);
      edits.push({ from: at, to: from + colon[0].length, text: colon[0].length === text.length ? ":" : ": " });
    }
    if (dash !== undefined)
      edits.push({ from: from + text.indexOf(dash), to: from + text.indexOf(dash) + 1, text: "-" });
    for (const { index, 0: character } of text.matchAll(/[“”„‟＂‘’‚＇［］｛｝，]/g)) {
      edits.push({ from: from + index, to: from + index + 1, text: TWINS.get(character) ?? character });
    }
    return edits;
  });
}

/** The colon of a field without the space that must follow it; null where the line has none. */
export function findTightColon({ from, text }: PastedLine): { readonly from: number; readonly to: number } | null {
  const [, before, colon] = TIGHT_COLON.exec(text) ?? [];
  if (before === undefined || colon === undefined) return null;
  return { from: from + before.length, to: from + before.length + 1 };
}

/** More mistakes of one kind than a text has that somebody typed. */
const MOST_ROUNDS = 50;
/** In a longer text only the lines in a row are looked at: each round reads the text again. */
const LONGEST_SEARCHED = 20_000;

/**
 * Puts spaces behind colons from a line on: behind those of all lines in a row that lack one, then on where the text gives
 * up for want of the next.
 */
export function addSpaces({ text, lines }: PastedText, start: PastedLine): readonly FixEdit[] {
  const added: number[] = [];
  let line: PastedLine | undefined = start;
  const rounds = text.length > LONGEST_SEARCHED ? 1 : MOST_ROUNDS;
  for (let round = 0; round < rounds && line !== undefined; round++) {
    for (let i = lines.indexOf(line); ; i++) {
      const colon: { readonly to: number } | null = findTightColon(lines[i] ?? line);
      if (colon === null || i >= lines.length || added.includes(colon.to)) break;
      added.push(colon.to);
    }
    const edits = added.toSorted((a, b) => a - b).map((at) => ({ from: at, to: at, text: " " }));
    if (rounds === 1) return edits;
    const after = applyEdits(text, edits);
    const errorAt = parseYaml(after).syntaxErrorAt;
    if (errorAt === null) return edits;
    const index = splitLines(after).findLastIndex(({ from }) => from <= errorAt);
    const next: PastedLine | undefined = lines[index];
    const colon = next === undefined ? null : findTightColon(next);
    if (colon === null || added.includes(colon.to)) return edits;
    line = next;
  }
  return added.toSorted((a, b) => a - b).map((at) => ({ from: at, to: at, text: " " }));
}
