/**
 * The first of some things, such as faults, that was not there before: of those with the same key as many are known as
 * there were.
 *
 * @returns null where nothing is new
 */
export function firstNew<T>(before: readonly T[], after: readonly T[], keyOf: (each: T) => string): T | null {
  const known = new Map<string, number>();
  for (const each of before) known.set(keyOf(each), (known.get(keyOf(each)) ?? 0) + 1);
  for (const each of after) {
    const left = known.get(keyOf(each)) ?? 0;
    if (left === 0) return each;
    known.set(keyOf(each), left - 1);
  }
  return null;
}
