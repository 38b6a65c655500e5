import type { ChunkPart } from "./chunk-part";

/** What a text was read as; a document and a list item are read by different rules. */
export type ChunkRole = "document" | "item";

/**
 * Keeps what was read, by text, so that an edit costs the parsing of what it touched.
 *
 * For each file a read finds what the two reads before it used, so that undoing an edit parses nothing.
 */
export interface ManifestCache {
  /** Begins a read of a file; what the two reads before it did not use is dropped. */
  beginRead(file: string): void;
  /** What was read from the same text in the same role, or what `read` makes of it now. */
  partsOf(role: ChunkRole, text: string, read: () => readonly ChunkPart[]): readonly ChunkPart[];
}

/** Makes an empty cache. */
export function createManifestCache(): ManifestCache {
  const files = new Map<string, readonly Generation[]>();
  let latest = newGeneration();
  let earlier: readonly Generation[] = [];
  return {
    beginRead(file) {
      earlier = files.get(file)?.slice(0, 2) ?? [];
      latest = newGeneration();
      files.set(file, [latest, ...earlier]);
    },
    partsOf(role, text, read) {
      const known = latest[role].get(text) ?? findIn(earlier, role, text);
      const parts = known ?? read();
      latest[role].set(text, parts);
      return parts;
    },
  };
}

/** What one read used. */
type Generation = Readonly<Record<ChunkRole, Map<string, readonly ChunkPart[]>>>;

function newGeneration(): Generation {
  return { document: new Map(), item: new Map() };
}

function findIn(generations: readonly Generation[], role: ChunkRole, text: string): readonly ChunkPart[] | undefined {
  for (const generation of generations) {
    const parts = generation[role].get(text);
    if (parts !== undefined) return parts;
  }
  return undefined;
}
