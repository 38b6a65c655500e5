import type { PassesFilter } from "../insight/edge-filter";
import type { JudgedPair } from "../insight/judged-pair";
import type { PictureEnd } from "../insight/picture-ends";
import type { PicturePair } from "../insight/picture-pair";
import type { VerdictWatch } from "../insight/verdict-record";
import type { Steps } from "../steps";
import type { AssumedPartOf } from "./assumed-pairs";
import type { EdgeState } from "./graph";

/** While a picture has at most this many edges, all are drawn. */
const DRAW_ALL_UP_TO = 30;

/** More lines than this tell nobody anything, and a page cannot hold them; what is beyond is counted. */
const DRAW_AT_MOST = 4_000;

/** As many as are told by name (`EditChange.connections`): an edit of everything must not draw everything. */
const DRAW_FOR_CHANGE_AT_MOST = 200;

/** So many pairs of workloads are looked at from one step to the next; a line is as much work as some of them. */
const WORK_OF_STEP = 8_192;
const WORK_OF_LINE = 256;

/** What decides besides the pairs themselves. */
export interface Choice {
  readonly drawAll: boolean;
  readonly passes: PassesFilter;
  /** Ids of lines of which something is expected; absent: none is. */
  readonly expected?: ReadonlySet<string>;
  /** Absent: nothing is assumed. */
  readonly assumedPart?: AssumedPartOf;
  /** Sees every pair once that is not set aside; null without an earlier moment to compare with. */
  readonly watch: VerdictWatch | null;
}

/** Pairs that get a line, and how many do not. */
export interface Chosen<Line> {
  readonly drawn: readonly Line[];
  /** Of `drawn`, those that only an edit brought there. */
  readonly drawnForChange: readonly Line[];
  readonly notDrawn: Readonly<Record<EdgeState, number>>;
  readonly filteredOut: number;
  /** Ids of workloads of one namespace that are let through on purpose: they put callers before callees. */
  readonly links: readonly (readonly [string, string])[];
}

/**
 * Decides which pairs get a line. Few: all. Else: what a rule that names its peers lets through; denied pairs that such a
 * rule lets through on one side and the other side drops; what is let through to or from *anyone*, which is drawn once
 * and not for every pod that it holds for; what something is expected of; and what the last edit changed. The rest is
 * counted, never silent, but for pairs with what no text states.
 *
 * @param total - how many pairs there are at most
 * @param makeLine - makes a line at once, so that what is behind a pair is not kept
 */
export function* chooseDrawn<Line>(
  pairs: Iterable<JudgedPair>,
  total: number,
  { drawAll, passes, watch, expected = new Set(), assumedPart = () => "none" }: Choice,
  makeLine: (pair: JudgedPair) => Line,
): Steps<Chosen<Line>> {
  const few: JudgedPair[] = [];
  const drawn: Line[] = [];
  const changed: Line[] = [];
  const changedAside: Line[] = [];
  const links: (readonly [string, string])[] = [];
  const notDrawn = { ...NONE };
  let filteredOut = 0;
  let [done, work] = [0, 0];
  const draw = (pair: JudgedPair): Line => {
    work += WORK_OF_LINE;
    return makeLine(pair);
  };
  const hasRoom = () => changed.length + changedAside.length < DRAW_FOR_CHANGE_AT_MOST;
  for (const pair of pairs) {
    done++;
    work += 1 + countParts(pair.source) * countParts(pair.target);
    if (work >= WORK_OF_STEP) {
      work = 0;
      yield { stage: "judging", done, total };
    }
    const isExpected = expected.size > 0 && expected.has(lineId(pair));
    const part = isExpected ? "none" : assumedPart(pair);
    if (part === "aside") continue;
    const isChanged = watch?.note(pair) ?? false;
    const isOfOneNamespace = pair.source === pair.target && pair.source.kind === "namespace";
    const deliberate = !isOfOneNamespace && pair.state !== "open" && pair.isDeliberate;
    if (deliberate && pair.state !== "denied") addLink(pair, links);
    if (isOfOneNamespace || !passes(pair, isChanged)) {
      if (isChanged && hasRoom()) changedAside.push(draw(pair));
      else if (!isOfOneNamespace) filteredOut++;
      continue;
    }
    if (part === "unless-open" && pair.state === "open") {
      if (isChanged && hasRoom()) changedAside.push(draw(pair));
      continue;
    }
    if (few.length <= DRAW_ALL_UP_TO) few.push(pair);
    const isWorthIt = drawAll || deliberate || (isWithAnyone(pair) && pair.isAdmitted) || isExpected;
    if (isWorthIt && drawn.length < DRAW_AT_MOST) drawn.push(draw(pair));
    else if (isChanged && hasRoom()) changed.push(draw(pair));
    else notDrawn[pair.state]++;
  }
  const isFew = few.length <= DRAW_ALL_UP_TO;
  const drawnForChange = isFew ? changedAside : [...changed, ...changedAside];
  return {
    drawn: [...(isFew ? few.map(draw) : drawn), ...drawnForChange],
    drawnForChange,
    notDrawn: isFew ? NONE : notDrawn,
    filteredOut,
    links,
  };
}

const NONE: Readonly<Record<EdgeState, number>> = { allowed: 0, open: 0, partly: 0, denied: 0, mixed: 0, depends: 0 };

function countParts(end: PictureEnd): number {
  return end.kind === "namespace" ? end.parts.length : 1;
}

function lineId({ source, target }: PicturePair): string {
  return `${source.id}→${target.id}`;
}

function addLink({ source, target }: PicturePair, links: (readonly [string, string])[]) {
  if (source.kind !== "workload" || target.kind !== "workload" || source.namespace !== target.namespace) return;
  links.push([source.partOf ?? source.id, target.partOf ?? target.id]);
}

function isWithAnyone({ source, target }: PicturePair): boolean {
  return source.kind === "anyone" || target.kind === "anyone";
}
