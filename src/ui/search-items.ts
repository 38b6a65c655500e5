import { fuzzyMatch, plainMatch } from "./fuzzy-match";

/** Something that can be chosen from a list. */
export interface SearchItem {
  readonly id: string;
  readonly group: string;
  readonly title: string;
  /** More about it, on lines of their own; searched as well. */
  readonly details?: readonly string[];
  /** Another line, shown while it is pointed at or chosen by the keys; searched as well. */
  readonly more?: string;
  /** What it is worth more than others that fit as well; absent: 0. */
  readonly weight?: number;
  /** Keys that do the same, or another word at its end. */
  readonly hint?: string | undefined;
  readonly isCurrent?: boolean;
}

export interface FoundItem {
  readonly item: SearchItem;
  /** Positions in the title. */
  readonly marks: readonly number[];
}

export interface FoundGroup {
  readonly name: string;
  readonly found: readonly FoundItem[];
}

/** What a title's match is worth more than one in the details. */
const IN_TITLE = 1000;

/**
 * What fits the query, best first, in groups: that of the best one first. Without a query all of it as it is given.
 *
 * @param most - how many at most
 */
export function searchItems(items: readonly SearchItem[], query: string, most: number): readonly FoundGroup[] {
  const found = items.flatMap((item) => {
    const inTitle = fuzzyMatch(query, item.title);
    const weight = item.weight ?? 0;
    if (inTitle !== null) return { item, score: IN_TITLE + inTitle.score + weight, marks: inTitle.marks };
    const elsewhere = plainMatch(query, [item.title, item.group, ...(item.details ?? []), item.more ?? ""].join(" "));
    return elsewhere === null ? [] : { item, score: elsewhere.score + weight, marks: [] };
  });
  if (query.trim() !== "") found.sort((a, b) => b.score - a.score);
  const groups = new Map<string, FoundItem[]>();
  for (const { item, marks } of found.slice(0, most)) {
    const group = groups.get(item.group);
    if (group === undefined) groups.set(item.group, [{ item, marks }]);
    else group.push({ item, marks });
  }
  return [...groups].map(([name, own]) => ({ name, found: own }));
}
