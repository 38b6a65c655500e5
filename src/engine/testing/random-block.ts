import { type Family, formatIpAddress, parseIpAddress } from "../net/ip-address";
import type { Json } from "./json";
import type { Random } from "./random";

/** Blocks whose ends lie beside each other, beside the pods of a world and beside the default pod CIDRs. */
const BLOCKS: readonly string[] = [
  "0.0.0.0/0",
  "0.0.0.0/1",
  "128.0.0.0/1",
  "10.0.0.0/8",
  "10.0.0.0/29",
  "10.0.0.0/30",
  "10.0.0.4/30",
  "10.0.0.2/31",
  "10.0.0.5/32",
  "10.0.0.3/30",
  "10.244.0.0/15",
  "10.244.0.0/16",
  "10.244.0.0/17",
  "10.244.128.0/17",
  "10.244.1.0/24",
  "10.245.0.0/16",
  "192.168.0.0/24",
  "192.168.0.1/32",
  "255.255.255.254/31",
  "::ffff:10.0.0.0/126",
  "::/0",
  "::/1",
  "8000::/1",
  "fd00::/8",
  "fd00::/125",
  "fd00::/126",
  "fd00::4/126",
  "fd00:10:244::/55",
  "fd00:10:244::/56",
  "fd00:10:244::/57",
  "fd00:10:244:80::/57",
  "fd00:10:244::/64",
  "2001:db8::/32",
];

/** Pairs of blocks that together are a pod CIDR, or all of a family. */
export const HALVES: readonly (readonly string[])[] = [
  ["10.244.0.0/17", "10.244.128.0/17"],
  ["0.0.0.0/1", "128.0.0.0/1"],
  ["fd00:10:244::/57", "fd00:10:244:80::/57"],
  ["::/1", "8000::/1"],
];

/** An ipBlock; its excepts are strictly inside it, as the server demands. */
export function randomBlock(random: Random): Json {
  const cidr = random.pick(BLOCKS);
  const outer = spanOf(cidr);
  const inside = BLOCKS.filter((text) => isStrictlyInside(spanOf(text), outer));
  // the server counts the prefix of an IPv4-mapped block in 128 bits, so IPv4 excepts are never longer
  if (inside.length === 0 || cidr.startsWith("::ffff:") || random.chance(0.5)) return { cidr };
  const except = random.times(0, 2, () => (random.chance(0.5) ? random.pick(inside) : edgeOf(random, outer)));
  return { cidr, except };
}

/** Addresses at and just beside both ends of blocks: where an evaluator is wrong by one. */
export const BOUNDARY_ADDRESSES: readonly string[] = [...new Set(BLOCKS.flatMap(beside))];

interface Span {
  readonly family: Family;
  readonly first: bigint;
  readonly last: bigint;
  readonly prefix: number;
}

function spanOf(cidr: string): Span {
  const [head = "", length = ""] = cidr.split("/");
  const address = parseIpAddress(head);
  if (address === null) throw new Error(`no CIDR: ${cidr}`);
  const prefix = Number(length) - (head.includes(":") && address.family === 4 ? 96 : 0);
  const size = 1n << BigInt((address.family === 4 ? 32 : 128) - prefix);
  const first = (address.value / size) * size;
  return { family: address.family, first, last: first + size - 1n, prefix };
}

function isStrictlyInside(inner: Span, outer: Span): boolean {
  return (
    inner.family === outer.family &&
    inner.prefix > outer.prefix &&
    outer.first <= inner.first &&
    inner.last <= outer.last
  );
}

/** The first or the last half, quarter or address of a block. */
function edgeOf(random: Random, outer: Span): string {
  const width = outer.family === 4 ? 32 : 128;
  const prefix = random.pick([outer.prefix + 1, outer.prefix + 2, width].filter((length) => length <= width));
  const size = 1n << BigInt(width - prefix);
  const first = random.chance(0.5) ? outer.first : outer.last - size + 1n;
  return `${formatIpAddress({ family: outer.family, value: first })}/${prefix}`;
}

function beside(cidr: string): readonly string[] {
  const { family, first, last } = spanOf(cidr);
  const highest = (1n << (family === 4 ? 32n : 128n)) - 1n;
  return [first - 1n, first, last, last + 1n]
    .filter((value) => value >= 0n && value <= highest)
    .map((value) => formatIpAddress({ family, value }));
}
