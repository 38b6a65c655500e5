/** A value of JSON, as a manifest is made of. Keys are the author's, so members are reached by these functions only. */
export type Json = null | boolean | number | string | readonly Json[] | JsonMap;
export type JsonMap = { readonly [key: string]: Json };

/** The value at a path of keys; null where a step is absent or no map. */
export function at(value: Json | undefined, ...path: readonly string[]): Json {
  let here: Json = value ?? null;
  for (const key of path) {
    if (!isMap(here) || !Object.hasOwn(here, key)) return null;
    here = here[key] ?? null;
  }
  return here;
}

export function isMap(value: Json): value is JsonMap {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The items of a list; none where it is absent or null. */
export function items(value: Json): readonly Json[] {
  return isList(value) ? value : [];
}

/** The text of a string; null for anything else. */
export function text(value: Json): string | null {
  return typeof value === "string" ? value : null;
}

/** The entries of a map of strings, as a Map. */
export function stringMap(value: Json): Map<string, string> {
  const found = new Map<string, string>();
  if (!isMap(value)) return found;
  for (const [key, item] of Object.entries(value)) found.set(key, text(item) ?? "");
  return found;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
