import { describe, expect, test } from "vitest";
import { checkMistake, findInText, type MistakenText } from "../../testing/found-in-text";

const HEAD = "apiVersion: v1\nkind: Pod\nmetadata:\n";
const NAME = `${HEAD}  name: a\n`;

describe("characters that nobody sees are named, and deleted in one step", () => {
  const rows: readonly MistakenText[] = [
    ["a zero-width space", `${HEAD}  name: \u200ba\n`, 4, "\u200b", "delete U+200B", NAME],
    [
      "one before the text",
      `\u200bapiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n`,
      1,
      "\u200b",
      "delete U+200B",
      NAME,
    ],
    [
      "an override of the direction",
      `${HEAD}  name: a # \u202ex\n`,
      4,
      "\u202e",
      "delete U+202E",
      `${HEAD}  name: a # x\n`,
    ],
    ["several", `${HEAD}  name: \u2066a\u2069\n`, 4, "\u2066", "delete the invisible characters", NAME],
    ["a soft hyphen", `${HEAD}  name: a\u00ad\n`, 4, "\u00ad", "delete U+00AD", NAME],
    ["a tag", `${HEAD}  name: a\u{e0041}\n`, 4, "\u{e0041}", "delete U+E0041", NAME],
    ["a joiner among letters", `${HEAD}  name: \u200da\n`, 4, "\u200d", "delete U+200D", NAME],
    ["a mark in a Latin text", `${HEAD}  name: a\u200e\n`, 4, "\u200e", "delete U+200E", NAME],
    [
      "one in JSON",
      `{"apiVersion": "v1", "kind": "Pod\u200b"}`,
      1,
      "\u200b",
      "delete U+200B",
      '{"apiVersion": "v1", "kind": "Pod"}',
    ],
    [
      "one in an item of a List",
      `apiVersion: v1\nkind: List\nitems:\n- kind: Pod\n  apiVersion: v1\u200b\n`,
      5,
      "\u200b",
      "delete U+200B",
      "apiVersion: v1\nkind: List\nitems:\n- kind: Pod\n  apiVersion: v1\n",
    ],
  ];
  test.each(rows)("%s", (...row) => {
    checkMistake(row, /U\+[0-9A-F]{4}/);
    const [found] = findInText(row[1]);
    expect(found).toMatchObject({ code: "odd-character", severity: "warning" });
    expect(found?.message).toMatch(/^[\t-~]*$/);
  });

  test.each([
    ["joined emoji", "👩‍💻 and 🏴󠁧󠁢󠁥󠁮󠁧󠁿"],
    ["Persian with a non-joiner", "می‌خواهم"],
    ["Arabic with a mark", "السلام\u200f!"],
    ["umlauts, dashes and an apostrophe", "Grüße – don’t"],
    ["a no-break space inside of a text", "10\u00a0000"],
  ])("%s are at home in a text", (_, text) => {
    expect(findInText(`${NAME}  annotations:\n    a: ${text}\n    # ${text}\n`)).toEqual([]);
  });
});

describe("spaces that are none to YAML become spaces", () => {
  const rows: readonly MistakenText[] = [
    ["in an indentation", `${HEAD}\u00a0\u00a0name: a\n`, 4, "\u00a0\u00a0", "write spaces", NAME],
    ["wide ones", `${HEAD}\u3000name: a\n`, 4, "\u3000", "write spaces", NAME],
    [
      "behind a dash",
      `${NAME}spec:\n  containers:\n  -\u00a0name: c\n`,
      7,
      "\u00a0",
      "write spaces",
      `${NAME}spec:\n  containers:\n  - name: c\n`,
    ],
    ["before a value", `${HEAD}  name: \u00a0a\n`, 4, "\u00a0", "write spaces", null],
    ["behind the only colon", `${HEAD}  name:\u00a0a\n`, 4, "\u00a0", "write spaces", NAME],
  ];
  test.each(rows)("%s", (...row) => checkMistake(row, /U\+(00A0|3000) .* is no space to YAML/));

  test("at the top of an object they are an error, as its unknown field is; below they are a warning", () => {
    expect(findInText(`${HEAD}\u00a0\u00a0name: a\n`)).toMatchObject([{ severity: "error" }]);
    expect(findInText(`${HEAD}  name: \u00a0a\n`)).toMatchObject([{ severity: "warning" }]);
  });
});

describe("the quotes of a word processor are part of a text", () => {
  const rows: readonly MistakenText[] = [
    [
      "around a value",
      `${NAME}  labels:\n    app: “web”\n`,
      6,
      "“web”",
      'write " for the quotes',
      `${NAME}  labels:\n    app: "web"\n`,
    ],
    [
      "around keys and values",
      `${NAME}  labels: {“a”: ‘b’}\n`,
      5,
      "“a”",
      'write " for the quotes',
      `${NAME}  labels: {"a": "b"}\n`,
    ],
    [
      "around a text with quotes",
      `${NAME}  annotations:\n    a: “say "b"”\n`,
      6,
      '“say "b"”',
      'write " for the quotes',
      `${NAME}  annotations:\n    a: 'say "b"'\n`,
    ],
  ];
  test.each(rows)("%s", (...row) => checkMistake(row, /typographic quotes/));

  test("inside of quotes, and around a part of a text, they are meant", () => {
    expect(findInText(`${NAME}  annotations:\n    a: "“b”"\n    c: “d” e\n`)).toEqual([]);
  });
});

test("half a character in an escape of JSON is told", () => {
  const text = '{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a", "annotations": {"x": "\\ud800"}}}';
  expect(findInText(text)).toMatchObject([{ severity: "warning", marked: '"\\ud800"', code: "value-not-as-written" }]);
});

test("what is odd about the head of a List is told with its first item, and all items are read", () => {
  const text = `# \u202ex\napiVersion: v1\nkind: List\nitems: [{apiVersion: v1, kind: Pod, metadata: {name: a}}]\n`;
  expect(findInText(text)).toMatchObject([{ line: 1, marked: "\u202e", fix: { title: "delete U+202E" } }]);
});

describe("letters that only look like those of names", () => {
  const rows: readonly MistakenText[] = [
    [
      "a hyphen of a printer",
      `${HEAD}  name: team‐a\n`,
      4,
      "‐",
      "write ASCII letters and hyphens",
      `${HEAD}  name: team-a\n`,
    ],
    ["a long dash", `${HEAD}  name: team–a\n`, 4, "–", "write ASCII letters and hyphens", `${HEAD}  name: team-a\n`],
    [
      "a Cyrillic letter in a value",
      `${NAME}  labels: {app: "wеb"}\n`,
      5,
      "е",
      "write ASCII letters and hyphens",
      `${NAME}  labels: {app: "web"}\n`,
    ],
    ["one in a key", `${NAME}  lаbels: {}\n`, 5, "а", "write ASCII letters and hyphens", `${NAME}  labels: {}\n`],
    ["a fullwidth digit", `${HEAD}  name: a１\n`, 4, "１", "write ASCII letters and hyphens", `${HEAD}  name: a1\n`],
  ];
  test.each(rows)("%s", (...row) => checkMistake(row, /U\+[0-9A-F]{4}, which only looks like/));

  test("in the text of an annotation, and in words of another language, they are at home", () => {
    expect(findInText(`${NAME}  annotations: {a: 10–20, b: wеb}\n  labels: {a: веб, b: café}\n`)).toEqual([]);
  });
});
