import { expect, test } from "vitest";
import { editObject } from "./edit-object";
import { type EditValue, mapOf } from "./edit-value";
import type { TreeEdit } from "./tree-edit";

const peer = mapOf(["podSelector", mapOf(["matchLabels", mapOf(["app", "web"])])]);
const port = mapOf(["protocol", "TCP"], ["port", 80]);

/** What comes of one edit of the first object. */
function edited(text: string, ...edits: readonly TreeEdit[]): string {
  const result = editObject(text, 0, edits);
  return result.kind === "edited" ? result.text : `refused: ${result.reason}`;
}

const set = (path: readonly (string | number)[], value: EditValue): TreeEdit => ({ kind: "set", path, value });
const remove = (...path: readonly (string | number)[]): TreeEdit => ({ kind: "remove", path });
const insert = (list: readonly (string | number)[], index: number, value: EditValue): TreeEdit => ({
  kind: "insert",
  list,
  index,
  value,
});

const cases: readonly [name: string, before: string, edit: TreeEdit, after: string][] = [
  [
    "an item comes after the last one, in its indentation, before what follows",
    "spec:\n  ingress:\n  - from:\n    - podSelector: {} # all\n  # below\n  egress: []\n",
    insert(["spec", "ingress", 0, "from"], 1, peer),
    "spec:\n  ingress:\n  - from:\n    - podSelector: {} # all\n    - podSelector:\n        matchLabels:\n          app: web\n  # below\n  egress: []\n",
  ],
  [
    "a list that is indented by four keeps doing so",
    "spec:\n    ingress:\n      - from:\n          - podSelector:\n                matchLabels:\n                    app: a\n",
    insert(["spec", "ingress"], 1, mapOf(["from", [peer]])),
    "spec:\n    ingress:\n      - from:\n          - podSelector:\n                matchLabels:\n                    app: a\n      - from:\n          - podSelector:\n                matchLabels:\n                    app: web\n",
  ],
  [
    "an item comes first, before the dash of the one that was first",
    "a:\n  # first\n  - x\n  - y\n",
    insert(["a"], 0, "w"),
    "a:\n  # first\n  - w\n  - x\n  - y\n",
  ],
  [
    "a list in brackets stays in them",
    "a: [ Ingress ] # c\n",
    insert(["a"], 1, "Egress"),
    "a: [ Ingress, Egress ] # c\n",
  ],
  [
    "empty brackets of texts are filled",
    "a: [] # none\nb: 1\n",
    insert(["a"], 0, port),
    "a: # none\n  - protocol: TCP\n    port: 80\nb: 1\n",
  ],
  ["an empty selector gets its first label", "s: {}\n", set(["s", "app"], "web"), "s:\n  app: web\n"],
  ["what has no value gets one", "s:\nt: 1\n", set(["s"], [port]), "s:\n  - protocol: TCP\n    port: 80\nt: 1\n"],
  ["a value changes in its quotes", "a: 'x' # c\n", set(["a"], "it's"), "a: 'it''s' # c\n"],
  [
    "a text that would be a number is quoted as its neighbours are",
    "a: 'x'\nb: y\n",
    set(["b"], "80"),
    "a: 'x'\nb: '80'\n",
  ],
  ["CRLF stays CRLF", "a:\r\n  b: 1\r\n", set(["a", "c"], "d"), "a:\r\n  b: 1\r\n  c: d\r\n"],
  ["a file without a final line break stays without", "a:\n  b: 1", set(["a", "c"], "d"), "a:\n  b: 1\n  c: d"],
  ["and when its last line goes", "a:\n  b: 1\n  c: 2", remove("a", "c"), "a:\n  b: 1"],
  [
    "the first entry behind a dash goes, its comment in the line too",
    "- a: 1 # x\n  b: 2\n",
    remove(0, "a"),
    "- b: 2\n",
  ],
  ["a comment between stays", "l:\n- a: 1\n  # of b\n  b: 2\n", remove("l", 0, "a"), "l:\n- # of b\n  b: 2\n"],
  [
    "the last item leaves empty brackets, and takes the comment above along",
    "l: # c\n  # d\n  - a # x\nm: 1\n",
    remove("l", 0),
    "l: [] # c\nm: 1\n",
  ],
  ["an item in brackets goes with one comma", "l: [a, b , c]\n", remove("l", 1), "l: [a, c]\n"],
  ["the last in brackets as well", "l: [a, b ]\n", remove("l", 1), "l: [a ]\n"],
  ["a lone one leaves the brackets", "l: [ a ]\n", remove("l", 0), "l: []\n"],
  ["a block of text is replaced", "a: |\n  x\n  y\nb: 1\n", set(["a"], "z"), "a: z\nb: 1\n"],
  ["behind a block of text", "a: |\n  x\n\n# end\n", set(["b"], 1), "a: |\n  x\nb: 1\n\n# end\n"],
  [
    "behind a dash",
    "l:\n-   a: 1\n    b: 2\n",
    insert(["l"], 1, port),
    "l:\n-   a: 1\n    b: 2\n-   protocol: TCP\n    port: 80\n",
  ],
  ["a key without a colon gets one", "s: !!set {a, b}\n", set(["s", "a"], 1), "s: !!set {a: 1, b}\n"],
  ["in a map in brackets", "{a: {b: 1}}\n", set(["a", "c"], "[x]"), '{a: {b: 1, c: "[x]"}}\n'],
  [
    "JSON in lines",
    '{\n    "a": {\n        "b": 1\n    }\n}\n',
    set(["a", "c"], "d"),
    '{\n    "a": {\n        "b": 1,\n        "c": "d"\n    }\n}\n',
  ],
  ["JSON in one line", '{"a": ["x"]}', insert(["a"], 1, "y"), '{"a": ["x", "y"]}'],
  ["JSON without a space", '{"a":["x"]}', insert(["a"], 1, "y"), '{"a":["x","y"]}'],
  ["an anchor stays where it is", "a: &x\n  b: 1\nc: 2\n", set(["a", "d"], "e"), "a: &x\n  b: 1\n  d: e\nc: 2\n"],
  [
    "an alias elsewhere keeps its meaning: it is written out",
    "a: &x {b: 1}\nc: *x\n",
    set(["a", "b"], 2),
    "a: &x {b: 2}\nc: {b: 1}\n",
  ],
  ["an alias itself is written out", "a: &x {b: 1}\nc: *x\n", set(["c", "b"], 2), "a: &x {b: 1}\nc: {b: 2}\n"],
  ["a label called __proto__ is one", "a:\n  b: 1\n", set(["a", "__proto__"], "x"), "a:\n  b: 1\n  __proto__: x\n"],
];

test.each(cases)("%s", (_name, before, edit, after) => {
  expect(edited(before, edit)).toBe(after);
});

test("edits follow each other, and their stretches are those of the text as it was", () => {
  const text = "a: 1\nl: []\n";
  const result = editObject(text, 0, [insert(["l"], 0, "x"), insert(["l"], 1, "z"), set(["a"], 2)]);
  expect(result).toMatchObject({
    kind: "edited",
    text: "a: 2\nl:\n  - x\n  - z\n",
    edits: [
      { from: 3, to: 4, text: "2" },
      { from: 7, to: 10, text: "\n  - x" },
      { from: 11, to: 11, text: "  - z\n" },
    ],
  });
});

test("an item of a List and a document among others are edited in their place", () => {
  const list =
    "kind: List\napiVersion: v1\nitems:\n- kind: A\n  metadata:\n    name: a # one\n- kind: B\n  metadata:\n    name: b\n";
  const result = editObject(list, list.indexOf("kind: A"), [set(["metadata", "labels"], mapOf(["x", "z"]))]);
  expect(result).toMatchObject({ text: list.replace("# one\n", "# one\n    labels:\n      x: z\n") });
});

test("what a merge key brings is written beside it, and written out before it goes", () => {
  const text = "a: &x\n  b: 1\n  e: 2\nc:\n  <<: *x\n  d: 2\n";
  expect(edited(text, set(["c", "b"], 2))).toBe(`${text}  b: 2\n`);
  expect(edited(text, remove("c", "b"))).toBe("a: &x\n  b: 1\n  e: 2\nc:\n  e: 2\n  d: 2\n");
  expect(edited(text, set(["a", "b"], 2))).toBe("a: &x\n  b: 2\n  e: 2\nc:\n  b: 1\n  e: 2\n  d: 2\n");
});

test("several merge keys in one place are not edited, and said to be so", () => {
  const text = "a: &x\n  b: 1\nf: &y\n  g: 1\nc:\n  <<: [*x, *y]\n  d: 2\n";
  expect(edited(text, remove("c", "b"))).toMatch(/^refused: an alias or a merge key stands in the way/);
});

test("what is refused leads to the part in question, or to what is around it", () => {
  const text = "a: &x\n  b: 1\nf: &y\n  g: 1\nc:\n  <<: [*x, *y]\n  d: 2\nl:\n- 1\n";
  const placeOf = (edit: TreeEdit) => {
    const result = editObject(text, 0, [edit]);
    return result.kind === "refused" ? text.slice(result.range.from, result.range.to) : result.text;
  };
  expect(placeOf(remove("c", "b"))).toBe("*x");
  expect(placeOf(remove("l", 3))).toBe("l:\n- 1");
  expect(placeOf(remove("z"))).toBe(text.trimEnd());
});
