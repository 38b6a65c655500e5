import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeText } from "./decode-text";

const some = fc.oneof(
  fc.uint8Array({ maxLength: 40 }),
  fc.string({ unit: "grapheme", maxLength: 20 }).map((text) => new TextEncoder().encode(text)),
  fc
    .constantFrom([0xff, 0xfe], [0xfe, 0xff], [0xef, 0xbb, 0xbf], [0, 0], [0xe2, 0x80])
    .map((bytes) => Uint8Array.from(bytes)),
);
const files = fc.array(some, { maxLength: 4 }).map((parts) => Uint8Array.from(parts.flatMap((part) => [...part])));

test("whatever bytes a file has, they are the text that they encode, or there is a sentence why not", async () => {
  await fc.assert(
    fc.asyncProperty(files, async (bytes) => {
      const decoded = await decodeText(bytes);
      if (decoded.kind === "refused") {
        expect(decoded.reason).toMatch(/^(is|looks|begins) .{8}/);
        return;
      }
      expect(decoded.text).not.toMatch(/^\ufeff.*\ufffd/s);
      if (bytes[0] !== 0xff && bytes[0] !== 0xfe) {
        const bare = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
        expect([...new TextEncoder().encode(decoded.text)]).toEqual([...bare]);
      }
    }),
    { numRuns: 3000 },
  );
});

test("a byte that belongs to no character is found where the text before it ends", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: "grapheme", minLength: 1 }),
      fc.constantFrom(0x80, 0xbf, 0xc0, 0xf5, 0xff),
      async (text, byte) => {
        const before = new TextEncoder().encode(`# ${text.replaceAll("\0", "")}`);
        const decoded = await decodeText(Uint8Array.from([...before, byte, 0x20]));
        expect(decoded).toMatchObject({
          kind: "refused",
          reason: expect.stringContaining(`(byte ${before.length} of the file`),
        });
      },
    ),
  );
});
