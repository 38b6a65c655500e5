import { expect, test } from "vitest";
import { MOST_BYTES } from "../engine/source/limits";
import { readDroppedFiles, readPastedText } from "./dropped-files";

const nothingTaken = () => false;
const aKind = new TextEncoder().encode("kind:").buffer;

function fileOf(name: string, content: string | readonly number[]): File {
  return new File([typeof content === "string" ? content : new Uint8Array(content)], name);
}

async function read(content: string | readonly number[], name = "a.yaml") {
  const [result] = await readDroppedFiles([fileOf(name, content)], nothingTaken);
  return result;
}

test("UTF-8 and UTF-16 are read without their byte order mark", async () => {
  expect(await read("kind: Pod # é😀\r\n")).toEqual({ kind: "text", name: "a.yaml", text: "kind: Pod # é😀\r\n" });
  const bytes = [...new TextEncoder().encode("kind:")];
  expect(await read([0xef, 0xbb, 0xbf, ...bytes])).toMatchObject({ text: "kind:" });
  const little = bytes.flatMap((byte) => [byte, 0x00]);
  expect(await read([0xff, 0xfe, ...little, 0xe9, 0x00])).toMatchObject({ text: "kind:é" });
  const big = bytes.flatMap((byte) => [0x00, byte]);
  expect(await read([0xfe, 0xff, ...big, 0x00, 0xe9])).toMatchObject({ text: "kind:é" });
});

test("a text is taken whatever it says", async () => {
  for (const text of [
    "",
    "dear all,\nsome kind of words",
    "replicas: 3\n",
    "<img src=x onerror=alert(1)>",
    "a\u0007\u001b[31m",
  ]) {
    expect(await read(text)).toEqual({ kind: "text", name: "a.yaml", text });
    expect(readPastedText(text, nothingTaken)).toMatchObject({ kind: "text", text });
  }
});

test("what is not text is refused and called by its name", async () => {
  const reasons = [
    [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a], "is a PNG image, not text"],
    [[0xff, 0xd8, 0xff, 0xe0], "is a JPEG image, not text"],
    [[0x1f, 0x8b, 0x08], "is a gzip archive, not text; unpack it first"],
    [[0x50, 0x4b, 0x03, 0x04], "is a ZIP archive, not text; unpack it first"],
    [[0x25, 0x50, 0x44, 0x46, 0x2d], "is a PDF document, not text"],
    [[0x7f, 0x45, 0x4c, 0x46], "is an ELF program, not text"],
    [[0x61, 0x00, 0x00, 0x62], "is binary, not text"],
    [[0xff, 0xfe, 0x61], "begins like UTF-16 but is not: it is cut off; save it as UTF-8"],
  ] as const;
  for (const [content, reason] of reasons) {
    expect(await read(content)).toEqual({ kind: "refused", name: "a.yaml", reason });
  }
});

test("a file over the limit is refused before it is read, alone or with those before it", async () => {
  const large = (name: string, size: number) => ({ name, size, arrayBuffer: async () => aKind });
  const unread = { ...large("a.yaml", MOST_BYTES + 1), arrayBuffer: () => Promise.reject(new Error("was read")) };
  const [alone] = await readDroppedFiles([unread], nothingTaken);
  expect(alone).toMatchObject({ kind: "refused", reason: "has 65 MB; the limit is 64 MB at a time" });
  const half = MOST_BYTES / 2;
  const files = [large("a.yaml", half), large("b.yaml", half + 1), large("c.yaml", half)];
  const results = await readDroppedFiles(files, nothingTaken);
  expect(results.map((result) => result.kind)).toEqual(["text", "refused", "text"]);
});

test("a folder, which cannot be read, is refused", async () => {
  const folder = { name: "manifests", size: 4096, arrayBuffer: () => Promise.reject(new Error("NotReadableError")) };
  const [result] = await readDroppedFiles([folder], nothingTaken);
  expect(result).toEqual({ kind: "refused", name: "manifests", reason: "could not be read; it may be a folder" });
});

test("names are clean and unique", async () => {
  const names = ["../../etc/a.yaml", "C:\\dump\\a.yaml", "taken.yaml", "\u202elmay.\u0000x", " ", "README", "README"];
  const files = names.map((name) => ({ name, size: 0, arrayBuffer: async () => aKind }));
  const results = await readDroppedFiles(files, (name) => name === "taken.yaml");
  expect(results.map(({ name }) => name)).toEqual([
    "a.yaml",
    "a-2.yaml",
    "taken-2.yaml",
    "lmay.x",
    "file.yaml",
    "README",
    "README-2",
  ]);
  const [long] = await readDroppedFiles([fileOf(`${"x".repeat(300)}.yaml`, "")], nothingTaken);
  expect(long?.name).toBe(`${"x".repeat(95)}.yaml`);
});

test("a pasted text loses its byte-order mark, as a file does", () => {
  expect(readPastedText("\ufeffkind: Pod", nothingTaken)).toMatchObject({ text: "kind: Pod" });
  expect(readPastedText("kind: Pod\ufeff", nothingTaken)).toMatchObject({ text: "kind: Pod\ufeff" });
});

test("a pasted text gets a name by what it is", () => {
  expect(readPastedText("kind: Pod", nothingTaken)).toMatchObject({ kind: "text", name: "pasted.yaml" });
  expect(readPastedText(' {"kind": "List"}', nothingTaken)).toMatchObject({ name: "pasted.json" });
  expect(readPastedText("kind: 1", (name) => name === "pasted.yaml")).toMatchObject({ name: "pasted-2.yaml" });
});
