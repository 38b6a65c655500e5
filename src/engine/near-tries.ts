import { MOST_CHANGES } from "./edit/near-miss/near-pair";

/** With so many pods a try still takes little enough for all changes to be tried. */
const PODS_FOR_ALL = 1_000;
/** So many are tried however large the cluster is. */
const LEAST_TRIES = 3;
/** The nearest, and a rule. */
const TRIES_OF_MANY = 2;

/**
 * How many changes are tried: each costs what the whole cluster costs. The same for the same text, on whatever machine.
 *
 * @param isOfMany - each asks about all workloads of a namespace, which few small changes open
 */
export function triesFor(pods: number, isOfMany = false): number {
  if (pods <= PODS_FOR_ALL) return MOST_CHANGES;
  return isOfMany ? TRIES_OF_MANY : Math.max(LEAST_TRIES, Math.floor((MOST_CHANGES * PODS_FOR_ALL) / pods));
}

/** The nearest so many, and the last in any case: a rule written anew, which helps where nothing near does. */
export function nearestOf<T>(changes: readonly T[], most: number): readonly T[] {
  return changes.length <= most ? changes : [...changes.slice(0, most - 1), ...changes.slice(-1)];
}
