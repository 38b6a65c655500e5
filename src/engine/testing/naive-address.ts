import type { IpBlockPeer, NetworkPolicy } from "../kube/objects";
import type { AddressRange, Cidr } from "../net/cidr";
import { type Family, type IpAddress, parseIpAddress, parseIpv6 } from "../net/ip-address";
import type { Connection, Endpoint } from "../policy/verdict";
import { KUBERNETES } from "./kubernetes-profile";
import { podOf, type Reading } from "./naive-world";

/** An address as a text of 32 or 128 binary digits, so that a block is a common beginning. */
type Bits = { readonly family: Family; readonly digits: string };

/** Whether an ipBlock contains an address: in `cidr`, in none of `except`, and of its family (N31, N50). */
export function blockContains(world: Reading, block: IpBlockPeer, address: IpAddress): boolean {
  if (world.mutant === "zero-cidr-covers-ipv6" && block.cidr.prefix === 0) return true;
  if (world.mutant === "ip-block-ignores-except") return cidrContains(block.cidr, address);
  return cidrContains(block.cidr, address) && !block.except.some((cidr) => cidrContains(cidr, address));
}

/** Whether an address is in some `except` of a policy's rules. */
export function isExcepted(policy: NetworkPolicy, direction: "egress" | "ingress", address: IpAddress): boolean {
  return policy[direction].some((rule) =>
    rule.peers.some((peer) => peer.kind === "ipBlock" && peer.except.some((cidr) => cidrContains(cidr, address))),
  );
}

function cidrContains(cidr: Cidr, address: IpAddress): boolean {
  const block = readCidr(cidr.text);
  if (block.family !== address.family) return false;
  return bitsOf(address).digits.startsWith(block.digits);
}

/** Address and length of a CIDR; an IPv4-mapped one is IPv4 where its prefix covers the mapping. */
export function readBlock(text: string): { readonly address: IpAddress; readonly prefix: number } {
  const [written = "", length = ""] = text.split("/");
  const prefix = Number(length);
  const address = parseIpAddress(written);
  if (address === null) throw new Error(`no CIDR: ${text}`);
  if (!written.includes(":") || address.family === 6) return { address, prefix };
  if (prefix >= 96) return { address, prefix: prefix - 96 };
  return { address: { family: 6, value: parseIpv6(written) ?? 0n }, prefix };
}

const blocks = new Map<string, Bits>();

/** The fixed leading digits of a CIDR, read from its text. */
function readCidr(text: string): Bits {
  const known = blocks.get(text);
  if (known !== undefined) return known;
  const { address, prefix } = readBlock(text);
  const bits = bitsOf(address);
  const block = { family: bits.family, digits: bits.digits.slice(0, prefix) };
  blocks.set(text, block);
  return block;
}

function bitsOf(address: IpAddress): Bits {
  const width = address.family === 4 ? 32 : 128;
  return { family: address.family, digits: address.value.toString(2).padStart(width, "0") };
}

/**
 * Every address at which the other end's policies may see an end of a connection; null for an end that has no address.
 * More than one where the address is unknown: one for each stretch that the ends of ipBlocks cut out of where it may
 * lie (N53).
 */
export function possibleAddresses(
  world: Reading,
  connection: Connection,
  end: "source" | "destination",
): readonly (IpAddress | null)[] {
  const seen = connection[end];
  if (seen.kind !== "pod") return [seen.address];
  if (seen.address !== null) return [seen.address];
  const pod = podOf(world, seen.pod);
  const family = familyAsked(world, connection, end);
  switch (pod.address.kind) {
    case "stated":
      return [pod.address.addresses.find((address) => address.family === family) ?? null];
    case "none":
      return world.mutant === "pending-pod-matches-blocks" ? stretches(world, family, "pod-cidr") : [null];
    case "presumed":
      if (world.mutant === "unaddressed-pods-match-no-block") return [null];
      if (world.mutant === "unaddressed-pods-lie-at-range-start")
        return stretches(world, family, "pod-cidr").slice(0, 1);
      return stretches(world, family, world.mutant === "unaddressed-pods-lie-anywhere" ? "anywhere" : "pod-cidr");
    case "node":
      return stretches(world, family, "anywhere");
  }
}

/**
 * The family in which an unnamed pod end is seen (N50): that of the other end's named address if the pod has it, else
 * the source's first family that the destination has too; where both share none, the pod's own primary one.
 */
function familyAsked(world: Reading, connection: Connection, end: "source" | "destination"): Family {
  const own = familiesOf(world, connection[end]);
  const other = connection[end === "source" ? "destination" : "source"];
  const primary = own[0] ?? 4;
  if (other.kind !== "pod" || other.address !== null) {
    const named = other.address?.family ?? primary;
    return own.includes(named) ? named : primary;
  }
  const ofSource = familiesOf(world, connection.source);
  const ofDestination = familiesOf(world, connection.destination);
  return ofSource.find((family) => ofDestination.includes(family)) ?? primary;
}

/** The families in which an end has addresses, the primary first; none for a pod that has no address yet. */
function familiesOf(world: Reading, end: Endpoint): readonly Family[] {
  if (end.kind !== "pod") return [end.address.family];
  const { address } = podOf(world, end.pod);
  if (address.kind === "none") return [];
  return address.kind === "stated" ? address.addresses.map((one) => one.family) : world.cluster.presumedFamilies;
}

/** The first address of every stretch inside which no ipBlock of any policy tells addresses apart. */
function stretches(world: Reading, family: Family, where: "pod-cidr" | "anywhere"): readonly IpAddress[] {
  const wholeFamily = { family, first: 0n, last: (1n << (family === 4 ? 32n : 128n)) - 1n };
  const ranges = where === "anywhere" ? [wholeFamily] : podCidrs(world).filter((range) => range.family === family);
  const found: IpAddress[] = [];
  for (const range of ranges) {
    const starts = new Set([range.first]);
    for (const cut of cuts(world.policies, family)) {
      if (range.first <= cut && cut <= range.last) starts.add(cut);
    }
    for (const value of starts) found.push({ family, value });
  }
  return found;
}

function podCidrs({ profile, mutant }: Reading): readonly AddressRange[] {
  return mutant === "pod-cidr-is-always-the-default" ? KUBERNETES.podCidrs : profile.podCidrs;
}

/** Where a block starts, and where the address after its last one is. */
function cuts(policies: readonly NetworkPolicy[], family: Family): readonly bigint[] {
  const found: bigint[] = [];
  for (const policy of policies) {
    for (const rule of [...policy.ingress, ...policy.egress]) {
      for (const peer of rule.peers) {
        if (peer.kind !== "ipBlock") continue;
        for (const cidr of [peer.cidr, ...peer.except]) {
          const block = readCidr(cidr.text);
          if (block.family !== family) continue;
          const width = family === 4 ? 32 : 128;
          found.push(BigInt(`0b${block.digits.padEnd(width, "0")}`));
          found.push(BigInt(`0b${block.digits.padEnd(width, "1")}`) + 1n);
        }
      }
    }
  }
  return found;
}
