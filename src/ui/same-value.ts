/** Whether two plain values (what JSON can say) are equal in depth. */
export function isSameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const entries = Object.entries(a);
  if (entries.length !== Object.keys(b).length) return false;
  // Safe: b is an object, and a key that it lacks gives undefined, which no entry of plain data is.
  return entries.every(([key, value]) => isSameValue(value, (b as Record<string, unknown>)[key]));
}

/**
 * `next`, with every item that did not change taken from `previous`, so that its view need not render again;
 * `previous` itself where nothing changed.
 */
export function keepSame<T extends { readonly id: string }>(previous: T[], next: readonly T[]): T[] {
  const known = new Map(previous.map((item) => [item.id, item]));
  const kept = next.map((item) => {
    const former = known.get(item.id);
    return former !== undefined && isSameValue(former, item) ? former : item;
  });
  const isSame = kept.length === previous.length && kept.every((item, index) => item === previous[index]);
  return isSame ? previous : kept;
}
