import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { type JsonLine, readJsonLines } from "./json-lines";

const folder = mkdtempSync(join(tmpdir(), "sallyport-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function read(text: string): Promise<readonly JsonLine[]> {
  const path = join(folder, "lines.jsonl");
  writeFileSync(path, text);
  const found: JsonLine[] = [];
  for await (const lines of readJsonLines(path)) found.push(...lines);
  return found;
}

const value = (of: unknown): JsonLine => ({ kind: "value", value: of });

test.each([
  ["line feeds", "1\n2\n3\n"],
  ["no line feed at the end", "1\n2\n3"],
  ["carriage returns and line feeds", "1\r\n2\r\n3\r\n"],
  ["carriage returns alone", "1\r2\r3"],
  ["blank lines", "\n1\n\n  \n2\r\n\r\n3\n\n"],
])("lines that end with %s are read in their order", async (_, text) => {
  expect(await read(text)).toEqual([value(1), value(2), value(3)]);
});

test("a line that is no JSON is told at its place", async () => {
  expect((await read("1\n{\n2\n")).map(({ kind }) => kind)).toEqual(["value", "broken", "value"]);
});

test("lines and letters that lie across the parts in which a file is read stay whole", async () => {
  const long = "ü😀".repeat(100_000);
  const many = Array.from({ length: 30_000 }, (_, i) => ({ i, name: "größe" }));
  const text = [long, ...many].map((one) => JSON.stringify(one)).join("\n");
  expect(await read(text)).toEqual([long, ...many].map(value));
});

test("what Unicode calls a line separator is a letter of a text", async () => {
  expect(await read('"a\u2028b"\n')).toEqual([value("a\u2028b")]);
});

test("an empty file has no line", async () => {
  expect(await read("")).toEqual([]);
});
