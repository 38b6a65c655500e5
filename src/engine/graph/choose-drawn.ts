import type { PicturePair } from "../insight/picture";
import type { EdgeState } from "./graph";

/** While a picture has at most this many edges, all are drawn. */
const DRAW_ALL_UP_TO = 30;

/** Pairs that get a line, and how many of each state do not. */
export interface Chosen {
  readonly drawn: readonly PicturePair[];
  readonly notDrawn: Readonly<Record<EdgeState, number>>;
}

/**
 * Decides which pairs get a line. Few: all. Else: what is let through on purpose; denied pairs that a rule names on one
 * side and the other side drops; and for *anyone*, all that is let through. The rest is counted, never silent.
 */
export function chooseDrawn(pairs: readonly PicturePair[]): Chosen {
  const drawn = pairs.length <= DRAW_ALL_UP_TO ? pairs : pairs.filter(isWorthALine);
  const lines = new Set(drawn);
  const notDrawn = { allowed: 0, open: 0, partly: 0, denied: 0, mixed: 0, depends: 0 };
  for (const pair of pairs) if (!lines.has(pair)) notDrawn[pair.state]++;
  return { drawn, notDrawn };
}

/** What only rules without peers let through is drawn once, as the line to or from *anyone*. */
function isWorthALine({ state, deliberate, source, target }: PicturePair): boolean {
  if (state === "open") return false;
  if (state === "denied") return deliberate;
  return deliberate || source.kind === "anyone" || target.kind === "anyone";
}
