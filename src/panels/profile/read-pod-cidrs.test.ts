import fc from "fast-check";
import { expect, test } from "vitest";
import { parseCidr } from "../../engine/net/cidr";
import { readPodCidrs } from "./read-pod-cidrs";

test("blocks are read however they are set apart", () => {
  const blocks = ["10.244.0.0/16", "fd00:10:244::/56"];
  for (const text of ["10.244.0.0/16, fd00:10:244::/56", " 10.244.0.0/16\nfd00:10:244::/56 ", blocks.join(";")]) {
    expect(readPodCidrs(text)).toEqual({ kind: "blocks", blocks });
  }
  expect(readPodCidrs("  ")).toEqual({ kind: "blocks", blocks: [] });
});

test.each([
  ["pods", "pods is no block of addresses, such as 10.244.0.0/16."],
  ["10.0.0.0/8/8", "10.0.0.0/8/8 is no block of addresses, such as 10.244.0.0/16."],
  ["300.0.0.0/8", "300.0.0.0/8 is no block of addresses, such as 10.244.0.0/16."],
  ["fd00::1::/64", "fd00::1::/64 is no block of addresses, such as 10.244.0.0/16."],
  ["10.0.0.0", "10.0.0.0 needs a length behind a slash: 10.0.0.0/16."],
  ["fd00::", "fd00:: needs a length behind a slash: fd00::/64."],
  ["10.0.0.0/33", "/33 is no length of IPv4: 0 to 32."],
  ["fd00::/-1", "/-1 is no length of IPv6: 0 to 128."],
  ["10.0.0.0/8 10.0.0.0/8", "A block stands there twice."],
])("%s is refused in words", (text, reason) => {
  expect(readPodCidrs(text)).toEqual({ kind: "refused", reason });
});

test("so many blocks as no cluster has are refused", () => {
  const many = Array.from({ length: 17 }, (_, i) => `10.${i}.0.0/16`).join(" ");
  expect(readPodCidrs(many)).toEqual({ kind: "refused", reason: "At most 16 blocks." });
});

const v4Block = fc.tuple(fc.ipV4(), fc.integer({ min: 0, max: 32 })).map(([address, bits]) => `${address}/${bits}`);
const v6Block = fc
  .tuple(fc.ipV6(), fc.integer({ min: 0, max: 128 }))
  .map(([address, bits]) => `${address}/${bits}`)
  .filter((block) => !block.includes("."));
const nearly = fc.string({ unit: fc.constantFrom(..."0123f:./"), maxLength: 24 });

test("every block is accepted, and whatever is accepted the engine reads as a block", () => {
  fc.assert(
    fc.property(fc.oneof(v4Block, v6Block), (block) => {
      expect(readPodCidrs(block)).toEqual({ kind: "blocks", blocks: [block] });
      expect(parseCidr(block)).not.toBeNull();
    }),
  );
  fc.assert(
    fc.property(nearly, (text) => {
      const read = readPodCidrs(text);
      if (read.kind === "blocks") for (const block of read.blocks) expect(parseCidr(block)).not.toBeNull();
    }),
  );
});
