import type { FixEdit } from "../../source/fix";
import { nameCode } from "../finding";
import type { ManifestFinding } from "../manifest";
import { findControlCharacter } from "./control-character";
import { LONGEST_TRIED, offerFix } from "./offer-fix";
import { notManifest, type PastedText } from "./pasted-text";

const ESCAPE = "\u001b";
const BELL = "\u0007";

/** A sequence of a terminal, from its escape on: colours, cursor moves, titles, links. */
const SEQUENCE = new RegExp(
  `(?:${ESCAPE}\\[|\u009b)[0-?]*[ -/]*[@-~]|${ESCAPE}\\][^${BELL}${ESCAPE}\\n]*(?:${BELL}|${ESCAPE}\\\\)|${ESCAPE}[@-Z\\\\-_a-z]`,
  "g",
);
/** What may not stand in a text, but for what begins a sequence; line separators and the next-line character stand for a blank. */
const FORBIDDEN = `(?:(?![\\t\\n\\r${ESCAPE}\u009b])[\\p{Cc}\\u2028\\u2029\\ufeff\\ufffe\\uffff])+`;
/** In one pass, so that no edit lies in another. */
const SEQUENCE_OR_FORBIDDEN = new RegExp(`${SEQUENCE.source}|${FORBIDDEN}|[${ESCAPE}\u009b]`, "gu");
const NUL = "\u0000";

/** Says what characters that no text may have are, and offers to delete all of them. */
export function recogniseControls({ text }: PastedText): readonly ManifestFinding[] | null {
  const found = findControlCharacter(text);
  if (found === null) return null;
  const { from } = found.range;
  const code = "yaml-control-character";
  if (isWide(text)) {
    const message =
      "every second character here is U+0000: this text looks like UTF-16; save the file as UTF-8 and open it again";
    const fix = offerFix(text, "delete every U+0000", deleteAll(text, new RegExp(`${NUL}+`, "g")));
    return [notManifest({ from, to: from + 1 }, message, fix, code)];
  }
  if (`${ESCAPE}\u009b`.includes(text.charAt(from))) {
    const sequence = text.slice(from, from + LONGEST_SEQUENCE).match(SEQUENCE)?.[0] ?? "";
    const to = from + (text.startsWith(sequence, from) ? Math.max(sequence.length, 1) : 1);
    const message = `this is a colour or another command of a terminal (${nameCode(text.charCodeAt(from))}), copied along: delete it`;
    const fix = offerFix(text, "delete what is of the terminal", withoutSequences(text));
    return [notManifest({ from, to }, message, fix, code)];
  }
  const fix = offerFix(text, "delete the control characters", withoutSequences(text));
  return [fix === undefined ? found : { ...found, fix }];
}

const LONGEST_SEQUENCE = 1000;
/** So many of the first characters tell. */
const SAMPLE = 200;

function isWide(text: string): boolean {
  const zeros = text.slice(0, SAMPLE).split(NUL).length - 1;
  return zeros >= 4 && zeros >= Math.min(text.length, SAMPLE) * 0.4;
}

function withoutSequences(text: string): readonly FixEdit[] {
  return deleteAll(text, SEQUENCE_OR_FORBIDDEN);
}

function deleteAll(text: string, pattern: RegExp): readonly FixEdit[] {
  if (text.length > LONGEST_TRIED) return [];
  return Array.from(text.matchAll(pattern), ({ index, 0: found }) => {
    const isBreak = /[\u0085\u2028\u2029]/.test(found);
    return { from: index, to: index + found.length, text: isBreak ? " " : "" };
  });
}
