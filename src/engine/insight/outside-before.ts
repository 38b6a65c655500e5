import type { AddressRange } from "../net/cidr";
import type { Family } from "../net/ip-address";
import type { CompiledPolicies } from "../policy/compile-policies";
import { alignOutside } from "./diff/diff-outside";
import { outsideOfPods } from "./diff/outside-of-pods";
import { type PictureEnd, rangeEndId } from "./picture-ends";

/** Addresses of an end outside that were of one end before. */
export interface FormerAddresses {
  /** Id of the end that they were of. */
  readonly was: string;
  readonly ranges: readonly AddressRange[];
  /** The only family that they are of; null: both. */
  readonly family: Family | null;
}

/**
 * Says which ends the addresses of each end outside were of before: those of a new range were a part of a wider range or of
 * *anyone*, and what is *anyone* now may have been a range. Addresses that pods state are left out, as what changes for
 * them is told of the pods.
 *
 * @returns by the ids of the ends of now; of an end that stands for nobody, nothing
 */
export function followOutside(
  before: CompiledPolicies,
  now: CompiledPolicies,
): ReadonlyMap<string, readonly FormerAddresses[]> {
  const found = new Map<string, Map<string, FormerAddresses>>();
  const stretches = outsideOfPods(alignOutside(before, now), before.cluster, now.cluster);
  for (const { family, ranges, old, now: group } of stretches) {
    const [id, was] = [endIdOf(now, group), endIdOf(before, old)];
    const own = found.get(id) ?? new Map<string, FormerAddresses>();
    found.set(id, own);
    const known = own.get(was) ?? { was, ranges: [], family };
    own.set(was, { was, ranges: [...known.ranges, ...ranges], family: known.family === family ? family : null });
  }
  return new Map(Array.from(found, ([id, own]) => [id, [...own.values()]]));
}

/** Whether these are all addresses of a range. */
export function isWholeRange(end: PictureEnd, ranges: readonly AddressRange[]): boolean {
  const size = (of: readonly AddressRange[]) => of.reduce((sum, { first, last }) => sum + (last - first + 1n), 0n);
  return end.kind === "range" && size(end.ranges) === size(ranges);
}

function endIdOf({ space }: CompiledPolicies, group: number): string {
  const { blocks, ranges } = space.groups[group] ?? { blocks: [], ranges: [] };
  const [first] = ranges;
  return blocks.length > 0 && first !== undefined ? rangeEndId(first) : "anyone";
}
