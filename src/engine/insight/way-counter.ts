import type { OutcomeBook } from "./pair-outcome";
import { addPrints } from "./pod-pairs-print";

/** Counts the pairs of pods of one pair of ends by what gets through, without an object for those that all agree. */
export interface WayCounter {
  begin(): void;
  /** That there is a way, in the order in which they are met; 0 is none. */
  meet(way: number): void;
  /** @param way - one that was met, or 0 */
  add(way: number, count: number, print: number): void;
  /** The number of what was counted. */
  outcome(): number;
}

/** Makes a counter that numbers outcomes in a book. */
export function createWayCounter(outcomes: OutcomeBook): WayCounter {
  const metIn: number[] = [];
  const counts: number[] = [];
  const prints: number[] = [];
  const met: Record<4 | 6, number[]> = { 4: [], 6: [] };
  let round = 0;
  const addAll = (outcome: number, own: readonly number[]): number => {
    const only = own[0];
    if (only !== undefined && own.length === 1) return outcomes.add(outcome, only, 1, 0);
    let all = outcome;
    for (const way of own) all = outcomes.add(all, way, counts[way] ?? 0, prints[way] ?? 0);
    return all;
  };
  return {
    begin() {
      round++;
      met[4].length = 0;
      met[6].length = 0;
    },
    meet(way) {
      if (way === 0 || metIn[way] === round) return;
      metIn[way] = round;
      counts[way] = 0;
      prints[way] = 0;
      met[outcomes.familyOf(way)].push(way);
    },
    add(way, count, print) {
      if (way === 0) return;
      counts[way] = (counts[way] ?? 0) + count;
      prints[way] = addPrints(prints[way] ?? 0, print);
    },
    outcome: () => addAll(addAll(0, met[4]), met[6]),
  };
}
