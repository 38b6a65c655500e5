import { type AddressRange, rangeAsCidr } from "../../net/cidr";
import { type Family, formatIpAddress } from "../../net/ip-address";

/** The part of a range that lies in another; null where none does. */
export function intersection(a: AddressRange, b: AddressRange): AddressRange | null {
  if (a.family !== b.family) return null;
  const { first } = b.first > a.first ? b : a;
  const { last } = b.last < a.last ? b : a;
  return first <= last ? { family: a.family, first, last } : null;
}

/** What is left of a range without others; empty: nothing. */
export function withoutRanges(range: AddressRange, others: readonly AddressRange[]): readonly AddressRange[] {
  return others.reduce<readonly AddressRange[]>(
    (left, other) =>
      left.flatMap((piece) => {
        const common = intersection(piece, other);
        if (common === null) return [piece];
        const before = piece.first < common.first ? [{ ...piece, last: common.first - 1n }] : [];
        return common.last < piece.last ? [...before, { ...piece, first: common.last + 1n }] : before;
      }),
    [{ family: range.family, first: range.first, last: range.last }],
  );
}

/** The fewest blocks that make up a range, ascending. */
export function blocksOf({ family, first, last }: AddressRange): readonly string[] {
  const blocks: string[] = [];
  let at = first;
  while (at <= last) {
    let size = 1n;
    while (at % (size * 2n) === 0n && at + size * 2n - 1n <= last) size *= 2n;
    blocks.push(rangeAsCidr({ family, first: at, last: at + size - 1n }) ?? oneAddress(family, at));
    at += size;
  }
  return blocks;
}

function oneAddress(family: Family, value: bigint): string {
  return `${formatIpAddress({ family, value })}/${family === 4 ? 32 : 128}`;
}
