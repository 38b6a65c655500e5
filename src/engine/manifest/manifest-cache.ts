import type { ChunkPart } from "./chunk-part";
import type { FileReading } from "./file-reading";
import type { PiecesByText } from "./piece-source";

/**
 * Keeps what was read of each file, so that an edit costs the parsing of what it touched.
 *
 * A read of a file finds what the two reads before it used, so that undoing an edit parses nothing.
 */
export interface ManifestCache {
  /** What is kept of a file; nothing at first. */
  memoryOf(file: string): FileMemory;
  /** Forgets all files but these. */
  keepOnly(files: Iterable<string>): void;
}

/** What is kept of one file. Changed by `readManifestInSteps` only. */
export interface FileMemory {
  /** The last reading; null before the first. */
  reading: FileReading | null;
  /** What the reading before the last one used and the last one did not, by text. */
  dropped: () => PiecesByText;
  /** What a reading that was left off had read, by text. */
  leftOff: Map<string, readonly ChunkPart[]>;
}

/** Makes an empty cache. */
export function createManifestCache(): ManifestCache {
  const files = new Map<string, FileMemory>();
  return {
    memoryOf(file) {
      const known = files.get(file);
      if (known !== undefined) return known;
      const memory: FileMemory = { reading: null, dropped: () => new Map(), leftOff: new Map() };
      files.set(file, memory);
      return memory;
    },
    keepOnly(names) {
      const kept = new Set(names);
      for (const file of files.keys()) if (!kept.has(file)) files.delete(file);
    },
  };
}
