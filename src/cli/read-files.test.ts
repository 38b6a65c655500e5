import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readFiles } from "./read-files";

const folder = mkdtempSync(join(tmpdir(), "sallyport-"));
afterAll(() => rmSync(folder, { recursive: true }));

const TEXT = "kind: Pod # ü 😀\n";

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

test.each([
  ["UTF-8", Buffer.from(TEXT, "utf8")],
  ["UTF-8 with a byte order mark", Buffer.from(`\ufeff${TEXT}`, "utf8")],
  ["UTF-16, little end first", Buffer.from(`\ufeff${TEXT}`, "utf16le")],
  ["UTF-16, big end first", Buffer.from(`\ufeff${TEXT}`, "utf16le").swap16()],
])("a file in %s is read, without the mark", (_name, bytes) => {
  const path = write("a.yaml", bytes);
  expect(readFiles([path])).toEqual({ files: [{ name: path, text: TEXT }], problems: [] });
});

test("what is no text is named, and the others are read", () => {
  const paths = [
    write("b.yaml", Buffer.from("\x89PNG", "latin1")),
    write("c.yaml", TEXT),
    write("d.yaml", Buffer.from("a: 1\nb: \xff\n", "latin1")),
  ];
  const { files, problems } = readFiles(paths);
  expect(files.map(({ name }) => name)).toEqual([paths[1]]);
  expect(problems).toEqual([
    `cannot read ${paths[0]}: it is a PNG image, not text`,
    `cannot read ${paths[2]}: it is not UTF-8 text: the byte FF in line 2 (byte 8 of the file, from 0) belongs to no character; save it as UTF-8`,
  ]);
});

test("a file over the limit is not read, nor a device that never ends", () => {
  const large = write("large.yaml", "");
  truncateSync(large, 64 * 2 ** 20 + 1);
  for (const path of [large, "/dev/zero"]) {
    expect(readFiles([path]).problems).toEqual([
      `cannot read ${path}: it has more than 64 MB, which is the limit for one file`,
    ]);
  }
});

test("of a folder neither pipes nor links that lead nowhere keep the others from being read", () => {
  const inside = join(folder, "inside");
  mkdirSync(inside);
  writeFileSync(join(inside, "a.yaml"), TEXT);
  symlinkSync("loop.yaml", join(inside, "loop.yaml"));
  execFileSync("mkfifo", [join(inside, "pipe.yaml")]);
  const { files, problems } = readFiles([inside]);
  expect(files.map(({ name }) => name)).toEqual([join(inside, "a.yaml")]);
  expect(problems).toEqual([`cannot read ${join(inside, "loop.yaml")}: it is a link that leads to itself`]);
});
