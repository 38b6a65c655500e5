import { indexLines, type LineIndex } from "./line-index";

/** The lines of files, counted anew only where the text is another. */
export interface LineIndexes {
  of(file: string, text: string): LineIndex;
  /** Forgets all files but these. */
  keepOnly(files: Iterable<string>): void;
}

/** Begins with none. */
export function createLineIndexes(): LineIndexes {
  const known = new Map<string, { readonly text: string; readonly index: LineIndex }>();
  return {
    of(file, text) {
      const own = known.get(file);
      if (own?.text === text) return own.index;
      const index = indexLines(text);
      known.set(file, { text, index });
      return index;
    },
    keepOnly(files) {
      const kept = new Set(files);
      for (const file of known.keys()) if (!kept.has(file)) known.delete(file);
    },
  };
}
