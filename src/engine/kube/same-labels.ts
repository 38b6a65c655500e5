import type { Labels } from "./objects";

const NO_LABELS: Labels = new Map();

/** Whether labels are equal, in whatever order; absent ones are none. */
export function isSameLabels(a: Labels = NO_LABELS, b: Labels = NO_LABELS): boolean {
  return a === b || (a.size === b.size && [...a].every(([key, value]) => b.get(key) === value));
}
