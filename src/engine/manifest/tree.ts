import type { Range } from "../source/range";

/**
 * What a manifest says, as the API server would read it (YAML 1.1-like, see `scalar.ts`), each part with its range.
 * Ranges are relative to the start of the chunk's text. Aliases are expanded: an aliased part carries the range of the
 * alias, so that a marker stands where the author wrote it.
 */
export type TreeNode = TreeMap | TreeList | TreeScalar;

export interface TreeMap {
  readonly kind: "map";
  readonly range: Range;
  /**
   * In the order of the text. Of duplicate keys, which are diagnostics, one is here: of YAML's the last, as kubectl has it,
   * in the place of the first, and of JSON's the first.
   */
  readonly entries: readonly TreeEntry[];
}

export interface TreeEntry {
  /** The key as the server sees it: `y:` is `"true"`. */
  readonly key: string;
  readonly keyRange: Range;
  readonly value: TreeNode;
}

export interface TreeList {
  readonly kind: "list";
  readonly range: Range;
  readonly items: readonly TreeNode[];
}

export interface TreeScalar {
  readonly kind: "scalar";
  readonly range: Range;
  readonly value: string | number | boolean | null;
  /**
   * How the text spelt it: `quoted` (always a string), `plain` YAML, or `json`. The server refuses JSON `80.0` as a port
   * but takes YAML `80.0`.
   */
  readonly style: "plain" | "quoted" | "json";
  /** The characters as written, without quotes for `quoted`. */
  readonly text: string;
}

/**
 * The entry of a key, or undefined when it is absent.
 *
 * A linear look-up, since manifests' maps are small; whoever asks a map for many keys makes a Map of its entries.
 */
export function entryOf(map: TreeMap, key: string): TreeEntry | undefined {
  return map.entries.find((entry) => entry.key === key);
}
