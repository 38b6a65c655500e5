import type { Range } from "../source/range";
import type { TreeEntry, TreeNode } from "./tree";

/** The entries of a map that is being read. */
export interface MapDraft {
  readonly entries: TreeEntry[];
  /** All keys, once there are many. */
  keys: Set<string> | null;
}

/** Up to so many keys a look at each is faster than a set. */
const FEW = 16;

export function createMapDraft(): MapDraft {
  return { entries: [], keys: null };
}

/** Whether the map has a key already. */
export function hasKey(draft: MapDraft, key: string): boolean {
  const { entries } = draft;
  if (entries.length > FEW) {
    draft.keys ??= new Set(entries.map((entry) => entry.key));
    return draft.keys.has(key);
  }
  for (const entry of entries) if (entry.key === key) return true;
  return false;
}

/** Adds an entry; false when the map has its key already. */
export function addEntry(draft: MapDraft, key: string, keyRange: Range, value: TreeNode): boolean {
  if (hasKey(draft, key)) return false;
  draft.entries.push({ key, keyRange, value });
  draft.keys?.add(key);
  return true;
}
