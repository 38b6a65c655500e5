import fc from "fast-check";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import { parseYaml } from "./parse-yaml";
import { plainValueOf } from "./plain-value";
import type { TreeNode } from "./tree";

function readPlain(text: string): unknown {
  const { tree, findings } = parseYaml(text);
  expect(findings).toEqual([]);
  return tree && plainValueOf(tree);
}

test("what the yaml package writes is read as the same value", { timeout: 60_000 }, () => {
  const key = fc.stringMatching(/^[a-z]{1,5}$/);
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: "small" },
      fc.string({ unit: "grapheme-ascii" }),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie("value"), { maxLength: 4 }),
      fc.dictionary(key, tie("value"), { maxKeys: 4, noNullPrototype: true }),
    ),
  }));
  fc.assert(
    fc.property(value, (each) => {
      const text = stringify(each, { version: "1.1", lineWidth: 0, defaultKeyType: "QUOTE_DOUBLE" });
      const { tree } = parseYaml(text);
      expect(tree && plainValueOf(tree)).toEqual(each);
    }),
    { numRuns: 300 },
  );
});

test("every part has the range of its own text", () => {
  const text = '# c\nspec:\n  ports: [80, "x"]\n  from:\n  - a: |\n      b\n\n  # d\nend:\n';
  const spans: string[] = [];
  const visit = (node: TreeNode): void => {
    spans.push(text.slice(node.range.from, node.range.to));
    if (node.kind === "list") node.items.forEach(visit);
    if (node.kind !== "map") return;
    for (const { key, keyRange, value } of node.entries) {
      expect(text.slice(keyRange.from, keyRange.to)).toBe(key);
      visit(value);
    }
  };
  const { tree } = parseYaml(text);
  if (tree === null) throw new Error("not read");
  visit(tree);
  expect(spans).toEqual([
    text.slice(4, -1),
    text.slice(12, text.indexOf("  # d") - 1),
    '[80, "x"]',
    "80",
    '"x"',
    "- a: |\n      b\n",
    "a: |\n      b\n",
    "|\n      b\n",
    "",
  ]);
});

test("a key without a value is null, and so is an empty text", () => {
  expect(readPlain("a:\nb:\n  c:\n")).toEqual({ a: null, b: { c: null } });
  expect(readPlain("# nothing\n")).toBeNull();
});

test("aliases are expanded, and what they bring in stands where the alias does", () => {
  const text = "a: &x {b: [c]}\nd: *x\n";
  expect(readPlain(text)).toEqual({ a: { b: ["c"] }, d: { b: ["c"] } });
  const { tree } = parseYaml(text);
  if (tree?.kind !== "map") throw new Error("no map");
  const range = { from: 18, to: 20 };
  expect(tree.entries[1]?.value).toMatchObject({
    range,
    entries: [{ keyRange: range, value: { range, items: [{ range }] } }],
  });
});

test("an anchor may be used again for another value", () => {
  expect(readPlain("a: &x 1\nb: *x\nc: &x 2\nd: *x\n*x : e\n")).toEqual({ a: 1, b: 1, c: 2, d: 2, "2": "e" });
});

test("a merge key works where it stands, as in go-yaml: it overwrites keys above and gives way to keys below", () => {
  expect(readPlain("a: 1\n<<: {a: 2, b: 2, c: 2}\nb: 3\n")).toEqual({ a: 2, b: 3, c: 2 });
  expect(readPlain("x: &x {a: 1}\nw: &w {a: 2, b: 2}\nz:\n  <<: [*x, *w]\n")).toMatchObject({ z: { a: 1, b: 2 } });
  expect(readPlain('"<<": {a: 2}\n')).toEqual({ "<<": { a: 2 } });
});

test.each([
  ["a: *x\n", "yaml-alias-unknown", 3],
  ["a: &a [*a]\n", "yaml-alias-cycle", 7],
  ["a: &a\n  b: 1\n  <<: *a\n", "yaml-alias-cycle", 19],
  ["<<: 1\n", "yaml-merge-invalid", 4],
  ["<<: [{a: 1}, 2]\n", "yaml-merge-invalid", 13],
  ["? {a: b}\n: c\n", "yaml-key-not-scalar", 2],
  ["? [a]\n: c\n", "yaml-key-not-scalar", 2],
  ["~: c\n", "yaml-key-not-scalar", 0],
  ["a: .nan\n", "yaml-unsupported-value", 3],
  ["a: !!int x\n", "yaml-unsupported-value", 9],
  ['a: "\\ud800"\n', "yaml-unsupported-value", 3],
  ["a: o\u0000k\n", "yaml-control-character", 4],
  ["a: b # \u2028\n", "yaml-control-character", 7],
  ["a: \u0085\n", "yaml-control-character", 3],
  ["\tb: 1\n", "yaml-syntax", 0],
  ["a:\n  b: 1\n\tc: 1\n", "yaml-syntax", 10],
  ["a: b: c\n", "yaml-syntax", 3],
  ["a: 1\n  b: 2\n", "yaml-syntax", 7],
  ["a:\n   b: 1\n  c: 1\n", "yaml-syntax", 13],
  ["a: [1,\nb: 2\n", "yaml-syntax", 3],
  ['a: "x\nb: 2\n', "yaml-syntax", 3],
  ['a: "x\n  b: "c"\n', "yaml-syntax", 3],
  ["a: 1\nb\n", "yaml-syntax", 5],
  ["a:\n  - Ingress\n\n    b:\n    - c\n", "yaml-syntax", 20],
  ["a:\n  - name b\n    c: d\n", "yaml-syntax", 7],
  ["a: |\n\tb\n", "yaml-syntax", 5],
  ["a: | b\n", "yaml-syntax", 3],
  ["a: {b:c, d:{}}\n", "yaml-syntax", 11],
  ["a: 1\n- b\n", "yaml-syntax", 5],
  ["a: @b\n", "yaml-syntax", 3],
  ["a: - b\n", "yaml-syntax", 3],
  ["a: [b: c: d]\n", "yaml-syntax", 7],
])("%j is refused with one %s at %i", (text, code, at) => {
  const { tree, findings } = parseYaml(text);
  expect(tree).toBeNull();
  expect(findings).toMatchObject([{ code, severity: "error", type: "YAMLSyntax", range: { from: at } }]);
});

test("an error about a value or a key names the field", () => {
  const fieldsOf = (text: string): readonly string[] => parseYaml(text).findings.map(({ field }) => field);
  expect(fieldsOf("spec:\n  ports:\n  - a: .nan\n  - b: .inf\n")).toEqual(["spec.ports[0].a", "spec.ports[1].b"]);
  expect(fieldsOf("metadata:\n  labels: {~: a}\n")).toEqual(["metadata.labels"]);
});

test("of a duplicate field the last is kept, as kubectl does, and each but the first reported on its key, by the name the server sees", () => {
  const { tree, findings } = parseYaml("m:\n  y: 1\n  yes: 2\n  true: 3\n");
  expect(tree && plainValueOf(tree)).toEqual({ m: { true: 3 } });
  const first = { from: 5, to: 6 };
  expect(findings.filter(({ code }) => code === "duplicate-key")).toMatchObject([
    { type: "DuplicateField", severity: "error", field: "m.true", range: { from: 12, to: 15 }, first },
    { field: "m.true", range: { from: 21, to: 25 }, first },
  ]);
});

test.each([
  ["on", "true"],
  ["n", "false"],
  ["0x1", "1"],
  ["1.0", "1"],
  ["0120", "80"],
])("a key %s, which Kubernetes reads as %s, is a warning that quotes mend", (written, read) => {
  for (const text of [`a: {b: c, ${written}: d}\n`, `a:\n  ${written}: d\n`]) {
    const { findings } = parseYaml(text);
    const from = text.indexOf(written);
    expect(findings).toMatchObject([{ code: "key-not-as-written", severity: "warning", field: `a.${read}` }]);
    expect(findings[0]?.range).toEqual({ from, to: from + written.length });
    const [edit] = findings[0]?.fix?.edits ?? [];
    const mended = text.slice(0, edit?.from) + edit?.text + text.slice(edit?.to);
    expect(parseYaml(mended).findings).toEqual([]);
    expect(readPlain(mended)).toMatchObject({ a: { [written]: "d" } });
  }
});

test.each([["true"], ["80"], ["on-call"], ['"on"'], ["2026-11-23"]])("a key %s is what it looks like", (key) => {
  expect(parseYaml(`a:\n  ${key}: b\n`).findings).toEqual([]);
});

test("a tag that Kubernetes does not know is ignored with a warning, and a directive, too", () => {
  expect(parseYaml("a: !Ref b\n")).toMatchObject({
    tree: { entries: [{ value: { value: "b", style: "quoted" } }] },
    findings: [{ severity: "warning", range: { from: 8 } }],
  });
  expect(parseYaml("# c\n%YAML 1.1\n---\na: b\n").findings).toMatchObject([
    { severity: "warning", range: { from: 4, to: 13 } },
  ]);
});

test("a lone CR ends a line, in quotes as well", () => {
  expect(readPlain("a: 1\rb:\r  c: 2\r")).toEqual({ a: 1, b: { c: 2 } });
});

test("a byte-order mark inside the text is reported", () => {
  expect(parseYaml("a: 1\n\ufeffb: 2\n").findings).toMatchObject([{ code: "yaml-control-character" }]);
});

test("text that only looks like nesting is not too deep", () => {
  const brackets = "[".repeat(300);
  expect(readPlain(`a: "${brackets}"\nb: '${brackets}' # ${brackets}\nc: x${brackets}\n`)).toMatchObject({
    a: brackets,
    c: `x${brackets}`,
  });
  expect(readPlain(`a:\n- b: |\n    ${"- ".repeat(300)}\n    ${brackets}\n- c: ${"{}".repeat(1)}\n`)).toMatchObject({
    a: [{ b: `${"- ".repeat(300)}\n${brackets}\n` }, { c: {} }],
  });
});

test("200 levels are read, and 201 are refused", () => {
  const nested = (levels: number): string => "[".repeat(levels) + "]".repeat(levels);
  expect(parseYaml(nested(200)).tree).not.toBeNull();
  expect(parseYaml(nested(201)).findings).toMatchObject([{ code: "yaml-too-deep", range: { from: 200 } }]);
});

test.each([
  ["flow lists", "[".repeat(100_000)],
  ["flow maps", "{a: ".repeat(100_000)],
  ["block lists in one line", "- ".repeat(100_000)],
  ["explicit keys", "? ".repeat(100_000)],
  ["anchored lists", "&a - ".repeat(50_000)],
  ["maps in lists in one line", "- a: ".repeat(50_000)],
  ["maps in one line", "a: ".repeat(50_000)],
  ["lists that a comment seems to close", "[ # ]\n".repeat(50_000)],
  ["indented maps", Array.from({ length: 1000 }, (_, level) => `${" ".repeat(level)}a:\n`).join("")],
  ["aliases of aliases", `a0: &a0 [x]\n${chain(5000, (name) => `[*${name}]`)}`],
])("very deep %s are one error, soon", (_, text) => {
  const start = performance.now();
  expect(parseYaml(text).findings).toMatchObject([{ code: "yaml-too-deep", message: "nested too deeply (limit 200)" }]);
  expect(performance.now() - start).toBeLessThan(SLOW_MACHINE * 500);
});

test.each([
  ["lists", `a0: &a0 [x]\n${chain(40, (name) => `[*${name}, *${name}, *${name}]`)}`],
  ["merges", `a0: &a0 {x: y}\n${chain(40, (name) => `{<<: [*${name}, *${name}]}`)}`],
])("an alias bomb of %s is one error, soon", (_, text) => {
  const start = performance.now();
  expect(parseYaml(text).findings).toMatchObject([{ code: "yaml-alias-bomb" }]);
  expect(performance.now() - start).toBeLessThan(SLOW_MACHINE * 300);
});

test.each([
  ["keys", Array.from({ length: 20_000 }, (_, index) => `k${index}: v\n`).join("")],
  ["unclosed quotes", 'a: "\n'.repeat(20_000)],
  ["tabs", "\ta: b\n".repeat(20_000)],
  ["closing brackets", "]".repeat(20_000)],
  ["equal keys", "a: b\n".repeat(20_000)],
  ["null keys", ": b\n".repeat(20_000)],
  ["anchors", `a: ${"&a ".repeat(20_000)}`],
])("20,000 %s take time that grows no faster than the text", (_, text) => {
  const start = performance.now();
  expect(parseYaml(text).findings.length).toBeLessThanOrEqual(200);
  expect(performance.now() - start).toBeLessThan(SLOW_MACHINE * 400);
});

const SLOW_MACHINE = 10;

function chain(length: number, use: (name: string) => string): string {
  return Array.from({ length }, (_, index) => `a${index + 1}: &a${index + 1} ${use(`a${index}`)}\n`).join("");
}
