import type { ChunkPart } from "./chunk-part";

/**
 * Keeps what was read, by text, so that an edit costs the parsing of what it touched.
 *
 * For each file a read finds what the two reads before it used, so that undoing an edit parses nothing.
 */
export interface ManifestCache {
  /** Begins a read of a file; what the two reads before it did not use is dropped. */
  beginRead(file: string): void;
  /**
   * What was read from a document of the same text, or what `read` makes of it now. The items that `read` asks for are
   * kept for as long as the document, also by reads that find the document unchanged and ask for none of them.
   */
  partsOf(document: string, read: (items: ItemCache) => readonly ChunkPart[]): readonly ChunkPart[];
  /** Forgets all files but these. */
  keepOnly(files: Iterable<string>): void;
}

/** What was read from a list item of the same text, or what `read` makes of it now. */
export type ItemCache = (text: string, read: () => readonly ChunkPart[]) => readonly ChunkPart[];

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
    partsOf(text, read) {
      const document = latest.documents.get(text) ?? findDocument(earlier, text) ?? readDocument(earlier, read);
      latest.documents.set(text, document);
      return document.parts;
    },
    keepOnly(names) {
      const kept = new Set(names);
      for (const file of files.keys()) if (!kept.has(file)) files.delete(file);
    },
  };
}

/** What one read of a file used. */
interface Generation {
  readonly documents: Map<string, CachedDocument>;
  /** The items of all documents by text; null until somebody asks. */
  items: Items | null;
}

interface CachedDocument {
  readonly parts: readonly ChunkPart[];
  readonly items: Items;
}

/** Empty for a document that was not cut into items. */
type Items = ReadonlyMap<string, readonly ChunkPart[]>;

function newGeneration(): Generation {
  return { documents: new Map(), items: null };
}

function findDocument(generations: readonly Generation[], text: string): CachedDocument | undefined {
  for (const { documents } of generations) {
    const document = documents.get(text);
    if (document !== undefined) return document;
  }
  return undefined;
}

function readDocument(
  earlier: readonly Generation[],
  read: (items: ItemCache) => readonly ChunkPart[],
): CachedDocument {
  const items = new Map<string, readonly ChunkPart[]>();
  const parts = read((text, readItem) => {
    const item = items.get(text) ?? findItem(earlier, text) ?? readItem();
    items.set(text, item);
    return item;
  });
  return { parts, items };
}

function findItem(generations: readonly Generation[], text: string): readonly ChunkPart[] | undefined {
  for (const generation of generations) {
    generation.items ??= gatherItems(generation);
    const item = generation.items.get(text);
    if (item !== undefined) return item;
  }
  return undefined;
}

/** A file is often one List, whose items need no copy. */
function gatherItems({ documents }: Generation): Items {
  const lists = [...documents.values()].map(({ items }) => items).filter((items) => items.size > 0);
  const [only] = lists;
  return lists.length === 1 && only !== undefined ? only : new Map(lists.flatMap((items) => [...items]));
}
