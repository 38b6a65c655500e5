/** How much two texts share at both ends, in UTF-16 units; what lies between is what an edit changed. */
export interface CommonEnds {
  readonly prefix: number;
  /** Never overlaps the prefix, in either text. */
  readonly suffix: number;
}

/** Finds what two texts share at both ends. Compares in blocks, so that ten megabytes take about a millisecond. */
export function findCommonEnds(before: string, now: string): CommonEnds {
  const least = Math.min(before.length, now.length);
  let prefix = 0;
  while (prefix + BLOCK <= least && before.slice(prefix, prefix + BLOCK) === now.slice(prefix, prefix + BLOCK)) {
    prefix += BLOCK;
  }
  const prefixEnd = Math.min(least, prefix + BLOCK);
  while (prefix < prefixEnd && before.charCodeAt(prefix) === now.charCodeAt(prefix)) prefix++;
  const most = least - prefix;
  let suffix = 0;
  const tail = (text: string) => text.slice(text.length - suffix - BLOCK, text.length - suffix);
  while (suffix + BLOCK <= most && tail(before) === tail(now)) suffix += BLOCK;
  const suffixEnd = Math.min(most, suffix + BLOCK);
  while (
    suffix < suffixEnd &&
    before.charCodeAt(before.length - 1 - suffix) === now.charCodeAt(now.length - 1 - suffix)
  ) {
    suffix++;
  }
  return { prefix, suffix };
}

const BLOCK = 16_384;
