import type { ListPiece, PackedChange } from "./unpack-change";

const kept: PackedChange = { kind: "kept" };

/** So deep fields are looked at one by one; below that a value is kept as a whole or sent as a whole. */
const fieldsDepth = 2;

/**
 * What makes one plain value (what JSON can say) into another: fields of the top two levels, and in each list the items
 * that are new. Items are kept where they are the same object or equal in depth. Nothing of both may ever be mutated.
 */
export function packChange(before: unknown, after: unknown, depth = 0): PackedChange {
  if (before === after) return kept;
  if (Array.isArray(before) && Array.isArray(after) && after.some(isObject)) return packList(before, after);
  if (depth < fieldsDepth && isFields(before) && isFields(after)) return packFields(before, after, depth);
  return isSameValue(before, after) ? kept : { kind: "value", value: after };
}

function packFields(before: Fields, after: Fields, depth: number): PackedChange {
  const fields = Object.entries(after).map(([key, value]) => [key, packChange(before[key], value, depth + 1)] as const);
  const isKept = fields.length === Object.keys(before).length && fields.every(([, { kind }]) => kind === "kept");
  if (isKept) return kept;
  const isAllNew = fields.every(([, { kind }]) => kind === "value");
  return isAllNew ? { kind: "value", value: after } : { kind: "fields", fields: Object.fromEntries(fields) };
}

function packList(before: readonly unknown[], after: readonly unknown[]): PackedChange {
  const find = createFinder(before);
  const pieces: ListPiece[] = [];
  let items: unknown[] | null = null;
  let run: { from: number; count: number } | null = null;
  for (const item of after) {
    const at = find(item);
    if (at === null) {
      run = null;
      if (items === null) {
        items = [];
        pieces.push({ from: null, items });
      }
      items.push(item);
    } else if (run !== null && run.from + run.count === at) {
      run.count += 1;
    } else {
      items = null;
      run = { from: at, count: 1 };
      pieces.push(run);
    }
  }
  const isKept = before.length === after.length && (run === null ? after.length === 0 : run.count === after.length);
  if (isKept) return kept;
  return pieces.some(({ from }) => from !== null) ? { kind: "list", pieces } : { kind: "value", value: after };
}

/**
 * Finds where an item stood in the list before; null where it is new, or no object: a word is as short as a reference to
 * it. It is looked for behind the item found last, and under its id.
 */
function createFinder(before: readonly unknown[]): (item: unknown) => number | null {
  let places: ReadonlyMap<unknown, number> | null = null;
  let next = 0;
  const found = (at: number) => {
    next = at + 1;
    return at;
  };
  return (item) => {
    if (!isObject(item)) return null;
    if (next < before.length && isSameValue(before[next], item)) return found(next);
    places ??= placesOf(before);
    const at = places.get(item) ?? places.get(idOf(item));
    return at !== undefined && isSameValue(before[at], item) ? found(at) : null;
  };
}

/** Of each item its object and its id; of several with one id the last. */
function placesOf(items: readonly unknown[]): ReadonlyMap<unknown, number> {
  const places = new Map<unknown, number>();
  items.forEach((item, at) => {
    places.set(item, at);
    if (isFields(item)) places.set(idOf(item), at);
  });
  return places;
}

/** What names an item among the others, as far as it has that. */
function idOf(item: object): unknown {
  if (!isFields(item)) return undefined;
  const { id, name, edgeId, kind, place } = item;
  return id ?? name ?? edgeId ?? kind ?? (isFields(place) ? `${place.file} ${place.from}` : undefined);
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return isObject(value) && !Array.isArray(value);
}

/** Whether two plain values are equal in depth. */
function isSameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, index) => isSameValue(item, b[index]));
  }
  if (!isFields(a) || !isFields(b)) return false;
  const keys = Object.keys(a);
  // A field that is there and holds nothing is another value than one that is not there.
  return (
    keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isSameValue(a[key], b[key]))
  );
}
