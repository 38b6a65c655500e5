/** So many letters of the end of a long name always stay. */
const END = 8;

/**
 * A name in two parts: a beginning that may be cut where there is no room, and an end that stays, since names that are
 * alike begin alike. The end of a short name is empty.
 */
export function nameParts(name: string): readonly [string, string] {
  const from = name.length <= END + 4 ? name.length : name.length - END;
  return [name.slice(0, from), name.slice(from)];
}

/** A name in at most so many letters, of which the middle is left out. */
export function shortName(name: string, letters: number): string {
  if (name.length <= letters) return name;
  const end = Math.floor((letters - 1) / 2);
  return `${name.slice(0, letters - 1 - end)}…${name.slice(name.length - end)}`;
}
