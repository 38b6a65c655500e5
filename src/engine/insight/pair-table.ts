import type { PortSet } from "../net/port-set";
import type { Evaluation } from "../policy/evaluation";
import type { Assumption } from "../policy/profile";
import type { PairBooks } from "./judged-cells";
import { createNaming } from "./named-ends";
import { createPairAssumptions, type PairAssumptions } from "./pair-assumptions";
import { compareTables } from "./pair-sameness";
import { createTally, type Tally } from "./pair-tally";
import { listUnits, type PairUnits } from "./pair-units";
import type { Saying } from "./part-book";
import type { PictureEnd } from "./picture-ends";
import type { AskedEnd } from "./probe";

/** What is known of every pair of the ends of a picture, by their positions. Pairs are counted when they are asked for. */
export interface PairTable {
  readonly ends: readonly PictureEnd[];
  /** Null: the pair is not judged. */
  saying(source: number, target: number): Saying | null;
  /** What gets through over all ports, a number of the book of outcomes; 0: not judged. */
  outcome(source: number, target: number): number;
  isDeliberate(source: number, target: number): boolean;
  isAdmitted(source: number, target: number): boolean;
  /** Pairs of pods, and those of them that surely get something through. */
  count(source: number, target: number): { readonly all: number; readonly through: number };
  assumptions(source: number, target: number): readonly Assumption[];
  /** The position that an end had in the table before, -1 for a new one; negative as well where there was no such table. */
  formerPosition(end: number): number;
  /** Whether nothing that says something of a pair, its assumptions too, is another than in the table before. */
  isUnchanged(source: number, target: number): boolean;
  /** Lets go of the table before: what was not taken over of it is counted. */
  forget(): void;
  /** For the next table. */
  readonly facts: TableFacts;
}

/** What of a table a single pair is made of. */
export type PairSource = Pick<
  PairTable,
  "saying" | "outcome" | "isDeliberate" | "isAdmitted" | "count" | "assumptions" | "isUnchanged"
>;

/** What a table leaves to the next one. */
export interface TableFacts {
  readonly evaluation: Evaluation;
  readonly ends: readonly PictureEnd[];
  readonly positions: ReadonlyMap<string, number>;
  readonly units: PairUnits;
  readonly assumptions: PairAssumptions;
  /** By source and target, numbers of the book of parts. */
  readonly sayings: Int32Array;
  readonly outcomes: Int32Array;
  /** What is known besides, as bits. */
  readonly notes: Uint8Array;
}

const KNOWN = 1;
const ODD_DELIBERATE = 2;
const ADMITTED = 4;
const DELIBERATE_KNOWN = 8;
const DELIBERATE = 16;

/**
 * Makes the table of the pairs of some ends.
 *
 * @param askedAt - the ports that are asked about at a target, never none
 * @param former - of the same books; what is the same in it is taken over. Null: there is none
 */
export function createPairTable(
  evaluation: Evaluation,
  ends: readonly PictureEnd[],
  books: PairBooks,
  askedAt: (target: AskedEnd) => PortSet,
  former: TableFacts | null,
): PairTable {
  const size = ends.length;
  const units = listUnits(evaluation, ends, askedAt, books.parts.askedNumber, former?.units ?? null);
  const count = createTally({ evaluation, units, books, askedAt });
  const isNamed = createNaming(evaluation.compiled, units, size);
  const assumptions = createPairAssumptions(evaluation, units, askedAt);
  const sayings = new Int32Array(size * size);
  const outcomes = new Int32Array(size * size);
  const notes = new Uint8Array(size * size);
  const positions = new Map(ends.map(({ id }, i) => [id, i]));
  const facts: TableFacts = { evaluation, ends, positions, units, assumptions, sayings, outcomes, notes };
  let before = former;
  let sameness = former === null ? null : compareTables(former, facts);
  // who asks for the count of a pair has mostly just been told what is said of it
  const latest = { at: -1, all: 0, through: 0 };
  const note = (at: number, { saying, outcome, all, through, isOddDeliberate, isAdmitted }: Tally) => {
    latest.at = at;
    latest.all = all;
    latest.through = through;
    sayings[at] = saying;
    outcomes[at] = outcome;
    notes[at] = KNOWN | (isOddDeliberate ? ODD_DELIBERATE : 0) | (isAdmitted ? ADMITTED : 0);
  };
  /** The place of a pair in the columns, once they tell of it. */
  const find = (source: number, target: number): number => {
    const at = source * size + target;
    if (notes[at] !== 0) return at;
    const then = sameness?.formerPlace(source, target) ?? -1;
    const known = before?.notes[then] ?? 0;
    if (before === null || known === 0) {
      note(at, count(source, target));
      // whether rules name a pair is no matter of the ports asked about
      const apart = before?.notes[sameness?.placeApartFromAsked(source, target) ?? -1] ?? 0;
      const latestNotes = notes[at] ?? 0;
      if ((latestNotes & ODD_DELIBERATE) === (apart & ODD_DELIBERATE)) {
        notes[at] = latestNotes | (apart & (DELIBERATE_KNOWN | DELIBERATE));
      }
      return at;
    }
    sayings[at] = before.sayings[then] ?? 0;
    outcomes[at] = before.outcomes[then] ?? 0;
    notes[at] = known;
    return at;
  };
  return {
    ends,
    facts,
    saying(source, target) {
      const saying = sayings[find(source, target)] ?? 0;
      return saying === 0 ? null : books.parts.sayingOf(saying);
    },
    outcome: (source, target) => outcomes[find(source, target)] ?? 0,
    isDeliberate(source, target) {
      const at = find(source, target);
      const known = notes[at] ?? 0;
      if ((known & DELIBERATE_KNOWN) !== 0) return (known & DELIBERATE) !== 0;
      const answer = (known & ODD_DELIBERATE) !== 0 || isNamed(source, target);
      notes[at] = known | DELIBERATE_KNOWN | (answer ? DELIBERATE : 0);
      return answer;
    },
    isAdmitted: (source, target) => ((notes[find(source, target)] ?? 0) & ADMITTED) !== 0,
    count(source, target) {
      const { all, through } = latest.at === source * size + target ? latest : count(source, target);
      return { all, through };
    },
    assumptions: assumptions.of,
    formerPosition: (end) => sameness?.formerPosition(end) ?? -1,
    isUnchanged: (source, target) => sameness?.isUnchanged(source, target) ?? false,
    forget() {
      before = null;
      sameness = null;
    },
  };
}
