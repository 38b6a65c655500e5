import { expect, test } from "vitest";
import { MOST_EXPLAINED, MOST_LIBRARY_SEPARATORS, MOST_SEPARATORS } from "../source/limits";
import { indexLines } from "../source/line-index";
import { createManifestCache } from "./manifest-cache";
import { readManifest } from "./read-manifest";

const HEAD = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n";
const LINES = MOST_LIBRARY_SEPARATORS + 1000;

function read(text: string) {
  let beats = 0;
  const start = performance.now();
  const { objects } = readManifest("a.yaml", text, createManifestCache(), () => {
    beats++;
  });
  const ms = performance.now() - start;
  const lines = indexLines(text);
  const found = objects.flatMap(({ origin, findings }) =>
    findings.map(({ code, message, range }) => {
      const { line, column } = lines.lineColumn(origin.offset + range.from);
      return `${line}:${column} ${code} ${message}`;
    }),
  );
  return { objects, found, beats, ms };
}

const tooLong = /yaml-too-long this is no plain YAML from here on/;

test.each([
  ["a bracket that is never closed", `${HEAD}data:\n  a: [${"x, ".repeat(LINES)}`, /^6:6 /],
  ["a quote that is never closed", `${HEAD}data:\n  a: "${"x\n    ".repeat(LINES)}`, /^6:6 /],
  ["a line that is indented wrongly", `${HEAD}data:\n  a:\n    b: c\n   d: e\n${"  # f: g,\n".repeat(LINES)}`, /^8:4 /],
])(
  "%s in a document too long to be explained end at once, at the place where the quick reader gave up",
  (_, text, place) => {
    const { found, ms, objects } = read(`${text}\n---\n${HEAD}`);
    expect(ms).toBeLessThan(10_000);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(tooLong);
    expect(found[0]).toMatch(place);
    expect(objects.map(({ tree }) => tree !== null)).toEqual([false, true]);
  },
);

test.each([
  ["anchors", `${HEAD}data: {${Array.from({ length: LINES }, (_, i) => `a${i}: &a x`).join()}}\n`],
  ["tags", `${HEAD}data:\n${Array.from({ length: LINES }, (_, i) => `  a${i}: !!str x\n`).join("")}`],
])("a document of any length that kubectl takes is read, with %s too", { timeout: 60_000 }, (_, text) => {
  const { found, objects } = read(text);
  expect(found).toEqual([]);
  expect(objects[0]?.tree?.kind).toBe("map");
});

test("tabs in such a document are called tabs", () => {
  const { found } = read(`${HEAD}data:\n\ta: b\n${"  a: b\n".repeat(LINES)}`);
  expect(found[0]).toMatch(/^6:1 .*tab/);
});

test("a document in one line that the library reads beats on the way", { timeout: 60_000 }, () => {
  const { beats, objects } = read(`{a: &a x, b: [${"*a, ".repeat(100_000)}]}`);
  expect(beats).toBeGreaterThan(10);
  expect(objects).toHaveLength(1);
});

test("what memory is not for is refused where it goes too far", () => {
  expect(read("- a\n".repeat(MOST_SEPARATORS + 1)).found).toEqual([
    `${MOST_SEPARATORS + 1}:4 yaml-too-long one document may hold no more than 3,000,000 fields and items: split it into documents with ---`,
  ]);
});

/** Every hundredth has what only the library can read. */
const configMap = (i: number, indent: string) =>
  [
    "apiVersion: v1",
    "kind: ConfigMap",
    "metadata:",
    `  name: c${i}`,
    "data:",
    "  Corefile: |",
    "    .:53 {",
    "    \terrors",
    ...(i % 100 === 0 ? ["      "] : []),
    "        log",
    "    }",
    ...(i % 100 === 0 ? ["  empty: |"] : []),
    "  script: |2-",
    "      #!/bin/sh",
    `    echo ${"x".repeat(60)}`,
    "",
  ].join(`\n${indent}`);

test("a dump of 20 MB with scripts, tabs in them and lines of spaces is read, item by item", {
  timeout: 60_000,
}, () => {
  const count = 90_000;
  const items = Array.from({ length: count }, (_, i) => `- ${configMap(i, "  ").trimEnd()}\n`);
  items[7] = `- ${configMap(7, "  ").trimEnd()}\n  off: {on: !t x}\n`;
  const text = `apiVersion: v1\nkind: List\nitems:\n${items.join("")}`;
  expect(text.length).toBeGreaterThan(20_000_000);
  const { objects, found } = read(text);
  expect(objects).toHaveLength(count);
  expect(objects.every(({ tree }) => tree !== null)).toBe(true);
  expect(found.filter((each) => !/key-not-as-written|tag/.test(each))).toEqual([]);
});

test("a document of 20 MB in which a block scalar is everything is read", { timeout: 60_000 }, () => {
  const { objects, found } = read(`${HEAD}data:\n  a: |\n${"    some line of a long log\n".repeat(750_000)}`);
  expect(found).toEqual([]);
  expect(objects).toHaveLength(1);
});

test("of more broken documents than are explained each is told at its place, and what is whole between them is read", () => {
  const broken = (i: number) => `kind: Pod\nmetadata: {name: p${i}\n---\n`;
  const many = (from: number, count: number) => Array.from({ length: count }, (_, i) => broken(from + i)).join("");
  const { objects, found } = read(`${many(0, MOST_EXPLAINED)}kind: A\n---\n${many(MOST_EXPLAINED, 10)}`);
  expect(objects).toHaveLength(MOST_EXPLAINED + 11);
  expect(objects[MOST_EXPLAINED]?.tree).not.toBeNull();
  expect(found).toHaveLength(MOST_EXPLAINED + 10);
  const line = (i: number) => 3 * i + 2 + (i < MOST_EXPLAINED ? 0 : 2);
  for (const [i, each] of found.entries()) expect(each).toMatch(new RegExp(`^${line(i)}:\\d+ yaml-syntax \\S`));
  expect(found[0]).toContain("is never closed");
});
