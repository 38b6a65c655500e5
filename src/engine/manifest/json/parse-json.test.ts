import fc from "fast-check";
import { expect, test } from "vitest";
import { plainValueOf } from "../plain-value";
import { parseJson } from "./parse-json";

test("JSON is read as JSON.parse reads it", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(undefined, 1, "\t"), (value, space) => {
      const text = JSON.stringify(value, null, space);
      const { values, isValid } = parseJson(text);
      expect(isValid).toBe(true);
      expect(values).toHaveLength(1);
      const tree = values[0]?.tree ?? null;
      expect(tree && plainValueOf(tree)).toEqual(JSON.parse(text));
      expect(tree?.range).toEqual({ from: 0, to: text.length });
    }),
  );
});

test("what JSON.parse refuses is refused, at one place inside the text", () => {
  const damage = fc.tuple(
    fc.nat(),
    fc.nat(2),
    fc.constantFrom("", ",", "}", "]", "[", '"', "\\", ":", "0", "-", "\n", "t"),
  );
  fc.assert(
    fc.property(fc.jsonValue(), damage, (value, [at, drop, insert]) => {
      const whole = JSON.stringify(value);
      const from = at % (whole.length + 1);
      const text = whole.slice(0, from) + insert + whole.slice(from + drop);
      const { values, isValid } = parseJson(text);
      let expected: unknown;
      try {
        expected = JSON.parse(text);
      } catch {
        const error = values.at(-1)?.findings.at(-1);
        if (isValid) expect(values.length).not.toBe(1);
        else expect(error?.range.from).toBeLessThanOrEqual(text.length);
        return;
      }
      const tree = values[0]?.tree ?? null;
      const hasDuplicates = values[0]?.findings.length !== 0;
      if (!hasDuplicates) expect(tree && plainValueOf(tree)).toEqual(expected);
    }),
    { numRuns: 2000 },
  );
});

test("every part has the range of its own text", () => {
  const text = ' {"a": [1, "x\\n"], "b": null}';
  const tree = parseJson(text).values[0]?.tree;
  if (tree?.kind !== "map") throw new Error("no map");
  expect(tree.entries.map(({ keyRange }) => text.slice(keyRange.from, keyRange.to))).toEqual(['"a"', '"b"']);
  const [list, nothing] = tree.entries.map(({ value }) => value);
  if (list?.kind !== "list") throw new Error("no list");
  expect(list.items.map(({ range }) => text.slice(range.from, range.to))).toEqual(["1", '"x\\n"']);
  expect(list.items).toMatchObject([
    { value: 1, style: "json", text: "1" },
    { value: "x\n", style: "quoted", text: "x\\n" },
  ]);
  expect(nothing).toMatchObject({ value: null, style: "json", text: "null" });
});

test("a duplicate field is reported on its key and its first value is kept", () => {
  const text = '{"spec": {"a": [{"b": 1, "b": 2}]}}';
  const [value] = parseJson(text).values;
  expect(value?.tree && plainValueOf(value.tree)).toEqual({ spec: { a: [{ b: 1 }] } });
  expect(value?.findings).toMatchObject([
    { code: "duplicate-key", type: "DuplicateField", field: "spec.a[0].b", range: { from: 25, to: 28 } },
  ]);
});

test("a __proto__ field is an entry like any other", () => {
  const [value] = parseJson('{"__proto__": {"polluted": true}}').values;
  expect(value?.tree).toMatchObject({ entries: [{ key: "__proto__" }] });
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

test("values in a row are several objects, and an error ends only the last", () => {
  const { values, isValid } = parseJson('{"a":1}\n{"b":2} {"c":');
  expect(isValid).toBe(false);
  expect(values.map(({ tree }) => tree?.kind)).toEqual(["map", "map", undefined]);
});

test("half a surrogate pair is read as Go reads it", () => {
  const [value] = parseJson('["\\ud800", "\\ud83d\\ude80"]').values;
  expect(value?.tree && plainValueOf(value.tree)).toEqual(["\ufffd", "🚀"]);
});

test.each([
  ["[".repeat(100_000), 200],
  ['{"a":'.repeat(100_000), 1000],
])("100,000 levels are refused at the 201st", (text, at) => {
  const { values } = parseJson(text);
  expect(values).toMatchObject([{ tree: null, findings: [{ code: "yaml-too-deep", range: { from: at } }] }]);
});

test.each([
  ['{"a": 1,}', 7, "comma"],
  ['{"a" 1}', 1, "colon"],
  ['{"a": 1 "b": 2}', 8, "comma"],
  ['{"a": tru}', 6, "quotes"],
  ['{"a": "x\n"}', 6, "never closed"],
  ['{"a": [1', 6, "never closed"],
  ["{'a': 1}", 1, "double quotes"],
])("the mistake in %s is said where it is", (text, at, words) => {
  const finding = parseJson(text).values[0]?.findings[0];
  expect(finding).toMatchObject({ code: "json-syntax", type: "YAMLSyntax", range: { from: at } });
  expect(finding?.message).toContain(words);
});
