import fc from "fast-check";
import { expect, test } from "vitest";
import {
  containsAddress,
  containsRange,
  firstAddress,
  formatAddressRange,
  parseCidr,
  rangeAsCidr,
  wholeFamily,
} from "./cidr";
import { type IpAddress, parseIpAddress } from "./ip-address";

function cidr(text: string) {
  const parsed = parseCidr(text);
  if (parsed === null) throw new Error(`${text} is no CIDR`);
  return parsed;
}

function address(text: string): IpAddress {
  const parsed = parseIpAddress(text);
  if (parsed === null) throw new Error(`${text} is no address`);
  return parsed;
}

test.each([
  ["10.0.0.0/8", "10.0.0.0-10.255.255.255", 8],
  ["10.9.8.0/24", "10.9.8.0-10.9.8.255", 24],
  ["10.9.8.7/32", "10.9.8.7", 32],
  ["0.0.0.0/0", "0.0.0.0-255.255.255.255", 0],
  ["192.168.1.128/25", "192.168.1.128-192.168.1.255", 25],
  ["2001:db8::/32", "2001:db8::-2001:db8:ffff:ffff:ffff:ffff:ffff:ffff", 32],
  ["2001:db8::1/128", "2001:db8::1", 128],
  ["::/0", "::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", 0],
])("%s is the range %s", (text, range, prefix) => {
  expect(formatAddressRange(cidr(text))).toBe(range);
  expect(cidr(text)).toMatchObject({ prefix, text, canonical: true });
});

test("host bits are masked off, and the text is not canonical", () => {
  expect(formatAddressRange(cidr("10.9.8.7/24"))).toBe("10.9.8.0-10.9.8.255");
  expect(cidr("10.9.8.7/24")).toMatchObject({ text: "10.9.8.7/24", canonical: false });
  expect(formatAddressRange(cidr("2001:db8::1/64"))).toBe("2001:db8::-2001:db8::ffff:ffff:ffff:ffff");
  expect(cidr("2001:db8::1/64").canonical).toBe(false);
});

test("leading zeros are read as decimal, and the text is not canonical", () => {
  expect(formatAddressRange(cidr("010.000.0.0/8"))).toBe("10.0.0.0-10.255.255.255");
  expect(cidr("010.000.0.0/8").canonical).toBe(false);
  expect(cidr("10.0.0.0/08")).toMatchObject({ prefix: 8, canonical: false });
});

test("an IPv6 block is canonical as RFC 5952 writes it: in small letters and as short as can be", () => {
  expect(cidr("2001:DB8::/32").canonical).toBe(false);
  expect(cidr("2001:0db8::/32").canonical).toBe(false);
  expect(cidr("2001:db8:0::/32").canonical).toBe(false);
  expect(cidr("2001:db8::/32").canonical).toBe(true);
});

test("the first address of a block is written as an address", () => {
  expect(firstAddress(cidr("10.9.8.7/24"))).toBe("10.9.8.0");
  expect(firstAddress(cidr("2001:db8::1/64"))).toBe("2001:db8::");
});

test("an IPv4-mapped block is the IPv4 block, and not canonical", () => {
  expect(cidr("::ffff:10.0.0.0/104")).toMatchObject({ family: 4, prefix: 8, canonical: false });
  expect(formatAddressRange(cidr("::ffff:10.0.0.0/104"))).toBe("10.0.0.0-10.255.255.255");
  expect(formatAddressRange(cidr("::ffff:0:0/96"))).toBe("0.0.0.0-255.255.255.255");
});

test("a mapped block that is wider than the mapping stays IPv6", () => {
  expect(cidr("::ffff:0:0/95")).toMatchObject({ family: 6, prefix: 95 });
});

test.each([
  "10.0.0.0",
  "10.0.0.0/",
  "10.0.0.0/33",
  "10.0.0.0/-1",
  "10.0.0.0/ 8",
  "10.0.0.0/8 ",
  "10.0.0.0/8/8",
  "10.0.0.0/0x8",
  "10.0.0.0/255.0.0.0",
  "10.0.0/8",
  "/8",
  "",
  "::/129",
  "2001:db8/32",
  "all",
])("“%s” is no CIDR", (text) => {
  expect(parseCidr(text)).toBeNull();
});

test("a block holds its first and last address and not their neighbours", () => {
  const block = cidr("10.0.1.0/24");
  expect(containsAddress(block, address("10.0.0.255"))).toBe(false);
  expect(containsAddress(block, address("10.0.1.0"))).toBe(true);
  expect(containsAddress(block, address("10.0.1.255"))).toBe(true);
  expect(containsAddress(block, address("10.0.2.0"))).toBe(false);
});

test("0.0.0.0/0 holds no IPv6 address and ::/0 no IPv4 address (trap 9)", () => {
  expect(containsAddress(cidr("0.0.0.0/0"), address("::1"))).toBe(false);
  expect(containsAddress(cidr("::/0"), address("10.0.0.1"))).toBe(false);
  expect(containsAddress(cidr("0.0.0.0/0"), address("::ffff:10.0.0.1"))).toBe(true);
});

test("a range holds itself and what lies in it, never what sticks out or is of the other family", () => {
  expect(containsRange(cidr("10.0.0.0/8"), cidr("10.0.0.0/8"))).toBe(true);
  expect(containsRange(cidr("10.0.0.0/8"), cidr("10.255.255.255/32"))).toBe(true);
  expect(containsRange(cidr("10.0.0.0/9"), cidr("10.0.0.0/8"))).toBe(false);
  expect(containsRange(cidr("10.0.0.0/8"), cidr("11.0.0.0/8"))).toBe(false);
  expect(containsRange(cidr("10.128.0.0/9"), cidr("10.0.0.0/9"))).toBe(false);
  expect(containsRange(wholeFamily(6), cidr("10.0.0.0/8"))).toBe(false);
});

test.each([
  ["10.0.0.0", "10.0.0.255", "10.0.0.0/24"],
  ["10.0.0.7", "10.0.0.7", "10.0.0.7/32"],
  ["0.0.0.0", "255.255.255.255", "0.0.0.0/0"],
  ["10.0.0.0", "10.0.0.254", null],
  ["0.0.0.0", "0.0.0.2", null],
  ["10.0.0.1", "10.0.1.0", null],
  ["10.0.0.128", "10.0.1.127", null],
  ["2001:db8::", "2001:db8::ffff:ffff:ffff:ffff", "2001:db8::/64"],
  ["::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "::/0"],
])("the range %s to %s as a block is %s", (first, last, block) => {
  const { family, value } = address(first);
  expect(rangeAsCidr({ family, first: value, last: address(last).value })).toBe(block);
});

test("every block is its own range as a block", () => {
  const blocks = fc.tuple(fc.bigInt({ min: 0n, max: (1n << 32n) - 1n }), fc.integer({ min: 0, max: 32 }));
  fc.assert(
    fc.property(blocks, ([value, prefix]) => {
      const quad = [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 255n).join(".");
      const block = cidr(`${quad}/${prefix}`);
      const written = rangeAsCidr(block) ?? "";
      expect(cidr(written)).toMatchObject({ first: block.first, last: block.last, prefix, canonical: true });
      expect(block.first <= value && value <= block.last).toBe(true);
      expect(block.last - block.first + 1n).toBe(2n ** BigInt(32 - prefix));
    }),
  );
});
