import type { Family } from "../net/ip-address";
import type { SidePorts } from "../policy/side-ports";
import { NumberTable } from "./number-table";
import { sideKey } from "./shared-sides";

/** What gets through between two ends over all ports, whatever was asked about. */
export interface PairOutcome {
  /** Equal for outcomes that are no change of each other. */
  readonly key: string;
  /** In the order of the families; those in which the pair is not judged are missing. */
  readonly families: readonly FamilyOutcome[];
}

/** The outcome in one family. */
export interface FamilyOutcome {
  readonly family: Family;
  /** What gets through, and for how many pairs of pods; one part of count 1 where all of them agree. */
  readonly parts: readonly OutcomePart[];
}

/** Pairs of pods of which the same gets through. */
export interface OutcomePart {
  readonly through: SidePorts;
  readonly count: number;
  /** Says which pairs they are; 0 where all are. */
  readonly print: number;
}

/**
 * Numbers outcomes from 1. Equal ones have one number as long as the book is kept, so that two analyses are compared by
 * numbers; what a number stands for is put together when it is asked for.
 */
export interface OutcomeBook {
  /** A *way* is what gets through in one family; its number, from 1. */
  wayOf(family: Family, through: SidePorts): number;
  familyOf(way: number): Family;
  /**
   * An outcome with one more way: those of IPv4 first, each once, in the order in which they were found.
   *
   * @param outcome - the number of what was added before; 0: nothing
   * @param count - how many pairs of pods have it; 1 where all of the family have
   * @param print - which they are; 0 where all are
   */
  add(outcome: number, way: number, count: number, print: number): number;
  /** Null for a number that stands for nothing. */
  meaningOf(outcome: number): PairOutcome | null;
  readonly size: number;
}

interface Way {
  readonly family: Family;
  readonly through: SidePorts;
}

/** Makes an empty book. */
export function createOutcomeBook(): OutcomeBook {
  const ways: Way[] = [];
  const wayNumbers = new Map<string, number>();
  const numbers = new NumberTable();
  const added = { before: [0], way: [0], count: [0], print: [0] };
  const waysOf = (outcome: number): readonly (Way & { readonly count: number; readonly print: number })[] => {
    const way = ways[(added.way[outcome] ?? 0) - 1];
    if (way === undefined) return [];
    const [count, print] = [added.count[outcome] ?? 0, added.print[outcome] ?? 0];
    return [...waysOf(added.before[outcome] ?? 0), { ...way, count, print }];
  };
  return {
    wayOf(family, through) {
      const key = `${family}:${sideKey(through)}`;
      const known = wayNumbers.get(key) ?? ways.push({ family, through });
      wayNumbers.set(key, known);
      return known;
    },
    familyOf: (way) => ways[way - 1]?.family ?? 4,
    add(outcome, way, count, print) {
      // beyond 32 bits a count goes on in another key
      const more = Math.floor(count / 2 ** 32);
      const known = numbers.get(outcome, way + more * 2 ** 24, count, print);
      if (known !== 0) return known;
      added.before.push(outcome);
      added.way.push(way);
      added.count.push(count);
      const number = added.print.push(print) - 1;
      numbers.set(outcome, way + more * 2 ** 24, count, print, number);
      return number;
    },
    meaningOf(outcome) {
      const taken = waysOf(outcome);
      if (taken.length === 0) return null;
      const families = FAMILIES.flatMap((family): FamilyOutcome[] => {
        const own = taken.filter((each) => each.family === family);
        const parts = own.map(({ through, count, print }) => ({ through, count, print }));
        return parts.length === 0 ? [] : [{ family, parts }];
      });
      return { key: families.map(familyKey).join(" "), families };
    },
    get size() {
      return added.way.length;
    },
  };
}

const FAMILIES: readonly Family[] = [4, 6];

function familyKey({ family, parts }: FamilyOutcome): string {
  const keys = parts.map(({ through, count, print }) => `${sideKey(through)}*${count}#${print}`);
  return `${family}:${keys.sort().join("+")}`;
}
