/**
 * Tables of classes that came from each other by small changes: they have equally many, and an index means the same class
 * in all of them, but for those that changed in between.
 */
export interface ClassLineage {
  /** Number of the latest change; 0 for the first table. */
  readonly version: number;
  /** Adds a change, and gives its version. */
  change(indices: readonly number[]): number;
  /**
   * Indices whose class is another one in version `to` than in version `from`, or that have no class any more; null
   * where that is not known any more, or `to` is the earlier one.
   */
  changedBetween(from: number, to: number): readonly number[] | null;
}

/** Begins a lineage. */
export function startLineage(): ClassLineage {
  const changes: (readonly number[])[] = [];
  let version = 0;
  return {
    get version() {
      return version;
    },
    change(indices) {
      version += 1;
      changes.push(indices);
      if (changes.length > REMEMBERED) changes.shift();
      return version;
    },
    changedBetween(from, to) {
      const oldest = version - changes.length;
      if (from < oldest || to < from) return null;
      return from === to ? [] : [...new Set(changes.slice(from - oldest, to - oldest).flat())];
    },
  };
}

const REMEMBERED = 100;
