import { type AddressRange, containsAddress } from "./cidr";
import { type Family, type IpAddress, LAST_ADDRESS } from "./ip-address";

/** A block as a peer names it: addresses of `cidr` that are in none of `except`. */
export interface AddressBlock {
  readonly cidr: AddressRange;
  readonly except: readonly AddressRange[];
}

/** Addresses of one family that lie in exactly the same blocks, so that no policy tells them apart. */
export interface AddressGroup {
  readonly family: Family;
  /** Ascending, disjoint, never adjacent; at least one. */
  readonly ranges: readonly AddressRange[];
  /** Indices of the blocks that hold it, ascending. */
  readonly blocks: readonly number[];
}

/** All addresses of both families, cut where the blocks tell them apart. */
export interface AddressSpace {
  /** In the order of their first address, IPv4 before IPv6. */
  readonly groups: readonly AddressGroup[];
  /** Index of the group that holds an address. */
  groupOf(address: IpAddress): number;
  /** Indices of all groups that hold an address of the range, ascending. */
  groupsIn(range: AddressRange): readonly number[];
  /** Whether a block names every address of its family, exceptions aside. */
  isWholeFamily(block: number): boolean;
  /** Indices of the groups that a block holds. */
  groupsOfBlock(block: number): readonly number[];
}

interface Atom extends AddressRange {
  readonly group: number;
}

/** Cuts the address space into the groups that the blocks tell apart. Without blocks there is one group a family. */
export function cutAddressSpace(blocks: readonly AddressBlock[]): AddressSpace {
  const groups: { family: Family; ranges: AddressRange[]; blocks: number[] }[] = [];
  const atoms: Record<Family, Atom[]> = { 4: [], 6: [] };
  for (const family of [4, 6] as const) {
    const byKey = new Map<string, number>();
    for (const { first, last, members } of cutFamily(blocks, family)) {
      const key = members.join(",");
      const known = byKey.get(key);
      const group = known ?? groups.length;
      if (known === undefined) {
        byKey.set(key, group);
        groups.push({ family, ranges: [], blocks: [...members] });
      }
      const ranges = groups[group]?.ranges ?? [];
      const previous = ranges.at(-1);
      if (previous !== undefined && previous.last + 1n === first) {
        ranges[ranges.length - 1] = { family, first: previous.first, last };
      } else ranges.push({ family, first, last });
      atoms[family].push({ family, first, last, group });
    }
  }
  const groupsOfBlocks = blocks.map((): number[] => []);
  for (const [i, group] of groups.entries()) for (const block of group.blocks) groupsOfBlocks[block]?.push(i);
  return {
    groups,
    groupOf: (address) => atoms[address.family][atomIndex(atoms[address.family], address.value)]?.group ?? 0,
    groupsIn(range) {
      const list = atoms[range.family];
      const found = new Set<number>();
      for (let i = atomIndex(list, range.first); i < list.length && (list[i]?.first ?? 0n) <= range.last; i++) {
        found.add(list[i]?.group ?? 0);
      }
      return [...found].sort((a, b) => a - b);
    },
    isWholeFamily(block) {
      const cidr = blocks[block]?.cidr;
      return cidr !== undefined && cidr.first === 0n && cidr.last === LAST_ADDRESS[cidr.family];
    },
    groupsOfBlock: (block) => groupsOfBlocks[block] ?? [],
  };
}

/** Whether a block holds an address (N31): in `cidr`, and in none of `except`. */
export function blockContains(block: AddressBlock, address: IpAddress): boolean {
  return containsAddress(block.cidr, address) && !block.except.some((except) => containsAddress(except, address));
}

/** The smallest stretches of a family on which membership is constant, ascending. */
function cutFamily(blocks: readonly AddressBlock[], family: Family) {
  const events = new Map<bigint, { block: number; change: number }[]>();
  const at = (value: bigint, block: number, change: number) => {
    const list = events.get(value) ?? [];
    list.push({ block, change });
    events.set(value, list);
  };
  for (const [i, { cidr, except }] of blocks.entries()) {
    if (cidr.family !== family) continue;
    at(cidr.first, i, 1);
    at(cidr.last + 1n, i, -1);
    for (const hole of except) {
      at(hole.first, i, -COVERED);
      at(hole.last + 1n, i, COVERED);
    }
  }
  const cuts = [...new Set([0n, ...events.keys()])].filter((value) => value <= LAST_ADDRESS[family]);
  cuts.sort((a, b) => (a < b ? -1 : 1));
  const depth = new Map<number, number>();
  return cuts.map((first, i) => {
    for (const { block, change } of events.get(first) ?? []) {
      const now = (depth.get(block) ?? 0) + change;
      if (now === 0) depth.delete(block);
      else depth.set(block, now);
    }
    const members = [...depth].filter(([, value]) => value === 1).map(([block]) => block);
    const next = cuts[i + 1];
    return {
      first,
      last: next === undefined ? LAST_ADDRESS[family] : next - 1n,
      members: members.sort((a, b) => a - b),
    };
  });
}

/** More than any number of blocks: an address in an exception is never a member, however often it is excepted. */
const COVERED = 1_000_000_000;

function atomIndex(list: readonly Atom[], value: bigint): number {
  let low = 0;
  let high = list.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((list[middle]?.first ?? 0n) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
