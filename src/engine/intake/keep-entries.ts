import type { TreeEntry, TreeList, TreeMap, TreeNode } from "../manifest/tree";

/** A part that is taken out of an object's tree, and where it stands in the text. */
export interface Cut {
  /** An entry of a map, from its key on, or an item of a list, without its dash. */
  readonly of: "map" | "list";
  readonly from: number;
  readonly to: number;
  /** Where the next sibling that stays begins; null when none follows. */
  readonly next: number | null;
}

/** The map with what `keep` makes of each value; an entry for which that is null is cut. */
export function keepEntries(map: TreeMap, cuts: Cut[], keep: (entry: TreeEntry) => TreeNode | null): TreeMap {
  const entries: TreeEntry[] = [];
  let next: number | null = null;
  for (const entry of map.entries.toReversed()) {
    const { from, to } = entry.keyRange;
    const value = keep(entry);
    if (value === null) {
      cuts.push({ of: "map", from, to: Math.max(to, entry.value.range.to), next });
    } else {
      next = from;
      entries.push(value === entry.value ? entry : { ...entry, value });
    }
  }
  return { ...map, entries: entries.reverse() };
}

/** The list with what `keep` makes of each item; an item for which that is null is cut. */
export function keepItems(list: TreeList, cuts: Cut[], keep: (item: TreeNode) => TreeNode | null): TreeList {
  const items: TreeNode[] = [];
  let next: number | null = null;
  for (const item of list.items.toReversed()) {
    const { from, to } = item.range;
    const value = keep(item);
    if (value === null) {
      cuts.push({ of: "list", from, to, next });
    } else {
      next = from;
      items.push(value);
    }
  }
  return { ...list, items: items.reverse() };
}
