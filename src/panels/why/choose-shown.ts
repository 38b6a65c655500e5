import type { PartExplanation, RuleExplanation } from "../../engine";

/** What is shown at once, and what is one click away. */
export interface Shown<T> {
  readonly shown: readonly T[];
  readonly folded: readonly T[];
}

const MOST_PARTS = 3;
const MOST_RULES = 8;

/** Of the peers or ports of a rule those that match; where none does, those that came nearest, the nearest first. */
export function chooseParts(parts: readonly PartExplanation[]): Shown<PartExplanation> {
  const byNearness = parts.toSorted((a, b) => a.misses - b.misses);
  const matching = byNearness.filter(({ matched }) => matched !== false);
  const count = Math.min(MOST_PARTS, matching.length === 0 ? parts.length : matching.length);
  return { shown: byNearness.slice(0, count), folded: byNearness.slice(count) };
}

/** Of the rules of a side all where they are few; else those that match and those that came nearest, in their order. */
export function chooseRules(rules: readonly RuleExplanation[]): Shown<RuleExplanation> {
  if (rules.length <= MOST_RULES) return { shown: rules, folded: [] };
  const best = new Set(rules.toSorted((a, b) => a.misses - b.misses).slice(0, MOST_RULES - 2));
  return { shown: rules.filter((rule) => best.has(rule)), folded: rules.filter((rule) => !best.has(rule)) };
}

/** “and 57 more peers that do not match” */
export function foldWords(folded: readonly { readonly matched: boolean | null }[], one: string): string {
  const what = `${one}${folded.length === 1 ? "" : "s"}`;
  const isAllMissing = folded.every(({ matched }) => matched === false);
  const end = isAllMissing ? ` that ${folded.length === 1 ? "does" : "do"} not match` : "";
  return `and ${folded.length.toLocaleString("en")} more ${what}${end}`;
}
