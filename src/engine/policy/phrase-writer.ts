import { type Place, placeOf, type Range, type TextOrigin } from "../source/range";
import type { LineOf } from "./evaluation";
import type { PartExplanation, Phrase, RuleFailure } from "./explanation";
import type { Hint } from "./explanation-hints";

/** Writes down what a part of a rule wants, and what of it fails. */
export interface PhraseWriter {
  /** Words that lead nowhere. */
  say(text: string): void;
  /** Words about a stretch of the rule. */
  point(text: string, range: Range, fails?: boolean): void;
  /** Names what fails; the sentence says it by itself. */
  fail(part: RuleFailure["part"], range: Range, wanted: string, found: string): void;
  hint(hint: Hint | null): void;
  /**
   * The part as it was written down.
   *
   * @param misses - how far it is from matching; absent: one for each failure
   */
  part(matched: boolean | null, whole: Range, misses?: number): PartExplanation;
}

/** Begins a sentence about a part of an object. */
export function createPhraseWriter(origin: TextOrigin, lineOf: LineOf): PhraseWriter {
  const words: Phrase[] = [];
  const failures: RuleFailure[] = [];
  const placed = (range: Range) => {
    const place = placeOf(origin, range);
    return { place, line: lineOf(place) };
  };
  const add = (text: string, at: { readonly place: Place; readonly line: number } | null, fails: boolean) => {
    const last = words.at(-1);
    if (text === "") return;
    if (last !== undefined && at === null && last.place === null)
      words[words.length - 1] = { ...last, text: last.text + text };
    else words.push({ text, place: at?.place ?? null, line: at?.line ?? null, fails });
  };
  return {
    say: (text) => add(text, null, false),
    point: (text, range, fails = false) => add(text, placed(range), fails),
    fail: (part, range, wanted, found) => failures.push({ part, wanted, found, ...placed(range) }),
    hint(hint) {
      if (hint === null) return;
      add(hint.before, null, false);
      add(hint.words, hint.place === null ? null : { place: hint.place, line: lineOf(hint.place) }, false);
      add(hint.after, null, false);
    },
    part(matched, whole, misses = failures.length) {
      const { place, line } = (matched === false ? failures[0] : undefined) ?? placed(whole);
      if (matched === false) return { matched, words, failures, misses, place, line };
      return { matched, words, failures: [], misses: 0, place, line };
    },
  };
}
