import { describe, expect, test } from "vitest";
import { checkMistake, findInText, type MistakenText } from "../../testing/found-in-text";

const POLICY =
  "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: a\nspec:\n  podSelector: {}\n";
const POD = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\nspec:\n  containers:\n";
const HEAD = '"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy", "metadata": {"name": "a"}';
const GOOD = `{${HEAD}, "spec": {"podSelector": {}}}`;

describe("JSON has no comments: all are removed in one step", () => {
  const title = "remove the comment";
  const rows: readonly MistakenText[] = [
    ["above all", `// deny all\n${GOOD}`, 1, "// deny all", title, GOOD],
    ["of lines", `{\n  /* deny\n     all */\n  ${GOOD.slice(1)}`, 2, "/* deny", title, `{\n  ${GOOD.slice(1)}`],
    ["behind a field", `{${HEAD}, // name\n"spec": {}}`, 1, "// name", title, `{${HEAD},\n"spec": {}}`],
    ["before a field", `{${HEAD}, /* the spec */ "spec": {}}`, 1, "/* the spec */", title, `{${HEAD}, "spec": {}}`],
    ["at the end", `${GOOD}\n// end\n`, 2, "// end", title, `${GOOD}\n`],
    [
      "behind a number, where YAML takes it for text",
      `{${HEAD}, "spec": {"ingress": [{"ports": [{"port": 80 // http\n}]}]}}`,
      1,
      "// http",
      title,
      `{${HEAD}, "spec": {"ingress": [{"ports": [{"port": 80\n}]}]}}`,
    ],
    [
      "several, and none in a text",
      `{ # policy\n${HEAD}, // a\n"spec": {"podSelector": {"matchLabels": {"a": "// b"}}} /* c */}`,
      2,
      "// a",
      "remove the comments",
      `{\n${HEAD},\n"spec": {"podSelector": {"matchLabels": {"a": "// b"}}} }`,
    ],
  ];
  test.each(rows)("%s", (...row) => checkMistake(row, /^JSON has no comments: remove this one$/));

  test.each([
    ["with a number sign, which YAML takes", `{${HEAD}, # all\n"spec": {}}`],
    ["that are text of an annotation", `{${HEAD.slice(0, -1)}, "annotations": {"a": null // c\n}}, "spec": {}}`],
    ["in single quotes", `{${HEAD.slice(0, -1)}, "annotations": {"a": '/* c */'}}, "spec": {}}`],
    ["in an address", `{${HEAD.slice(0, -1)}, "annotations": {"a": "https://x.y"}}, "spec": {}}`],
  ])("nothing is said of those %s", (_, text) => expect(findInText(text)).toEqual([]));
});

describe("a space is missing behind a hyphen", () => {
  const one = "put a space behind the hyphen";
  const all = "put a space behind each hyphen";
  const rows: readonly MistakenText[] = [
    [
      "before a word",
      `${POLICY}  policyTypes:\n    -Ingress\n`,
      8,
      "-",
      one,
      `${POLICY}  policyTypes:\n    - Ingress\n`,
    ],
    [
      "before two of them",
      `${POLICY}  policyTypes:\n    -Ingress\n    -Egress\n`,
      8,
      "-",
      all,
      `${POLICY}  policyTypes:\n    - Ingress\n    - Egress\n`,
    ],
    [
      "before the second",
      `${POLICY}  policyTypes:\n    - Ingress\n    -Egress\n`,
      9,
      "-",
      one,
      `${POLICY}  policyTypes:\n    - Ingress\n    - Egress\n`,
    ],
    [
      "before a field, with the next one where it belongs",
      `${POLICY}  ingress:\n    - ports:\n        -protocol: TCP\n          port: 80\n`,
      9,
      "-",
      one,
      `${POLICY}  ingress:\n    - ports:\n        - protocol: TCP\n          port: 80\n`,
    ],
    [
      "before a field, with the next one in its column",
      `${POLICY}  ingress:\n    - ports:\n        -protocol: TCP\n         port: 80\n`,
      9,
      "-",
      one,
      `${POLICY}  ingress:\n    - ports:\n       - protocol: TCP\n         port: 80\n`,
    ],
    [
      "before a field with more below it",
      `${POLICY}  ingress:\n    -from:\n        - podSelector: {}\n`,
      8,
      "-",
      one,
      `${POLICY}  ingress:\n    - from:\n        - podSelector: {}\n`,
    ],
    [
      "of an object of another kind",
      `${POD}  -name: c\n    image: x\n`,
      7,
      "-",
      one,
      `${POD}  - name: c\n    image: x\n`,
    ],
  ];
  test.each(rows)("%s", (...row) => checkMistake(row, /^a space is missing after this hyphen$/));

  test.each([
    ["an argument", `${POD}  - name: c\n    image: x\n    args:\n    - --flag\n    - -v\n    - -1\n    - - -1\n`],
    ["a line of a text", `${POD}  - name: c\n    image: x\n    args:\n    - |\n      -Ingress\n      -from:\n`],
    ["a key of data", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  -from: a\n"],
    [
      "an annotation's second line",
      POLICY.replace("  name: a\n", "  name: a\n  annotations:\n    x: one\n      -Ingress\n      -- two\n"),
    ],
  ])("%s may begin with one", (_, text) => expect(findInText(text)).toEqual([]));
});

describe("a hyphen too many", () => {
  const rows: readonly MistakenText[] = [
    ["two", "    -- Ingress\n", 8, "-", "delete the hyphen", "    - Ingress\n"],
    ["two apart", "    - - Ingress\n", 8, "-", "delete the hyphen", "    - Ingress\n"],
    [
      "in each line",
      "    - - Ingress\n    - - Egress\n",
      8,
      "-",
      "delete the hyphens",
      "    - Ingress\n    - Egress\n",
    ],
  ];
  test.each(rows)("%s", (...[name, items, line, marked, title, after]) =>
    checkMistake(
      [name, `${POLICY}  policyTypes:\n${items}`, line, marked, title, `${POLICY}  policyTypes:\n${after}`],
      /^one hyphen too many/,
    ),
  );

  test("what stands below its field stays in its column", () => {
    const text = `${POLICY}  ingress:\n    - - from:\n          - podSelector: {}\n        ports: []\n`;
    const after = `${POLICY}  ingress:\n      - from:\n          - podSelector: {}\n        ports: []\n`;
    checkMistake(["", text, 8, "-", "delete the hyphen", after], /^one hyphen too many/);
  });
});

describe("what is typed for --- between two documents", () => {
  test.each(["--", "----", "-", "—", "===="])("%s", (written) => {
    const text = `${POLICY}${written}\n${POLICY}`;
    checkMistake(["", text, 7, written, "write ---", `${POLICY}---\n${POLICY}`], /^write --- between two documents$/);
  });
});

describe("something is left over behind JSON that is good", () => {
  const rows: readonly MistakenText[] = [
    ["a letter", `${GOOD}x\n`, 1, "x", "delete it", `${GOOD}\n`],
    ["a bracket", `${GOOD}}`, 1, "}", "delete it", GOOD],
    ["a sentence", `${GOOD}\nthat was it\n`, 2, "that was it", "delete it", `${GOOD}\n\n`],
    ["lines of it", `${GOOD} 'a\n b'\n`, 1, "'a", "delete what is no JSON", `${GOOD} \n`],
  ];
  test.each(rows)("%s", (...row) => checkMistake(row, /^delete this: the JSON text ends before it$/));

  test("fields are not left over: the bracket before them is one too many", () => {
    const early = GOOD.replace(', "spec"', '}, "spec"');
    checkMistake(["", early, 1, "}", "delete the bracket", GOOD], /more fields follow/);
  });
});
