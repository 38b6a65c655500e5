import {
  ADDRESS_BITS,
  type Family,
  formatIpAddress,
  type IpAddress,
  LAST_ADDRESS,
  parseIpAddress,
  parseIpv6,
} from "./ip-address";

/** A stretch of addresses of one family, both ends inclusive. */
export interface AddressRange {
  readonly family: Family;
  readonly first: bigint;
  readonly last: bigint;
}

/** A block of addresses in CIDR notation; host bits are masked off, as every reader of it does. */
export interface Cidr extends AddressRange {
  /** Number of leading bits that are fixed: 0 to 32, or 0 to 128. */
  readonly prefix: number;
  /** As the author wrote it. */
  readonly text: string;
  /** False where the text has host bits set, leading zeros, is IPv4-mapped or not as RFC 5952 has it: the server warns. */
  readonly canonical: boolean;
}

/**
 * Reads a CIDR; null when the API server would call it invalid. Host bits and leading zeros are accepted (the server
 * warns). An IPv4-mapped block whose prefix covers the mapping (`::ffff:10.0.0.0/104`) is the IPv4 block.
 *
 * @see k8s.io/utils/net ParseCIDRSloppy; Go net.IPNet.Contains
 */
export function parseCidr(text: string): Cidr | null {
  const slash = text.indexOf("/");
  if (slash < 0 || !/^[0-9]+$/.test(text.slice(slash + 1))) return null;
  const prefix = Number(text.slice(slash + 1));
  const written = text.slice(0, slash);
  if (!written.includes(":")) {
    const address = parseIpAddress(written);
    return address === null || prefix > 32 ? null : block(4, address.value, prefix, text);
  }
  const value = parseIpv6(written);
  if (value === null || prefix > 128) return null;
  if (value >> 32n === 0xffffn && prefix >= 96) return block(4, value & 0xffffffffn, prefix - 96, text);
  return block(6, value, prefix, text);
}

/** Whether an address lies in a range of its own family; never across families (trap 9: `0.0.0.0/0` is no IPv6). */
export function containsAddress(range: AddressRange, address: IpAddress): boolean {
  return range.family === address.family && range.first <= address.value && address.value <= range.last;
}

/** Whether every address of `inner` lies in `outer`. */
export function containsRange(outer: AddressRange, inner: AddressRange): boolean {
  return outer.family === inner.family && outer.first <= inner.first && inner.last <= outer.last;
}

/** `10.0.0.0-10.0.0.255`, or the single address. */
export function formatAddressRange(range: AddressRange): string {
  const first = formatIpAddress({ family: range.family, value: range.first });
  if (range.first === range.last) return first;
  return `${first}-${formatIpAddress({ family: range.family, value: range.last })}`;
}

/** The first address of a range, as text. */
export function firstAddress(range: AddressRange): string {
  return formatIpAddress({ family: range.family, value: range.first });
}

/** `10.0.0.0/24` where the range is exactly one block, else null. */
export function rangeAsCidr(range: AddressRange): string | null {
  const size = range.last - range.first + 1n;
  if ((size & (size - 1n)) !== 0n || range.first % size !== 0n) return null;
  const prefix = ADDRESS_BITS[range.family] - (size.toString(2).length - 1);
  return `${formatIpAddress({ family: range.family, value: range.first })}/${prefix}`;
}

/** All addresses of a family. */
export function wholeFamily(family: Family): AddressRange {
  return { family, first: 0n, last: LAST_ADDRESS[family] };
}

function block(family: Family, address: bigint, prefix: number, text: string): Cidr {
  const hostMask = (1n << BigInt(ADDRESS_BITS[family] - prefix)) - 1n;
  const first = address & ~hostMask;
  const canonical = `${formatIpAddress({ family, value: first })}/${prefix}` === text;
  return { family, first, last: first | hostMask, prefix, text, canonical };
}
