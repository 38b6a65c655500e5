import { describe, expect, test } from "vitest";
import { checkMistake, findInText, type MistakenText } from "../../testing/found-in-text";

const HEAD = "apiVersion: v1\nkind: Pod\nmetadata:\n";
const NAME = `${HEAD}  name: a\n`;

describe("tabs in an indentation become the spaces with which the text can be read", () => {
  const rows: readonly MistakenText[] = [
    [
      "one a level",
      `${HEAD}\tname: a\n\tlabels:\n\t\tapp: web\n`,
      4,
      "\t",
      "indent with spaces",
      `${NAME}  labels:\n    app: web\n`,
    ],
    [
      "beside two spaces",
      `${HEAD}  name: a\n\tlabels:\n\t\tapp: web\n`,
      5,
      "\t",
      "indent with spaces",
      `${NAME}  labels:\n    app: web\n`,
    ],
    [
      "beside four spaces",
      `${HEAD}    name: a\n\tlabels: {}\n`,
      5,
      "\t",
      "indent with spaces",
      `${HEAD}    name: a\n    labels: {}\n`,
    ],
    [
      "beside eight spaces",
      `${HEAD}        name: a\n\tlabels: {}\n`,
      5,
      "\t",
      "indent with spaces",
      `${HEAD}        name: a\n        labels: {}\n`,
    ],
    ["behind a dash", `${NAME}spec:\n  containers:\n  -\tname: c\n\t  image: x\n`, 7, "\t", "indent with spaces", null],
    [
      "around a block scalar",
      `${HEAD}\tname: a\n\tannotations:\n\t\tx: |\n\t\t\ttext\n`,
      4,
      "\t",
      "indent with spaces",
      `${NAME}  annotations:\n    x: |\n      text\n`,
    ],
  ];
  test.each(rows)("%s", (...row) => checkMistake(row, /tab/));

  test("a tab inside the text of a block scalar stays", () => {
    const text = `apiVersion: v1\nkind: ConfigMap\nmetadata:\n\tname: a\ndata:\n  Makefile: |\n    all:\n    \techo\n`;
    const [found] = findInText(text);
    expect(found?.fix?.edits).toEqual([{ from: text.indexOf("\t"), to: text.indexOf("\t") + 1, text: "  " }]);
  });
});

describe("characters that look like those of YAML", () => {
  const rows: readonly MistakenText[] = [
    [
      "a fullwidth colon",
      `${HEAD}  name：a\n  generateName: b\n  labels： {}\n`,
      4,
      "：",
      "write the characters of YAML",
      `${NAME}  generateName: b\n  labels: {}\n`,
    ],
    [
      "one behind a key without value",
      "apiVersion: v1\nkind: Pod\nmetadata：\n  name: a\n",
      3,
      "：",
      "write the characters of YAML",
      NAME,
    ],
    [
      "one in the first line",
      `apiVersion：v1\nkind: Pod\n`,
      1,
      "：",
      "write the characters of YAML",
      "apiVersion: v1\nkind: Pod\n",
    ],
    [
      "fullwidth brackets",
      `${NAME}  labels: ｛app: web｝\n`,
      5,
      "｛",
      "write the characters of YAML",
      `${NAME}  labels: {app: web}\n`,
    ],
    [
      "typographic quotes around a text with a colon",
      `${NAME}  annotations: {a: “b: c”}\n`,
      5,
      "“",
      "write the characters of YAML",
      `${NAME}  annotations: {a: "b: c"}\n`,
    ],
    [
      "typographic quotes in JSON",
      "{“apiVersion”: “v1”, “kind”: “Pod”}",
      1,
      "“",
      "write the characters of YAML",
      '{"apiVersion": "v1", "kind": "Pod"}',
    ],
    [
      "a long dash before an item",
      `${NAME}spec:\n  containers:\n  – name: c\n    image: x\n`,
      7,
      "–",
      "write the characters of YAML",
      `${NAME}spec:\n  containers:\n  - name: c\n    image: x\n`,
    ],
  ];
  test.each(rows)("%s", (...row) => checkMistake(row, /U\+[0-9A-F]{4}/));
});

describe("a space that is missing behind a colon", () => {
  const rows: readonly MistakenText[] = [
    [
      "in the first line",
      "apiVersion:v1\nkind: Pod\n",
      1,
      ":",
      "put a space behind the colon",
      "apiVersion: v1\nkind: Pod\n",
    ],
    [
      "in two lines in a row",
      `${HEAD}  name:a\n  namespace:b\n  labels: {}\n`,
      4,
      ":",
      "put a space behind the colon",
      `${NAME}  namespace: b\n  labels: {}\n`,
    ],
    [
      "in lines apart",
      `${HEAD}  name:a\n  labels:\n    app:web\n    tier: db\n`,
      4,
      ":",
      "put a space behind the colon",
      `${NAME}  labels:\n    app: web\n    tier: db\n`,
    ],
    [
      "in a whole text",
      "apiVersion:v1\nkind:Pod\n",
      1,
      ":",
      "put a space behind the colon",
      "apiVersion: v1\nkind: Pod\n",
    ],
    [
      "in an item of a List",
      `apiVersion: v1\nkind: List\nitems:\n- apiVersion:v1\n  kind: Pod\n`,
      4,
      ":",
      "put a space behind the colon",
      "apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Pod\n",
    ],
  ];
  test.each(rows)("%s", (...row) => checkMistake(row, /a space is missing/));
});

describe("spaces that are none to YAML", () => {
  const rows: readonly MistakenText[] = [
    [
      "no-break spaces behind a colon",
      `${HEAD}  name:\u00a0a\n  labels: {}\n`,
      4,
      "\u00a0",
      "write spaces",
      `${NAME}  labels: {}\n`,
    ],
    [
      "no-break spaces among spaces",
      `${HEAD}  name: a\n \u00a0labels:\n    app: web\n`,
      5,
      "\u00a0",
      "write spaces",
      `${NAME}  labels:\n    app: web\n`,
    ],
  ];
  test.each(rows)("%s", (...row) => checkMistake(row, /U\+00A0/));
});

describe("a line in a wrong column is moved where only one column makes sense", () => {
  const rows: readonly MistakenText[] = [
    [
      "left of its map",
      `${NAME}spec:\n   podSelector: {}\n  policyTypes: []\n`,
      7,
      "  policyTypes: []".trim(),
      "move the line to column 4",
      `${NAME}spec:\n   podSelector: {}\n   policyTypes: []\n`,
    ],
    [
      "right of its map",
      `${NAME}   labels:\n     a: b\n`,
      5,
      "labels:",
      "move the line to column 3",
      `${NAME}  labels:\n    a: b\n`,
    ],
    [
      "between two columns",
      `${NAME} labels: {}\n`,
      5,
      "labels: {}",
      "move the line to column 3",
      `${NAME}  labels: {}\n`,
    ],
  ];
  test.each(rows)("%s", (...row) => checkMistake(row, /indented/));

  test("where two make sense nobody guesses", () => {
    const [found] = findInText(`${NAME}  labels:\n    app: web\n   tier: db\n`);
    expect(found).toMatchObject({ line: 7, fix: undefined });
  });
});

describe("control characters are deleted in one step", () => {
  const ESCAPE = "\u001b";
  const rows: readonly MistakenText[] = [
    [
      "colours",
      `${HEAD}  ${ESCAPE}[1;31mname${ESCAPE}[0m: a\n`,
      4,
      `${ESCAPE}[1;31m`,
      "delete what is of the terminal",
      NAME,
    ],
    [
      "a link of a terminal",
      `${HEAD}  name: ${ESCAPE}]8;;http://x\u0007a${ESCAPE}]8;;\u0007\n`,
      4,
      `${ESCAPE}]8;;http://x\u0007`,
      "delete what is of the terminal",
      NAME,
    ],
    ["a bell", `${HEAD}  name: \u0007a\u0007\n`, 4, "\u0007", "delete the control characters", NAME],
    ["a line separator", `${NAME}# a\u2028b\n`, 5, "\u2028", "delete the control characters", `${NAME}# a b\n`],
    [
      "UTF-16",
      Array.from(NAME, (character) => `${character}\u0000`).join(""),
      1,
      "\u0000",
      "delete every U+0000",
      NAME,
    ],
  ];
  test.each(rows)("%s", (...row) => checkMistake(row, /U\+[0-9A-F]{4}/));

  test("UTF-16 is said to be that", () => {
    expect(findInText("a\u0000b\u0000c\u0000d\u0000e\u0000")[0]?.message).toContain("UTF-16");
  });
});
