import { expect, test } from "vitest";
import { type Random, randomOf } from "../testing/random";
import { parseJson } from "./json/parse-json";
import { parseYaml } from "./parse-yaml";
import { plainValueOf } from "./plain-value";
import { printText, printYaml } from "./print-yaml";
import { isSameTree } from "./same-tree";
import type { TreeNode } from "./tree";

test("a tree is printed as kubectl prints it", () => {
  const value = {
    apiVersion: "v1",
    ports: [{ port: 80, names: ["a", "b"] }, {}, [], [["x"]]],
    empty: {},
    nothing: null,
    text: "first\n\n  second\n",
    open: "first\nsecond",
    on: true,
  };
  expect(printed(value)).toBe(`apiVersion: v1
ports:
- port: 80
  names:
  - a
  - b
- {}
- []
- - - x
empty: {}
nothing: null
text: |
  first

    second
open: |-
  first
  second
"on": true
`);
});

test("a text gets quotes where YAML 1.1 or a parser would read something else", () => {
  const quoted = [
    "yes",
    "n",
    "null",
    "~",
    "",
    "8080",
    "0x1F",
    "1e3",
    "1_000",
    ".5",
    "2026-03-01",
    "12:30:45",
    "0o17",
    "<<",
  ];
  const syntax = [
    "a: b",
    "a #b",
    "- a",
    "-",
    "*",
    "&a",
    "!a",
    "{a",
    "[a",
    "a:",
    " a",
    "a ",
    "a\tb",
    "|",
    ">",
    "%a",
    "@a",
    "`a",
    '"a"',
    "'a'",
    "# a",
    "? a",
    "é\u0085",
    "---",
  ];
  for (const text of [...quoted, ...syntax]) expect(printText(text), text).toMatch(/^".*"$/);
  const plain = [
    "web",
    "10.0.0.0/8",
    "registry.example/web:1.0",
    "--flag=x",
    "a-b",
    "1.2.3",
    "Straße",
    "a#b",
    "v1.0+build",
    "(a)",
  ];
  for (const text of plain) expect(printText(text)).toBe(text);
});

test("what YAML cannot say is not printed", () => {
  for (const json of ["80.0", "8e1", '{"port": 80.0}', '["\ud800"]', '{"\udc00": 1}', `{"${"k".repeat(1001)}": 1}`]) {
    expect(printYaml(treeOf(json)), json).toBeNull();
  }
  expect(printYaml(treeOf('{"a": 0.5, "b": -7, "c": 12345678901234567890}'))).toBe(
    "a: 0.5\nb: -7\nc: 12345678901234567890\n",
  );
});

test("whatever is printed reads as the same", () => {
  let literals = 0;
  for (let seed = 8_400_001; seed <= 8_401_500; seed++) {
    const json = JSON.stringify({ root: randomValue(randomOf(seed), 4) });
    const tree = treeOf(json);
    const text = printYaml(tree) ?? "";
    const read = parseYaml(text);
    expect(read.findings, `${seed} ${text}`).toEqual([]);
    expect(read.tree === null ? null : plainValueOf(read.tree), `${seed} ${text}`).toEqual(JSON.parse(json));
    expect(read.tree !== null && isSameTree(read.tree, tree)).toBe(true);
    literals += text.split("|\n").length - 1;
  }
  expect(literals).toBeGreaterThan(50);
});

test("trees differ by kind, key, order and value", () => {
  const texts = ['{"a":1,"b":2}', '{"b":2,"a":1}', '{"a":1}', '{"a":1,"b":3}', "[1,2]", "[1]", '"1"', "1", "null"];
  for (const a of texts) for (const b of texts) expect(isSameTree(treeOf(a), treeOf(b)), `${a} ${b}`).toBe(a === b);
});

const PIECES = [
  "a",
  "1",
  "0x",
  ":",
  ": ",
  " ",
  "#",
  " #",
  "-",
  "- ",
  "\n",
  "\n\n",
  "'",
  '"',
  "\\",
  "{",
  "}",
  "[",
  ",",
  "&",
  "*",
  "!",
  "|",
  ">",
  "%",
  "@",
  "~",
  "yes",
  "é",
  "😀",
  "\t",
  "\r",
  "\u0000",
  "\u0085",
  "\u00a0",
  "\u2028",
  "\ufeff",
  "---",
  "...",
  ".",
  "_",
  "e",
  "+",
  "<<",
  "=",
];

function randomText(random: Random): string {
  return random.times(0, 5, () => random.pick(PIECES)).join("");
}

function randomValue(random: Random, depth: number): unknown {
  switch (random.int(depth === 0 ? 6 : 9)) {
    case 0:
      return random.pick([null, true, false]);
    case 1:
      return random.pick([0, 80, -1, 0.5, 1e-7, 2 ** 53]);
    case 2:
      return `${random.times(1, 4, () => random.pick(["line", "", "  in", "# no"])).join("\n")}${random.pick(["", "\n"])}`;
    case 6:
      return random.times(0, 4, () => randomValue(random, depth - 1));
    case 7:
    case 8:
      return Object.fromEntries(
        random.times(0, 4, () => [randomText(random).replace(/[\r\n]/g, ""), randomValue(random, depth - 1)]),
      );
    default:
      return randomText(random);
  }
}

function printed(value: unknown): string | null {
  return printYaml(treeOf(JSON.stringify(value)));
}

function treeOf(json: string): TreeNode {
  const tree = parseJson(json).values[0]?.tree;
  if (tree === undefined || tree === null) throw new Error(`no JSON: ${json}`);
  return tree;
}
