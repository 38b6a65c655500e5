import fc from "fast-check";
import { expect, test } from "vitest";
import { type AddressBlock, blockContains, cutAddressSpace } from "./address-space";
import { type AddressRange, formatAddressRange, parseCidr } from "./cidr";
import { type Family, type IpAddress, LAST_ADDRESS, parseIpAddress } from "./ip-address";

function range(text: string): AddressRange {
  const cidr = parseCidr(text);
  if (cidr === null) throw new Error(`${text} is no CIDR`);
  return cidr;
}

function block(cidr: string, ...except: readonly string[]): AddressBlock {
  return { cidr: range(cidr), except: except.map(range) };
}

function address(text: string): IpAddress {
  const parsed = parseIpAddress(text);
  if (parsed === null) throw new Error(`${text} is no address`);
  return parsed;
}

function written(blocks: readonly AddressBlock[]) {
  return cutAddressSpace(blocks).groups.map(({ ranges, blocks: held }) => ({
    ranges: ranges.map(formatAddressRange),
    blocks: held,
  }));
}

const ALL_IPV6 = { ranges: ["::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"], blocks: [] };

test("without blocks each family is one group", () => {
  expect(written([])).toEqual([{ ranges: ["0.0.0.0-255.255.255.255"], blocks: [] }, ALL_IPV6]);
});

test("a block cuts its family into what is in it and what is around it", () => {
  expect(written([block("10.0.0.0/8")])).toEqual([
    { ranges: ["0.0.0.0-9.255.255.255", "11.0.0.0-255.255.255.255"], blocks: [] },
    { ranges: ["10.0.0.0-10.255.255.255"], blocks: [0] },
    ALL_IPV6,
  ]);
});

test("an exception belongs to the rest, unless another block holds it", () => {
  expect(written([block("10.0.0.0/8", "10.0.0.0/16")])).toEqual([
    { ranges: ["0.0.0.0-10.0.255.255", "11.0.0.0-255.255.255.255"], blocks: [] },
    { ranges: ["10.1.0.0-10.255.255.255"], blocks: [0] },
    ALL_IPV6,
  ]);
  expect(written([block("10.0.0.0/8", "10.0.0.0/16"), block("10.0.0.0/24")]).slice(0, 3)).toEqual([
    { ranges: ["0.0.0.0-9.255.255.255", "10.0.1.0-10.0.255.255", "11.0.0.0-255.255.255.255"], blocks: [] },
    { ranges: ["10.0.0.0-10.0.0.255"], blocks: [1] },
    { ranges: ["10.1.0.0-10.255.255.255"], blocks: [0] },
  ]);
});

test("the same block twice makes no new group", () => {
  expect(written([block("10.0.0.0/8"), block("10.0.0.0/8")])[1]).toEqual({
    ranges: ["10.0.0.0-10.255.255.255"],
    blocks: [0, 1],
  });
});

test("0.0.0.0/0 leaves no other IPv4 group, and does not touch IPv6", () => {
  expect(written([block("0.0.0.0/0")])).toEqual([{ ranges: ["0.0.0.0-255.255.255.255"], blocks: [0] }, ALL_IPV6]);
});

test("a range meets every group that has an address in it", () => {
  const space = cutAddressSpace([block("10.0.0.0/8"), block("10.1.0.0/16")]);
  const groupAt = (text: string) => space.groupOf(address(text));
  expect(space.groupsIn(range("10.1.2.0/24"))).toEqual([groupAt("10.1.0.0")]);
  expect(space.groupsIn(range("10.0.0.0/15"))).toEqual([groupAt("10.0.0.0"), groupAt("10.1.0.0")].sort());
  expect(space.groupsIn(range("0.0.0.0/0"))).toEqual([groupAt("9.0.0.0"), groupAt("10.0.0.0"), groupAt("10.1.0.0")]);
  expect(space.groupsIn(range("::/0"))).toEqual([groupAt("::1")]);
  expect(space.groupsOfBlock(0)).toEqual([groupAt("10.0.0.0"), groupAt("10.1.0.0")].sort());
  expect(space.groupsOfBlock(1)).toEqual([groupAt("10.1.0.0")]);
});

test("only a block from the first to the last address of its family names the whole family", () => {
  const space = cutAddressSpace(
    ["0.0.0.0/0", "::/0", "0.0.0.0/1", "128.0.0.0/1", "8000::/1"].map((text) => block(text)),
  );
  expect([0, 1, 2, 3, 4, 5].map((i) => space.isWholeFamily(i))).toEqual([true, true, false, false, false, false]);
  expect(cutAddressSpace([block("0.0.0.0/0", "10.0.0.0/8")]).isWholeFamily(0)).toBe(true);
});

test("a block that is not there holds no group", () => {
  expect(cutAddressSpace([block("10.0.0.0/8")]).groupsOfBlock(1)).toEqual([]);
});

test("the groups in a range are told in their order, wherever the range begins", () => {
  const space = cutAddressSpace([block("10.0.0.0/8")]);
  expect(space.groupsIn(range("10.0.0.0/7"))).toEqual([0, 1]);
});

test("a group that begins with the last address of a range is in it, one that begins after it is not", () => {
  const space = cutAddressSpace([block("10.0.0.1/32")]);
  const single = space.groupOf(address("10.0.0.1"));
  expect(space.groupsIn(range("10.0.0.0/31"))).toContain(single);
  expect(space.groupsIn(range("10.0.0.0/32"))).not.toContain(single);
});

test("what blocks 1 and 2 hold together is another group than what block 12 holds", () => {
  const others = Array.from({ length: 10 }, (_, i) => block(`192.168.${i}.0/24`));
  const space = cutAddressSpace([
    ...others.slice(0, 1),
    block("10.0.0.0/8"),
    block("10.0.0.0/8"),
    ...others.slice(1),
    block("172.16.0.0/12"),
  ]);
  expect(space.groups[space.groupOf(address("10.0.0.1"))]?.blocks).toEqual([1, 2]);
  expect(space.groups[space.groupOf(address("172.16.0.1"))]?.blocks).toEqual([12]);
});

/** Blocks at the ends of both families and in a small corner, so that they meet and nest. */
const values: Record<Family, readonly bigint[]> = {
  4: [0n, 4n, 5n, 8n, 15n, LAST_ADDRESS[4] - 3n, LAST_ADDRESS[4]],
  6: [0n, 6n, 9n, 16n, LAST_ADDRESS[6] - 1n, LAST_ADDRESS[6]],
};
const families = fc.constantFrom<Family>(4, 6);
const rangesOf = (family: Family) =>
  fc
    .tuple(fc.constantFrom(...values[family]), fc.integer({ min: 0, max: 4 }), fc.boolean())
    .map(([value, bits, whole]): AddressRange => {
      const mask = whole && bits === 4 ? LAST_ADDRESS[family] : (1n << BigInt(bits)) - 1n;
      const first = value & ~mask & LAST_ADDRESS[family];
      return { family, first, last: first | mask };
    });
const blocks = fc.array(
  families.chain((family) =>
    fc.record({ cidr: rangesOf(family), except: fc.array(rangesOf(family), { maxLength: 3 }) }),
  ),
  { maxLength: 6 },
);

test("two addresses are in one group exactly when the same blocks hold them, at every boundary", () => {
  fc.assert(
    fc.property(blocks, (list) => {
      const space = cutAddressSpace(list);
      const groups = new Map<string, number>();
      for (const probe of boundaryAddresses(list)) {
        const held = list.flatMap((one, i) => (blockContains(one, probe) ? [i] : []));
        const group = space.groupOf(probe);
        expect(space.groups[group]?.blocks).toEqual(held);
        expect(space.groups[group]?.family).toBe(probe.family);
        const key = `${probe.family} ${held.join(",")}`;
        expect(groups.get(key) ?? group).toBe(group);
        groups.set(key, group);
        for (const i of list.keys()) expect(space.groupsOfBlock(i).includes(group)).toBe(held.includes(i));
      }
      expect(groups.size).toBe(space.groups.length);
    }),
    { numRuns: 500 },
  );
});

test("the ranges of all groups are disjoint, never adjacent in a group, and cover each family", () => {
  fc.assert(
    fc.property(blocks, (list) => {
      const { groups } = cutAddressSpace(list);
      for (const family of [4, 6] as const) {
        const own = groups.flatMap((group, i) =>
          group.family === family ? group.ranges.map((one) => ({ ...one, group: i })) : [],
        );
        own.sort((a, b) => (a.first < b.first ? -1 : 1));
        let next = 0n;
        for (const [i, one] of own.entries()) {
          expect(one.first).toBe(next);
          expect(one.last >= one.first).toBe(true);
          expect(own[i - 1]?.group).not.toBe(one.group);
          next = one.last + 1n;
        }
        expect(next).toBe(LAST_ADDRESS[family] + 1n);
      }
    }),
  );
});

function boundaryAddresses(list: readonly AddressBlock[]): readonly IpAddress[] {
  const ranges = list.flatMap(({ cidr, except }) => [cidr, ...except]);
  return ([4, 6] as const).flatMap((family) => {
    const ends = ranges.filter((one) => one.family === family).flatMap(({ first, last }) => [first, last]);
    const near = [0n, LAST_ADDRESS[family], ...ends.flatMap((value) => [value - 1n, value, value + 1n])];
    return near.filter((value) => value >= 0n && value <= LAST_ADDRESS[family]).map((value) => ({ family, value }));
  });
}
