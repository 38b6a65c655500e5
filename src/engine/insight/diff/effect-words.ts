import { type AddressRange, formatAddressRange, rangeAsCidr } from "../../net/cidr";
import { formatPorts } from "../../net/format-ports";
import { type Family, LAST_ADDRESS } from "../../net/ip-address";
import { isEmptyPortSet } from "../../net/port-set";
import type { ChangedPorts } from "./changed-ports";

/**
 * Some ranges of addresses: “every address outside”, or two of them and how many more.
 *
 * @param families - all that there are outside to speak of
 */
export function rangesInWords(ranges: readonly AddressRange[], families: ReadonlySet<Family>): string {
  const joined = joinRanges(ranges);
  const whole = new Set(joined.filter(isEverything).map(({ family }) => family));
  if (whole.size > 0 && [...families].every((family) => whole.has(family))) return "every address outside";
  const named = joined.slice(0, NAMED_RANGES).map((range) => {
    if (whole.has(range.family)) return `every IPv${range.family} address outside`;
    return rangeAsCidr(range) ?? formatAddressRange(range);
  });
  const more = joined.length - named.length;
  return more > 0
    ? `${named.join(", ")} and ${more} more ${more === 1 ? "range" : "ranges"} outside`
    : named.join(", ");
}

const NAMED_RANGES = 2;

function joinRanges(ranges: readonly AddressRange[]): readonly AddressRange[] {
  const sorted = ranges.toSorted((a, b) => a.family - b.family || (a.first < b.first ? -1 : 1));
  const joined: AddressRange[] = [];
  for (const range of sorted) {
    const before = joined.at(-1);
    const isNext = before !== undefined && before.family === range.family && range.first <= before.last + 1n;
    if (isNext) joined[joined.length - 1] = { ...before, last: range.last };
    else joined.push(range);
  }
  return joined;
}

function isEverything({ family, first, last }: AddressRange): boolean {
  return first === 0n && last === LAST_ADDRESS[family];
}

/** “TCP 80”, “TCP 80 (IPv4 only)”. */
export function portWords({ allowed, depends, family, mixed }: ChangedPorts): string {
  const surely = isEmptyPortSet(allowed) ? "" : formatPorts(allowed);
  const perhaps = isEmptyPortSet(depends) ? "" : `${formatPorts(depends)} as the profile decides`;
  const ports = [surely, perhaps].filter((part) => part !== "").join(", ");
  const notes = [...(family === null ? [] : [`IPv${family} only`]), ...(mixed ? ["some pods only"] : [])];
  return notes.length === 0 ? ports : `${ports} (${notes.join(", ")})`;
}
