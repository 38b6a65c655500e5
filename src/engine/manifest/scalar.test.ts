import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { formatGoFloat32 } from "./go-float";
import { parseYaml } from "./parse-yaml";
import { plainValueOf } from "./plain-value";
import { readKey, readScalar } from "./scalar";

/** `fixtures/scalars.jsonl` is a copy of the project's validation corpus, made with the API server's own code. */
interface ScalarCase {
  readonly text: string;
  readonly kubernetes: { readonly json: unknown } | { readonly error: string };
  /** Null where `TEXT: v` is no map. */
  readonly kubernetes_as_key: string | { readonly error: string } | null;
}

const cases = readFileSync(new URL("./fixtures/scalars.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  // The fixture is ours and has this shape.
  .map((line) => JSON.parse(line) as ScalarCase);

test("the corpus of scalars is complete", () => {
  expect(cases).toHaveLength(119);
});

test.each(cases)("the value $text is read as Kubernetes reads it", ({ text, kubernetes }) => {
  const { tree, findings } = parseYaml(`v: ${text}\n`);
  if ("json" in kubernetes) {
    expect(tree && plainValueOf(tree)).toEqual({ v: kubernetes.json });
  } else {
    expect(tree).toBeNull();
    expect(findings[0]?.range.from).toBeGreaterThanOrEqual(2);
  }
});

test.each(cases)("the key $text is read as Kubernetes reads it", ({ text, kubernetes_as_key: key }) => {
  const { tree } = parseYaml(`${text}: v\n`);
  if (key === null) expect(tree?.kind).not.toBe("map");
  else if (typeof key === "string") expect(tree && plainValueOf(tree)).toEqual({ [key]: "v" });
  else expect(tree).toBeNull();
});

test.each([
  ["0b-11", -3],
  ["-0b_11", -3],
  ["1_", 1],
  [".5_0", 0.5],
  ["._5", "._5"],
  ["+9223372036854775808", 2 ** 63],
  ["-9223372036854775809", -(2 ** 63)],
  ["0_1_0", 8],
  ["1e999", "1e999"],
  ["n", false],
  ["+.5", 0.5],
  ["2024-01-01 12:00:00", "2024-01-01 12:00:00"],
])("plain %s has the value that go-yaml gives it", (text, value) => {
  expect(readScalar({ text, isPlain: true, tag: null })).toEqual({
    kind: "value",
    value,
    isText: false,
  });
});

test("a tag decides against the quotes", () => {
  const int = "tag:yaml.org,2002:int";
  expect(readScalar({ text: "0x50", isPlain: false, tag: int })).toMatchObject({ value: 80, isText: false });
  expect(readScalar({ text: "x", isPlain: true, tag: int })).toMatchObject({ kind: "error" });
  expect(readScalar({ text: "80", isPlain: false, tag: "!" })).toMatchObject({ value: "80" });
  expect(readScalar({ text: "yes", isPlain: true, tag: "!custom" })).toMatchObject({ value: "yes", isText: true });
  expect(readScalar({ text: "/w==", isPlain: true, tag: "tag:yaml.org,2002:binary" })).toMatchObject({
    value: "\ufffd",
  });
  expect(readScalar({ text: "a", isPlain: true, tag: "tag:yaml.org,2002:binary" })).toMatchObject({ kind: "error" });
});

test("a quoted << is a field and no merge", () => {
  expect(readKey({ text: "<<", isPlain: false, tag: null })).toEqual({ kind: "key", key: "<<" });
  expect(readKey({ text: "<<", isPlain: true, tag: null })).toEqual({ kind: "merge" });
});

test.each([
  [1e20, "1e+20"],
  [100000.5, "100000.5"],
  [120000, "120000"],
  [1.2e6, "1.2e+06"],
  [0.0001, "0.0001"],
  [0.00001, "1e-05"],
  [-0, "-0"],
  [-80.5, "-80.5"],
  [1e39, ".inf"],
  [0.1, "0.1"],
  [16777216, "1.6777216e+07"],
])("the float %d as a key is %s", (value, text) => {
  expect(formatGoFloat32(value)).toBe(text);
});
