import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { decodeText } from "./decode-text";

const TEXT = "kind: Pod # ü 😀\n";
const bytesOf = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const utf16 = (text: string) => Buffer.from(text, "utf16le");

describe("what is text", () => {
  test.each([
    ["UTF-8", Buffer.from(TEXT)],
    ["UTF-8 with a byte-order mark", Buffer.from(`\ufeff${TEXT}`)],
    ["UTF-16, little end first, with a mark", utf16(`\ufeff${TEXT}`)],
    ["UTF-16, big end first, with a mark", utf16(`\ufeff${TEXT}`).swap16()],
  ])("%s is read, without the mark", async (_name, bytes) => {
    expect(await decodeText(bytes)).toEqual({ kind: "text", text: TEXT });
  });

  test("a mark inside of a text stays, and so do a few bytes 0 and control characters: they have a line", async () => {
    const text = `kind: Pod\n---\n\ufeffkind: Pod\n# \0 \x1b[31m\n${"# x\n".repeat(9)}`;
    expect(await decodeText(Buffer.from(text))).toEqual({ kind: "text", text });
  });

  test("an empty file is an empty text", async () => {
    expect(await decodeText(new Uint8Array())).toEqual({ kind: "text", text: "" });
  });
});

describe("what is none is named", () => {
  test.each([
    ["\x89PNG\r\n\x1a\n", "is a PNG image, not text"],
    ["\xff\xd8\xff\xe0", "is a JPEG image, not text"],
    ["\x1f\x8b\x08", "is a gzip archive, not text; unpack it first"],
    ["PK\x03\x04 stored as it is", "is a ZIP archive, not text; unpack it first"],
    ["%PDF-1.7 all of it legal characters", "is a PDF document, not text"],
    ["\x7fELF\x02\x01\x01\0\0\0\0\0\0", "is an ELF program, not text"],
    [
      "k8s\0\n\x05\n\x02v1\x12\x03Pod\0\0\0",
      "is Kubernetes protobuf, not text; write it as YAML: kubectl get … -o yaml",
    ],
    ["\xff\xfe\0\0a\0\0\0", "is UTF-32, not text that can be read here; save it as UTF-8"],
    ["ab\0\0c\0", "is binary, not text"],
    ["\xff\xfea", "begins like UTF-16 but is not: it is cut off; save it as UTF-8"],
    ["\xff\xfe\0\xd8", "begins like UTF-16 but is not: half a character stands alone in it; save it as UTF-8"],
  ])("%j %s", async (content, reason) => {
    expect(await decodeText(bytesOf(content))).toEqual({ kind: "refused", reason });
  });

  test("UTF-16 without a mark is told by its zeros", async () => {
    for (const [bytes, end] of [
      [utf16("kind: Pod\n"), "little"],
      [utf16("kind: Pod\n").swap16(), "big"],
    ] as const) {
      const reason = `looks like UTF-16 (${end} end first) without a byte-order mark; save it as UTF-8`;
      expect(await decodeText(bytes)).toEqual({ kind: "refused", reason });
    }
  });

  test.each([
    ["a letter of Latin-1", "kind: Pod\nname: caf\xe9\n", "E9", 2, 19],
    ["a character that is cut off", "kind: \xc3\xbc\r\rname: \xf0\x9f\x98", "F0", 3, 16],
    ["more bytes than a character needs", "a\n\xc0\xafb: c", "C0", 2, 2],
    ["half a surrogate pair", "a\r\nb\r\n\xed\xa0\x80", "ED", 3, 6],
    ["a character beyond the last one", "\xf4\x90\x80\x80 abc", "F4", 1, 0],
    ["a byte that only goes on", "kind: Pod\n\x80", "80", 2, 10],
  ])("%s is found, with its line", async (_name, content, byte, line, at) => {
    const place = `the byte ${byte} in line ${line} (byte ${at} of the file, from 0)`;
    const reason = `is not UTF-8 text: ${place} belongs to no character; save it as UTF-8`;
    expect(await decodeText(bytesOf(content))).toEqual({ kind: "refused", reason });
  });

  test("the largest file that is taken is looked through in seconds", async () => {
    const bytes = new Uint8Array(64 * 2 ** 20).fill(0x20);
    bytes[bytes.length - 1] = 0xff;
    const start = performance.now();
    expect(await decodeText(bytes)).toMatchObject({ kind: "refused" });
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

describe("the encodings of the hostile corpus", () => {
  const folder = new URL("../engine/manifest/fixtures/hostile/", import.meta.url);
  test.each([
    ["038-utf8-bom.yaml", "text"],
    ["044-nul.yaml", "text"],
    ["045-control-chars.yaml", "text"],
    ["050-nel-ls-ps.yaml", "text"],
    ["140-ansi-escape.yaml", "text"],
  ])("%s is %s", async (file, kind) => {
    expect((await decodeText(readFileSync(new URL(file, folder)))).kind).toBe(kind);
  });
});
