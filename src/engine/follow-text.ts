/** A stretch of a file's text, absolute; `from` inclusive, `to` exclusive. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Where a stretch of the earlier text stands in the later one; empty (`from` not below `to`) where nothing of it is left. */
export type FollowStretch = (stretch: Stretch) => Stretch;

/**
 * Follows stretches through an edit, which is what lies between the beginning and the end that two texts share. What is
 * typed at an edge of a stretch belongs to it.
 *
 * @param before - the part of the earlier text in which the edit lies
 * @param now - what became of it
 */
export function followEdit(earlier: string, before: Stretch, later: string, now: Stretch): FollowStretch {
  const least = Math.min(before.to - before.from, now.to - now.from);
  let start = 0;
  while (start < least && earlier.charCodeAt(before.from + start) === later.charCodeAt(now.from + start)) start++;
  let end = 0;
  while (end < least - start && earlier.charCodeAt(before.to - 1 - end) === later.charCodeAt(now.to - 1 - end)) {
    end++;
  }
  const edit = { from: before.from + start, to: before.to - end };
  const result = { from: now.from + start, to: now.to - end };
  return ({ from, to }) => ({
    from: from <= edit.from ? from - before.from + now.from : from >= edit.to ? from - before.to + now.to : result.to,
    to: to >= edit.to ? to - before.to + now.to : to <= edit.from ? to - before.from + now.from : result.from,
  });
}
