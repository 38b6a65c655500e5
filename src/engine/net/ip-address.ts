/** IPv4 or IPv6. */
export type Family = 4 | 6;

/** An address as a number of its family: 32 or 128 bits. */
export interface IpAddress {
  readonly family: Family;
  readonly value: bigint;
}

/** The highest address of a family. */
export const LAST_ADDRESS: { readonly [F in Family]: bigint } = { 4: (1n << 32n) - 1n, 6: (1n << 128n) - 1n };

/** How many bits an address of the family has. */
export const ADDRESS_BITS: { readonly [F in Family]: number } = { 4: 32, 6: 128 };

/**
 * Reads an IPv4 or IPv6 address; null when it is none. Leading zeros in IPv4 octets are read as decimal, as the API
 * server does, and groups of IPv6 may have any number of them. An IPv4-mapped IPv6 address (`::ffff:10.0.0.1`) is the IPv4 address, as Go's `net.IP` has it.
 *
 * @see k8s.io/utils/net ParseIPSloppy
 */
export function parseIpAddress(text: string): IpAddress | null {
  const raw = text.includes(":") ? parseIpv6(text) : parseIpv4(text);
  if (raw === null) return null;
  if (text.includes(":") && raw >> 32n === 0xffffn) return { family: 4, value: raw & 0xffffffffn };
  return { family: text.includes(":") ? 6 : 4, value: raw };
}

/** The 32 bits of a dotted quad, or null. */
export function parseIpv4(text: string): bigint | null {
  const parts = text.split(".");
  if (parts.length !== 4) return null;
  let value = 0n;
  for (const part of parts) {
    if (!/^[0-9]+$/.test(part)) return null;
    const octet = Number(part);
    if (octet > 255) return null;
    value = (value << 8n) | BigInt(octet);
  }
  return value;
}

/** The 128 bits of an IPv6 address (an embedded dotted quad at its end included), or null. */
export function parseIpv6(text: string): bigint | null {
  const halves = text.split("::");
  if (halves.length > 2) return null;
  const head = parseGroups(halves[0] ?? "", halves.length === 1);
  const tail = halves.length === 2 ? parseGroups(halves[1] ?? "", true) : [];
  if (head === null || tail === null) return null;
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return null;
  const groups = [...head, ...new Array<number>(missing).fill(0), ...tail];
  return groups.reduce((value, group) => (value << 16n) | BigInt(group), 0n);
}

/** The way an address is written: dotted quad, or IPv6 by RFC 5952 (lower case, longest run of zeros shortened). */
export function formatIpAddress(address: IpAddress): string {
  if (address.family === 4) {
    return [24n, 16n, 8n, 0n].map((shift) => ((address.value >> shift) & 255n).toString()).join(".");
  }
  const groups = Array.from({ length: 8 }, (_, i) => Number((address.value >> BigInt(112 - 16 * i)) & 0xffffn));
  const run = longestZeroRun(groups);
  const hex = (part: readonly number[]) => part.map((group) => group.toString(16)).join(":");
  if (run.length < 2) return hex(groups);
  return `${hex(groups.slice(0, run.start))}::${hex(groups.slice(run.start + run.length))}`;
}

/** Orders addresses: IPv4 before IPv6, then by value. */
export function compareIpAddresses(a: IpAddress, b: IpAddress): number {
  if (a.family !== b.family) return a.family - b.family;
  return a.value < b.value ? -1 : a.value > b.value ? 1 : 0;
}

function parseGroups(text: string, mayEndDotted: boolean): number[] | null {
  if (text === "") return [];
  const groups: number[] = [];
  const parts = text.split(":");
  for (const [i, part] of parts.entries()) {
    if (part.includes(".")) {
      const quad = i === parts.length - 1 && mayEndDotted ? parseIpv4(part) : null;
      if (quad === null) return null;
      groups.push(Number(quad >> 16n), Number(quad & 0xffffn));
    } else {
      // any number of leading zeros, as the server has it
      if (!/^0*[0-9a-fA-F]{1,4}$/.test(part)) return null;
      groups.push(Number.parseInt(part, 16));
    }
  }
  return groups;
}

function longestZeroRun(groups: readonly number[]): { start: number; length: number } {
  let best = { start: 0, length: 0 };
  let start = -1;
  for (let i = 0; i <= groups.length; i++) {
    if (groups[i] === 0) {
      if (start < 0) start = i;
    } else if (start >= 0) {
      if (i - start > best.length) best = { start, length: i - start };
      start = -1;
    }
  }
  return best;
}
