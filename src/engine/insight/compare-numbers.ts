import type { Family } from "../net/ip-address";
import { compareOutcomes, type OutcomeChange } from "./outcome-change";
import type { OutcomeBook, PairOutcome } from "./pair-outcome";

/**
 * What became of the outcome with a number; null where nobody could tell them apart.
 *
 * @param areSame - whether their pods have the names that they had
 * @param family - the only one that is compared; null: all
 */
export type CompareNumbers = (
  old: number,
  number: number,
  areSame: boolean,
  family: Family | null,
) => OutcomeChange | null;

/** Compares numbers of an earlier book with those of one; it may be the same. Different outcomes are few, pairs are many: each couple of outcomes is compared once. */
export function compareNumbers(former: OutcomeBook, book: OutcomeBook): CompareNumbers {
  const same: number[] = [];
  const others = { all: new Map<number, OutcomeChange | null>(), 4: new Map(), 6: new Map() };
  const isSameBook = former === book;
  return (old, number, areSame, family) => {
    if ((isSameBook && old === number) || same[number] === old) return null;
    const couple = (areSame ? old : -old) * COUPLE + number;
    const known: OutcomeChange | null | undefined = others[family ?? "all"].get(couple);
    if (known !== undefined) return known;
    const [before, now] = [former.meaningOf(old), book.meaningOf(number)];
    const change =
      before === null || now === null ? null : compareOutcomes(within(before, family), within(now, family), areSame);
    if (change === null && areSame && family === null) same[number] = old;
    others[family ?? "all"].set(couple, change);
    return change;
  };
}

/** What it is in one family; null: in all. */
export function within(outcome: PairOutcome, family: Family | null): PairOutcome {
  if (family === null) return outcome;
  const families = outcome.families.filter((each) => each.family === family);
  return { key: `${family} of ${outcome.key}`, families };
}

/** More outcomes than a book will hold; two numbers make one exact number. */
const COUPLE = 2 ** 26;
