import { expect, test } from "vitest";
import { placeOf } from "../source/range";
import type { ManifestObject } from "./manifest";
import { createManifestCache } from "./manifest-cache";
import { plainValueOf } from "./plain-value";
import { readManifest } from "./read-manifest";

function objectsOf(text: string): readonly ManifestObject[] {
  return readManifest("a.yaml", text, createManifestCache()).objects;
}

function summary(text: string): readonly unknown[] {
  return objectsOf(text).map(({ document, itemPath, tree, inherited, findings }) => [
    document,
    itemPath,
    tree && plainValueOf(tree),
    inherited,
    ...findings.map(({ code }) => code),
  ]);
}

test("every document is an object, and empty documents are none", () => {
  expect(summary("a: 1\n---\n# nothing\n---\nnull\n---\nb: 2\n")).toEqual([
    [0, "", { a: 1 }, null],
    [3, "", { b: 2 }, null],
  ]);
  expect(readManifest("a", "a: 1\n---\n---\nb: 2", createManifestCache()).documents).toBe(3);
  expect(readManifest("a", "# nothing", createManifestCache())).toEqual({ objects: [], documents: 0 });
});

test("a document that cannot be read is an object without a tree, and the others are read", () => {
  expect(summary("a: 1\n---\nb: [\n---\nc: 3\n")).toEqual([
    [0, "", { a: 1 }, null],
    [1, "", null, null, "yaml-syntax"],
    [2, "", { c: 3 }, null],
  ]);
});

test("places are absolute, after a byte-order mark and CRLF, too", () => {
  const text = "\ufeffkind: A\r\n---\r\n\ufeffkind: B\r\nspec: .nan\r\n";
  const [, second] = objectsOf(text);
  const [finding] = second?.findings ?? [];
  if (second === undefined || finding === undefined) throw new Error("no finding");
  expect(placeOf(second.origin, finding.range)).toEqual({ file: "a.yaml", from: 31, to: 35 });
  expect(text.slice(31, 35)).toBe(".nan");
});

const LISTS: readonly (readonly [string, string])[] = [
  ["a block list", "kind: PodList\napiVersion: v1\nitems:\n- a: 1\n- kind: List\n  items:\n  - b: 2\n  - c: 3\n"],
  [
    "an indented block list",
    "kind: PodList\napiVersion: v1\nitems:\n  - a: 1\n  - kind: List\n    items: [{b: 2}, {c: 3}]\n",
  ],
  ["a flow list", "{kind: PodList, apiVersion: v1, items: [{a: 1}, {kind: List, items: [{b: 2}, {c: 3}]}]}\n"],
  ["JSON", '{"kind":"PodList","apiVersion":"v1","items":[{"a":1},{"kind":"List","items":[{"b":2},{"c":3}]}]}'],
];

test.each(LISTS)("%s is flattened to its items, at any depth, which inherit from a typed list", (_, text) => {
  const pod = { apiVersion: "v1", kind: "Pod" };
  expect(summary(text)).toEqual([
    [0, "items[0]", { a: 1 }, pod],
    [0, "items[1].items[0]", { b: 2 }, null],
    [0, "items[1].items[1]", { c: 3 }, null],
  ]);
});

test.each(LISTS)("the items of %s have ranges that hold in the file", (_, list) => {
  const text = `# before\n---\n${list}`;
  for (const object of objectsOf(text)) {
    const tree = object.tree;
    const entry = tree?.kind === "map" ? tree.entries[0] : undefined;
    if (tree === null || entry === undefined) throw new Error("no entry");
    const key = placeOf(object.origin, entry.keyRange);
    expect(text.slice(key.from, key.to).replaceAll('"', "")).toBe(entry.key);
    expect(placeOf(object.origin, object.range)).toEqual(placeOf(object.origin, tree.range));
  }
});

test("a kind that merely ends in List is an object unless it has items", () => {
  expect(summary("kind: AllowList\nspec: 1\n")).toHaveLength(1);
  expect(summary("kind: List\n")).toEqual([]);
  expect(summary("kind: List\nitems: []\n")).toEqual([]);
  expect(summary("kind: List\nitems:\n")).toEqual([]);
});

test("a finding in an item belongs to the item, one about the list stands alone", () => {
  expect(summary("kind: List\nitems: [{a: 1, a: 2}, {b: 1}]\nkind: List\n")).toEqual([
    [0, "", null, null, "duplicate-key"],
    [0, "items[0]", { a: 2 }, null, "duplicate-key"],
    [0, "items[1]", { b: 1 }, null],
  ]);
  const [object] = objectsOf("kind: List\nitems:\n- a: {b: 1, b: 2}\n");
  expect(object?.findings[0]?.field).toBe("a.b");
});

test("JSON values in a row are objects, up to the first that is broken; the second says that it is one", () => {
  expect(summary('{"a": 1}\n{"b": 2}\n{"c": ')).toEqual([
    [0, "", { a: 1 }, null],
    [0, "", { b: 2 }, null, "json-syntax"],
    [0, "", null, null, "json-syntax"],
  ]);
});

test("a text in brackets that is no JSON is YAML, unless it was meant as JSON", () => {
  expect(summary("{apiVersion: v1, kind: Pod,}\n")).toEqual([[0, "", { apiVersion: "v1", kind: "Pod" }, null]]);
  expect(summary('{"kind": Pod}')).toEqual([[0, "", { kind: "Pod" }, null]]);
  expect(summary('{"kind": "Pod",}')).toEqual([[0, "", null, null, "json-syntax"]]);
  expect(summary('{"kind": "Pod" "a": 1}')).toEqual([[0, "", null, null, "json-syntax"]]);
  expect(summary("{kind: Pod")).toEqual([[0, "", null, null, "yaml-syntax"]]);
});

test("JSON numbers keep their style, YAML numbers theirs", () => {
  const styleOf = (text: string): unknown => {
    const tree = objectsOf(text)[0]?.tree;
    return tree?.kind === "map" ? tree.entries[0]?.value : null;
  };
  expect(styleOf('{"a": 80.0}')).toMatchObject({ value: 80, style: "json", text: "80.0" });
  expect(styleOf("{a: 80.0}")).toMatchObject({ value: 80, style: "plain", text: "80.0" });
  expect(styleOf("a: '80'")).toMatchObject({ value: "80", style: "quoted", text: "80" });
});

test("an unchanged text gives the same parsed chunk, wherever it moved", () => {
  const cache = createManifestCache();
  const list = podList(20);
  const read = (text: string): readonly ManifestObject[] => readManifest("a", text, cache).objects;
  const before = read(`kind: A\n---\n${list}---\nkind: B\n`);
  const after = read(`# new\n\nkind: C\n---\n${list.replace("web-7", "web-x")}---\nkind: B\n`);
  expect(after).toHaveLength(before.length);
  const changed = after.filter((object, index) => object.parsed !== before[index]?.parsed);
  expect(changed.map(({ document, itemPath }) => [document, itemPath])).toEqual([
    [0, ""],
    [1, "items[7]"],
  ]);
});

test("the cache holds what the latest two reads of a file used, for each file", () => {
  const cache = createManifestCache();
  const parsedOf = (file: string, text: string): unknown => readManifest(file, text, cache).objects[0]?.parsed;
  const first = parsedOf("a", "kind: A\n");
  parsedOf("b", "kind: B\n");
  parsedOf("a", "kind: C\n");
  expect(parsedOf("a", "kind: A\n")).toBe(first);
  parsedOf("a", "kind: C\n");
  parsedOf("a", "kind: D\n");
  expect(parsedOf("a", "kind: A\n")).not.toBe(first);
});

test("progress is told every 256 objects", () => {
  let told = 0;
  const text = Array.from({ length: 1000 }, (_, index) => `---\nkind: A${index}\n`).join("");
  readManifest("a", text, createManifestCache(), () => told++);
  expect(told).toBe(3);
});

test.each([
  ["a List", podList(600)],
  ["a List that cannot be cut, for its anchor", podList(600).replace("kind: List", "kind: &k List\nextra: *k")],
  ["a List in JSON", jsonList(600)],
])("progress is told at least twice while %s of 600 items is read", (_, text) => {
  let told = 0;
  expect(readManifest("a", text, createManifestCache(), () => told++).objects).toHaveLength(600);
  expect(told).toBeGreaterThanOrEqual(2);
});

test("the items of a List that is read unchanged, however often, are kept for the next edit in it", () => {
  const cache = createManifestCache();
  const list = podList(5);
  const read = (text: string) => readManifest("a", text, cache).objects.map(({ parsed }) => parsed);
  const before = read(`kind: A\n---\n${list}`).slice(1);
  for (let turn = 0; turn < 5; turn++) read(`kind: A${turn}\n---\n${list}`);
  const after = read(`kind: A\n---\n${list.replace("web-3", "web-x")}`).slice(1);
  expect(after.map((parsed, index) => parsed === before[index])).toEqual([true, true, true, false, true]);
});

test("items that go from one List of a file to another are not read anew", () => {
  const cache = createManifestCache();
  const [first, second, both] = [podList(2), podList(2).replaceAll("web-", "db-"), podList(4).replace("web-3", "db-1")];
  const read = (text: string) => readManifest("a", text, cache).objects.map(({ parsed }) => parsed);
  const [web0, web1, , db1] = read(`${first}---\n${second}`);
  const [now0, now1, now2, now3] = read(both);
  expect([now0 === web0, now1 === web1, now3 === db1]).toEqual([true, true, true]);
  expect(now2).not.toBe(web0);
});

test("a file that is kept no longer is read anew, the others are not", () => {
  const cache = createManifestCache();
  const parsedOf = (file: string) => readManifest(file, "kind: A\n", cache).objects[0]?.parsed;
  const [a, b] = [parsedOf("a"), parsedOf("b")];
  cache.keepOnly(["a", "c"]);
  expect(parsedOf("a")).toBe(a);
  expect(parsedOf("b")).not.toBe(b);
});

test("an edit in a large list parses one item only", () => {
  const cache = createManifestCache();
  const text = podList(150);
  expect(text.length).toBeGreaterThan(200_000);
  readManifest("a", text, cache);
  const times = [70, 71, 72, 73, 74].map((index) => {
    const edited = text.replace(`name: web-${index}\n`, `name: web-${index}x\n`);
    const start = performance.now();
    expect(readManifest("a", edited, cache).objects).toHaveLength(150);
    return performance.now() - start;
  });
  expect(Math.min(...times)).toBeLessThan(50);
});

function podList(count: number): string {
  const fields = Array.from({ length: 60 }, (_, index) => `          f:field${index}: {}\n`).join("");
  const pods = Array.from(
    { length: count },
    (_, index) =>
      `- apiVersion: v1\n  kind: Pod\n  metadata:\n    labels:\n      app: web\n    managedFields:\n    - apiVersion: v1\n      fieldsV1:\n        f:metadata:\n${fields}    name: web-${index}\n  spec:\n    containers:\n    - name: c\n      image: nginx:1.25\n`,
  );
  return `apiVersion: v1\nitems:\n${pods.join("")}kind: List\nmetadata:\n  resourceVersion: ""\n`;
}

function jsonList(count: number): string {
  const items = Array.from({ length: count }, (_, index) => ({ kind: "Pod", metadata: { name: `web-${index}` } }));
  return JSON.stringify({ apiVersion: "v1", kind: "List", items });
}
