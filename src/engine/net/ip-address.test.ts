import fc from "fast-check";
import { expect, test } from "vitest";
import { compareIpAddresses, type Family, formatIpAddress, parseIpAddress } from "./ip-address";

test.each([
  ["0.0.0.0", 0n],
  ["0.0.0.1", 1n],
  ["10.1.2.3", 0x0a010203n],
  ["255.255.255.255", 0xffffffffn],
])("%s is an IPv4 address", (text, value) => {
  expect(parseIpAddress(text)).toEqual({ family: 4, value });
});

test("leading zeros of an octet are decimal, not octal", () => {
  expect(parseIpAddress("010.001.002.003")).toEqual({ family: 4, value: 0x0a010203n });
  expect(parseIpAddress("0010.0.0.08")).toEqual({ family: 4, value: 0x0a000008n });
});

test.each([
  ["::", 0n],
  ["::1", 1n],
  ["1::", 1n << 112n],
  ["2001:db8::1", 0x20010db8000000000000000000000001n],
  ["2001:DB8::A", 0x20010db800000000000000000000000an],
  ["1:2:3:4:5:6:7:8", 0x00010002000300040005000600070008n],
  ["1:2:3:4:5:6:7::", 0x00010002000300040005000600070000n],
  ["::2:3:4:5:6:7:8", 0x00000002000300040005000600070008n],
  ["64:ff9b::10.1.2.3", 0x0064ff9b00000000000000000a010203n],
  ["1:2:3:4:5:6:10.1.2.3", 0x0001000200030004000500060a010203n],
  ["02001:0000db8::001", 0x20010db8000000000000000000000001n],
])("%s is an IPv6 address", (text, value) => {
  expect(parseIpAddress(text)).toEqual({ family: 6, value });
});

test.each(["::ffff:10.1.2.3", "::FFFF:0a01:0203", "0:0:0:0:0:ffff:10.1.2.3"])("the mapped %s is 10.1.2.3", (text) => {
  expect(parseIpAddress(text)).toEqual({ family: 4, value: 0x0a010203n });
});

test.each(["::10.1.2.3", "::fffe:10.1.2.3", "::1:ffff:10.1.2.3"])("%s is not mapped and stays IPv6", (text) => {
  expect(parseIpAddress(text)?.family).toBe(6);
});

test.each([
  "",
  "1.2.3",
  "1.2.3.4.5",
  "1.2.3.256",
  "1.2.3.",
  "1..2.3",
  "1.2.3.-4",
  "1.2.3.0x4",
  " 1.2.3.4",
  "1.2.3.4 ",
  "1.2.3.4/32",
  ":",
  ":::",
  "1::2::3",
  "1:2:3:4:5:6:7",
  "1:2:3:4:5:6:7:8:9",
  "1:2:3:4:5:6:7:8::",
  "12345::",
  "g::",
  ":1::",
  "1:",
  "10.1.2.3::",
  "::10.1.2.3:1",
  "::1.2.3",
  "::10.1.2.256",
  "1:2:3:4:5:6:7:10.1.2.3",
  "fe80::1%eth0",
  "[::1]",
])("“%s” is no address", (text) => {
  expect(parseIpAddress(text)).toBeNull();
});

// RFC 5952, sections 4.1 to 4.3
test.each([
  ["2001:0db8::0001", "2001:db8::1"],
  ["2001:db8:0:0:0:0:2:1", "2001:db8::2:1"],
  ["2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"],
  ["2001:0:0:1:0:0:0:1", "2001:0:0:1::1"],
  ["2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"],
  ["2001:DB8::ABCD", "2001:db8::abcd"],
  ["0:0:0:0:0:0:0:0", "::"],
  ["0:0:0:0:0:0:0:1", "::1"],
  ["1:0:0:0:0:0:0:0", "1::"],
  ["64:ff9b::1.2.3.4", "64:ff9b::102:304"],
  ["::ffff:10.1.2.3", "10.1.2.3"],
  ["010.001.002.003", "10.1.2.3"],
])("%s is written %s", (text, written) => {
  const address = parseIpAddress(text);
  expect(address && formatIpAddress(address)).toBe(written);
});

const addresses = fc.oneof(
  fc.bigInt({ min: 0n, max: (1n << 32n) - 1n }).map((value) => ({ family: 4 as Family, value })),
  fc
    .array(fc.oneof(fc.constant(0), fc.constant(0xffff), fc.integer({ min: 0, max: 0xffff })), {
      minLength: 8,
      maxLength: 8,
    })
    .map((groups) => ({
      family: 6 as Family,
      value: groups.reduce((sum, group) => (sum << 16n) | BigInt(group), 0n),
    }))
    .filter(({ value }) => value >> 32n !== 0xffffn),
);

test("an address that is written and read is the same address", () => {
  fc.assert(
    fc.property(addresses, (address) => {
      expect(parseIpAddress(formatIpAddress(address))).toEqual(address);
    }),
  );
});

test.each([
  ["10.0.0.2", "10.0.0.2", 0],
  ["2001:db8::", "2001:db8::", 0],
  ["10.0.0.1", "10.0.0.2", -1],
  ["10.0.0.2", "10.0.0.1", 1],
  ["2001:db8::1", "2001:db8::", 1],
])("%s compared with %s is %i", (a, b, order) => {
  const [first, second] = [parseIpAddress(a), parseIpAddress(b)];
  expect(first && second && compareIpAddresses(first, second)).toBe(order);
});

test("IPv4 comes before IPv6, and in a family the lower value first", () => {
  const sorted = ["::1", "10.0.0.2", "::", "9.255.255.255", "2001:db8::", "10.0.0.2"]
    .flatMap((text) => parseIpAddress(text) ?? [])
    .sort(compareIpAddresses);
  expect(sorted.map(formatIpAddress)).toEqual(["9.255.255.255", "10.0.0.2", "10.0.0.2", "::", "::1", "2001:db8::"]);
});
