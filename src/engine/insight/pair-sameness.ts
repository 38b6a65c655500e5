import type { Direction } from "../policy/compile-policies";
import type { Evaluation } from "../policy/evaluation";
import type { TableFacts } from "./pair-table";
import { type CellRow, ODD, OPEN } from "./pair-units";
import type { AskedEnd } from "./probe";

/** What is the same in two tables, by the positions in the latter. */
export function compareTables(former: TableFacts, now: TableFacts) {
  const formerPositions = Int32Array.from(now.ends, ({ id }) => former.positions.get(id) ?? -1);
  const isSameEvaluation = former.evaluation === now.evaluation;
  const isComparable = haveSameGround(former.evaluation, now.evaluation);
  const same = { egress: compareSides("egress"), ingress: compareSides("ingress") };
  const isWholeSame: Record<Direction, (boolean | undefined)[]> = { egress: [], ingress: [] };
  function compareSides(direction: Direction): Uint8Array {
    return Uint8Array.from(now.ends, (_, end) => {
      const then = formerPositions[end] ?? -1;
      return isComparable && then >= 0 ? compareEnds(former, then, now, end, direction) : OTHER;
    });
  }
  const restsOnSame = (end: number, direction: Direction): boolean => {
    const known = isWholeSame[direction][end];
    if (known !== undefined) return known;
    const then = formerPositions[end] ?? -1;
    const answer = isSameEvaluation || now.assumptions.hasRowsOf(end, direction, former.assumptions, then);
    isWholeSame[direction][end] = answer;
    return answer;
  };
  const isSamePair = (source: number, target: number) => same.egress[source] === SAME && same.ingress[target] === SAME;
  const placeOf = (source: number, target: number) =>
    (formerPositions[source] ?? 0) * former.ends.length + (formerPositions[target] ?? 0);
  return {
    formerPosition: (end: number) => formerPositions[end] ?? -1,
    formerPlace: (source: number, target: number) => (isSamePair(source, target) ? placeOf(source, target) : -1),
    /** Of a pair that is the same whatever it is asked about: its place in the former table; else -1. */
    placeApartFromAsked: (source: number, target: number) =>
      same.egress[source] !== OTHER && same.ingress[target] !== OTHER ? placeOf(source, target) : -1,
    isUnchanged: (source: number, target: number) =>
      isSamePair(source, target) && restsOnSame(source, "egress") && restsOnSame(target, "ingress"),
  };
}

const OTHER = 0;
const SAME = 1;
/** Other ports are asked about at it. */
const ASKED_ANEW = 2;

/** Whether what holds for all pairs is the same. */
function haveSameGround(former: Evaluation, now: Evaluation): boolean {
  const [before, after] = [former, now].map(({ profile, always, alternatives, compiled }) =>
    JSON.stringify([
      { ...profile, podCidrs: profile.podCidrs.map(({ first, last }) => `${first}-${last}`) },
      always,
      alternatives.map(({ assumption }) => assumption),
      // in which families anyone is somebody
      compiled.space.groups.flatMap(({ family, blocks }) => (blocks.length === 0 ? family : [])),
    ]),
  );
  return before === after;
}

/** Whether an end in one direction is to others what it was: the same pods, judged by the same rows. */
function compareEnds(former: TableFacts, then: number, now: TableFacts, end: number, direction: Direction): number {
  const [before, after] = [former.units, now.units];
  const [from, to] = [after.starts[end] ?? 0, after.starts[end + 1] ?? 0];
  const shift = (before.starts[then] ?? 0) - from;
  if ((before.starts[then + 1] ?? 0) - shift !== to) return OTHER;
  const [rowsBefore, rowsAfter] = [before.sides[direction].rows, after.sides[direction].rows];
  let answer = SAME;
  for (let unit = from; unit < to; unit++) {
    const old = unit + shift;
    const code = after.codes[unit];
    // what is judged one by one is judged anew
    if (code === ODD && !isSameOdd(former, before.ends[old], now, after.ends[unit], direction)) return OTHER;
    const isSame =
      code === before.codes[old] &&
      before.ends[old]?.id === after.ends[unit]?.id &&
      before.indices[old] === after.indices[unit] &&
      before.pods[old] === after.pods[unit] &&
      before.sourcePrints[old] === after.sourcePrints[unit] &&
      before.targetPrints[old] === after.targetPrints[unit] &&
      before.sides[direction].sets[old] === after.sides[direction].sets[unit] &&
      isSameRow(rowsBefore[4][old], rowsAfter[4][unit]) &&
      isSameRow(rowsBefore[6][old], rowsAfter[6][unit]);
    if (!isSame) return OTHER;
    if (direction === "ingress" && before.asked[old] !== after.asked[unit]) answer = ASKED_ANEW;
  }
  return answer;
}

/** A unit that is judged pod by pod: the same pods and classes, and their rows. */
function isSameOdd(
  former: TableFacts,
  before: AskedEnd | undefined,
  now: TableFacts,
  after: AskedEnd | undefined,
  direction: Direction,
): boolean {
  if (before === undefined || before !== after || after.kind !== "workload") return false;
  const [then, latest] = [former.evaluation, now.evaluation];
  return after.members.every(
    ({ endpointClass }) =>
      then.compiled.isolating(endpointClass, direction) === latest.compiled.isolating(endpointClass, direction) &&
      then.sides.rowOf(endpointClass, direction, 4) === latest.sides.rowOf(endpointClass, direction, 4) &&
      then.sides.rowOf(endpointClass, direction, 6) === latest.sides.rowOf(endpointClass, direction, 6),
  );
}

function isSameRow(before: CellRow | undefined, after: CellRow | undefined): boolean {
  return before === after || (before?.[0] === OPEN && after?.[0] === OPEN);
}
