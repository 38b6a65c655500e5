import type { ExpectationResult } from "../../engine";

/** How many expectations there are, and how many of them hold. */
export interface Score {
  readonly holding: number;
  readonly all: number;
}

export function scoreOf(results: readonly Pick<ExpectationResult, "pass">[]): Score {
  return { holding: results.filter(({ pass }) => pass).length, all: results.length };
}

/** “3 of 5 hold”. */
export function scoreWords({ holding, all }: Score): string {
  return `${holding} of ${all} ${holding === 1 ? "holds" : "hold"}`;
}
