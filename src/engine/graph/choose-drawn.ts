import { isDeliberate } from "../insight/deliberate";
import type { PicturePair } from "../insight/picture-pair";
import type { Evaluation } from "../policy/evaluation";
import type { EdgeState } from "./graph";

/** While a picture has at most this many edges, all are drawn. */
const DRAW_ALL_UP_TO = 30;

/** More lines than this tell nobody anything, and a page cannot hold them; what is beyond is counted. */
const DRAW_AT_MOST = 4_000;

/** Pairs that get a line, and how many of each state do not. */
export interface Chosen {
  readonly drawn: readonly PicturePair[];
  readonly notDrawn: Readonly<Record<EdgeState, number>>;
  /** Of the drawn pairs those that are let through on purpose: they put callers before callees. */
  readonly links: readonly PicturePair[];
}

/**
 * Decides which pairs get a line. Few: all. Else: what a rule that names its peers lets through; denied pairs that such a
 * rule lets through on one side and the other side drops; and what is let through to or from *anyone*, which is drawn
 * once and not for every pod that it holds for. The rest is counted, never silent.
 */
export function chooseDrawn(evaluation: Evaluation, pairs: Iterable<PicturePair>): Chosen {
  const drawn: PicturePair[] = [];
  const links: PicturePair[] = [];
  const few: PicturePair[] = [];
  const notDrawn = { allowed: 0, open: 0, partly: 0, denied: 0, mixed: 0, depends: 0 };
  for (const pair of pairs) {
    if (few.length <= DRAW_ALL_UP_TO) few.push(pair);
    const deliberate = pair.state !== "open" && isDeliberate(evaluation, pair);
    if (deliberate && pair.state !== "denied") links.push(pair);
    if ((deliberate || isWithAnyone(pair)) && drawn.length < DRAW_AT_MOST) drawn.push(pair);
    else notDrawn[pair.state]++;
  }
  if (few.length > DRAW_ALL_UP_TO) return { drawn, notDrawn, links };
  return { drawn: few, links, notDrawn: { allowed: 0, open: 0, partly: 0, denied: 0, mixed: 0, depends: 0 } };
}

function isWithAnyone({ state, source, target }: PicturePair): boolean {
  return state !== "open" && state !== "denied" && (source.kind === "anyone" || target.kind === "anyone");
}
