/**
 * The same things, each as the object that it was before where nothing of it is another, so that a view that knows it need
 * not look at it again. Where all are and stand as they were, the list is the former one, too.
 *
 * @param former - what there was, of plain values and lists of them; of two with one id the last counts
 */
export function keepSameObjects<T extends { readonly id: string }>(
  former: readonly T[],
  now: readonly T[],
): readonly T[] {
  if (now.length === former.length && now.every((thing, i) => thing === former[i])) return former;
  const known = new Map(former.map((thing) => [thing.id, thing]));
  const kept = now.map((thing) => {
    const old = known.get(thing.id);
    return old !== undefined && old !== thing && isSameObject(old, thing) ? old : thing;
  });
  return kept.length === former.length && kept.every((thing, i) => thing === former[i]) ? former : kept;
}

/** Whether two things have the same members: plain values, or lists of them. */
export function isSameObject<T extends object>(a: T, b: T): boolean {
  const [before, after] = [Object.entries(a), Object.entries(b)];
  if (before.length !== after.length) return false;
  const values = new Map<string, unknown>(before);
  return after.every(([name, value]) => values.has(name) && isSameValue(values.get(name), value));
}

function isSameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (!Array.isArray(a) || !Array.isArray(b)) return false;
  return a.length === b.length && a.every((value, i) => value === b[i]);
}
