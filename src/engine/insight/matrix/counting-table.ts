import type { PortSet } from "../../net/port-set";
import type { Evaluation } from "../../policy/evaluation";
import type { PairBooks } from "../judged-cells";
import { createNaming } from "../named-ends";
import { createPairAssumptions } from "../pair-assumptions";
import type { PairSource } from "../pair-table";
import { createTally, type Tally } from "../pair-tally";
import { listUnits } from "../pair-units";
import type { PictureEnd } from "../picture-ends";
import type { AskedEnd } from "../probe";

/**
 * A table that keeps nothing but the pair that was asked about last: for more ends than a table of all their pairs has room
 * for, and few of whose pairs are looked at.
 *
 * @param askedAt - the ports that are asked about at a target, never none
 */
export function createCountingTable(
  evaluation: Evaluation,
  ends: readonly PictureEnd[],
  books: PairBooks,
  askedAt: (target: AskedEnd) => PortSet,
): PairSource {
  const units = listUnits(evaluation, ends, askedAt, books.parts.askedNumber, null);
  const count = createTally({ evaluation, units, books, askedAt });
  const isNamed = createNaming(evaluation.compiled, units, ends.length);
  const assumptions = createPairAssumptions(evaluation, units, askedAt);
  let latest: { readonly source: number; readonly target: number; readonly tally: Tally } | null = null;
  const find = (source: number, target: number): Tally => {
    // the tally is filled anew by each count, so that one is enough
    if (latest?.source !== source || latest.target !== target) {
      latest = { source, target, tally: count(source, target) };
    }
    return latest.tally;
  };
  return {
    saying(source, target) {
      const { saying } = find(source, target);
      return saying === 0 ? null : books.parts.sayingOf(saying);
    },
    outcome: (source, target) => find(source, target).outcome,
    isDeliberate: (source, target) => find(source, target).isOddDeliberate || isNamed(source, target),
    isAdmitted: (source, target) => find(source, target).isAdmitted,
    count(source, target) {
      const { all, through } = find(source, target);
      return { all, through };
    },
    assumptions: assumptions.of,
    isUnchanged: () => false,
  };
}
