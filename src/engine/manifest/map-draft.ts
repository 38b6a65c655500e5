import type { Range } from "../source/range";
import type { TreeEntry, TreeNode } from "./tree";

/** The entries of a map that is being read. */
export interface MapDraft {
  readonly entries: TreeEntry[];
  /** Where each key stands, once there are many. */
  keys: Map<string, Range> | null;
}

/** Up to so many keys a look at each is faster than a map. */
const FEW = 16;

export function createMapDraft(): MapDraft {
  return { entries: [], keys: null };
}

/** Where the map has a key already; undefined where it has not. */
export function placeOfKey(draft: MapDraft, key: string): Range | undefined {
  const { entries } = draft;
  if (entries.length > FEW) {
    draft.keys ??= new Map(entries.map((entry) => [entry.key, entry.keyRange]));
    return draft.keys.get(key);
  }
  for (const entry of entries) if (entry.key === key) return entry.keyRange;
  return undefined;
}

/** Adds an entry; false when the map has its key already. */
export function addEntry(draft: MapDraft, key: string, keyRange: Range, value: TreeNode): boolean {
  if (placeOfKey(draft, key) !== undefined) return false;
  draft.entries.push({ key, keyRange, value });
  draft.keys?.set(key, keyRange);
  return true;
}
