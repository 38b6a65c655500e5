import { describe, expect, test } from "vitest";
import { checkMistake, findInText, type MistakenText } from "../../testing/found-in-text";

const HEAD = "apiVersion: v1\nkind: Pod\nmetadata:\n";
const NAME = `${HEAD}  name: a\n`;

describe("a small mistake in YAML is mended where the text can be read after it", () => {
  const rows: readonly MistakenText[] = [
    [
      "a quote that is not closed",
      `${HEAD}  name: "a\n  labels: {}\n`,
      4,
      '"',
      "close the quote",
      `${HEAD}  name: "a"\n  labels: {}\n`,
    ],
    [
      "one before a comment",
      `${HEAD}  name: 'a # x\n  labels: {}\n`,
      4,
      "'",
      "close the quote",
      `${HEAD}  name: 'a' # x\n  labels: {}\n`,
    ],
    [
      "a bracket that is not closed",
      `${NAME}  labels: {app: web\nspec: {}\n`,
      5,
      "{",
      "close the bracket with }",
      `${NAME}  labels: {app: web}\nspec: {}\n`,
    ],
    [
      "two of them",
      `${NAME}  x: {a: [b, c\nspec: {}\n`,
      5,
      "[",
      "close the bracket with ]}",
      `${NAME}  x: {a: [b, c]}\nspec: {}\n`,
    ],
    [
      "an equals sign",
      `${HEAD}  name = a\n  labels: {}\n`,
      4,
      "name = a",
      "write a colon and a space",
      `${NAME}  labels: {}\n`,
    ],
    ["no colon", `${HEAD}  name a\n  labels: {}\n`, 4, "name a", "write a colon and a space", `${NAME}  labels: {}\n`],
    [
      "no colon behind a parent",
      "apiVersion: v1\nkind: Pod\nmetadata\n  name: a\n",
      3,
      "metadata",
      "put a colon behind metadata",
      NAME,
    ],
    [
      "a star",
      `${NAME}  annotations:\n    host: *.example.com\n`,
      6,
      "*.example.com",
      "put the value in quotes",
      `${NAME}  annotations:\n    host: "*.example.com"\n`,
    ],
    [
      "a colon inside",
      `${NAME}  annotations:\n    a: b: c\n`,
      6,
      "b: c",
      "put the value in quotes",
      `${NAME}  annotations:\n    a: "b: c"\n`,
    ],
    [
      "a percent sign",
      `${NAME}  annotations:\n    a: %5 # x\n`,
      6,
      "%5 # x",
      "put the value in quotes",
      `${NAME}  annotations:\n    a: "%5" # x\n`,
    ],
  ];
  test.each(rows)("%s", (...row) => checkMistake(row, /./));
});

describe("a comma of JSON is put or removed", () => {
  const rows: readonly MistakenText[] = [
    [
      "too many",
      '{"apiVersion": "v1", "kind": "Pod",}',
      1,
      ",",
      "remove the comma",
      '{"apiVersion": "v1", "kind": "Pod"}',
    ],
    [
      "too many, everywhere",
      '{"apiVersion": "v1,}", "kind": "Pod", "a": [1,],}',
      1,
      ",",
      "remove the needless commas",
      '{"apiVersion": "v1,}", "kind": "Pod", "a": [1]}',
    ],
    ["missing", '{"apiVersion": "v1"\n"kind": "Pod"}', 2, '"', "put a comma", '{"apiVersion": "v1",\n"kind": "Pod"}'],
  ];
  test.each(rows)("%s", (...row) => checkMistake(row, /comma/));
});

test("a text of many megabytes with a needless comma is told of it, and no mend is looked for", () => {
  expect(findInText(`{"a":"${"b".repeat(12_000_000)}",}`)).toMatchObject([
    { code: "json-syntax", marked: ",", fix: undefined },
  ]);
});

test("where a mend would not be read, none is offered", () => {
  expect(findInText(`${NAME}  labels: {a: "b}\n  x: [\n`)[0]?.fix).toBe(undefined);
});
