import fc from "fast-check";
import { expect, test } from "vitest";
import { type ChunkPart, moveFinding } from "./chunk-part";
import { placePiece } from "./file-reading";
import { placerOf } from "./join-reading";
import { createManifestCache } from "./manifest-cache";
import { cutDocument, readDocument, readItem } from "./read-document";
import { readManifest } from "./read-manifest";
import { itemText } from "./split-list";
import type { TreeNode } from "./tree";
import { isReadAsWhole } from "./yaml/parse-any-yaml";

type Sample =
  | { readonly kind: "scalar"; readonly text: string }
  | { readonly kind: "map"; readonly entries: readonly (readonly [string, Sample])[] }
  | { readonly kind: "list"; readonly items: readonly Sample[]; readonly step: number };

const scalarText = fc.constantFrom(
  ...["", "a", "web", "yes", "80", "~", '"q: r"', "'s'", "a b", "{}", "[]", "[a, b]", "{a: b}", "!!str 80", "a # c"],
  ...["|\n  text\n\n  - more", "|2\n    deep\n", ">-\n  a\n  b", "|+\n  kept\n\n", "a\n  b", '"a\n  b"', "[a,\n  b]"],
  ...["&x a", "!odd x", "# c\n  d", '{"a":1,\n  "b": [x]}', "'it''s\n\n  two'"],
);
const key = fc.constantFrom("a", "b", "c", "name", "items", "kind", '"d"', "80", "e f", "? g", "yes");
const { sample } = fc.letrec<{ sample: Sample; map: Sample; list: Sample }>((tie) => ({
  sample: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    scalarText.map((text): Sample => ({ kind: "scalar", text })),
    tie("map"),
    tie("list"),
  ),
  map: fc
    .uniqueArray(fc.tuple(key, tie("sample")), { minLength: 1, maxLength: 4, selector: ([name]) => name })
    .map((entries): Sample => ({ kind: "map", entries })),
  list: fc
    .tuple(fc.array(tie("sample"), { minLength: 1, maxLength: 3 }), fc.constantFrom(0, 2))
    .map(([items, step]): Sample => ({ kind: "list", items, step })),
}));

function render(value: Sample, indent: number): string {
  const margin = " ".repeat(indent);
  switch (value.kind) {
    case "scalar":
      return ` ${value.text.replaceAll("\n", `\n${margin}`)}\n`;
    case "map":
      return `\n${value.entries.map(([name, each]) => `${margin}${renderEntry(name, each, indent)}`).join("")}`;
    case "list":
      return `\n${value.items.map((each) => renderItem(each, indent + value.step - 2)).join("")}`;
  }
}

function renderEntry(name: string, value: Sample, indent: number): string {
  return name.startsWith("?")
    ? `${name}\n${" ".repeat(indent)}:${render(value, indent + 2)}`
    : `${name}:${render(value, indent + 2)}`;
}

function renderItem(value: Sample, indent: number): string {
  const column = Math.max(indent, 0);
  const dash = `${" ".repeat(column)}-`;
  return value.kind === "map"
    ? `${dash} ${render(value, column + 2).trimStart()}`
    : `${dash}${render(value, column + 2)}`;
}

const itemMap = sample.chain((value) =>
  fc
    .constantFrom<readonly (readonly [string, Sample])[]>(
      [["kind", { kind: "scalar", text: "Pod" }]],
      [
        ["apiVersion", { kind: "scalar", text: "v1" }],
        ["metadata", { kind: "map", entries: [["labels", { kind: "scalar", text: "{a: b}" }]] }],
      ],
      [
        ["kind", { kind: "scalar", text: "List" }],
        ["items", { kind: "list", items: [{ kind: "map", entries: [["a", value]] }], step: 0 }],
      ],
      [["<<", { kind: "scalar", text: "{a: b}" }]],
    )
    .map((entries): Sample => ({ kind: "map", entries: [...entries, ["spec", value]] })),
);
const item = fc.oneof({ weight: 30, arbitrary: itemMap }, { weight: 1, arbitrary: sample });
const noise = fc.array(fc.tuple(fc.nat(), fc.constantFrom("", "# comment", "   ", "    # more", "  # c")), {
  maxLength: 3,
});

const listText = fc
  .record({
    indent: fc.constantFrom(0, 0, 2, 1),
    header: fc.constantFrom(
      "apiVersion: v1\n",
      "# c\napiVersion: v1\nkind: List\n",
      "apiVersion: v1\nmetadata:\n  a: |\n    items:\n",
      "%YAML 1.1\n---\n",
    ),
    items: fc.array(item, { minLength: 1, maxLength: 4 }),
    footer: fc.constantFrom(
      "kind: List\n",
      'kind: PodList\nmetadata:\n  resourceVersion: ""\n',
      "kind: List",
      "kind: PodList\n# end\n...\n",
      "kind: List\nitems:\n- a: b\n",
    ),
    noise,
    eol: fc.constantFrom("\n", "\n", "\n", "\r\n", "\r"),
  })
  .map(({ indent, header, items, footer, noise: insertions, eol }) => {
    const lines = `${header}items:\n${items.map((each) => renderItem(each, indent)).join("")}${footer}`.split("\n");
    for (const [at, text] of insertions) lines.splice(at % lines.length, 0, text);
    return lines.join(eol);
  });

test("a list cut into its items reads as the whole document does", { timeout: 60_000 }, () => {
  let cut = 0;
  fc.assert(
    fc.property(listText, (text) => {
      const { parts, isCut } = readCut(text);
      expectReadAsWhole(text, parts);
      if (isCut) cut++;
    }),
    { numRuns: RUNS },
  );
  expect(cut).toBeGreaterThan(RUNS / 6);
});

test("a list that a merge key behind its items gives other items is read as a whole", () => {
  const text = "apiVersion: v1\nkind: List\nitems:\n- a: b\n<<:\n- items:\n  - c: d\n";
  const { parts, isCut } = readCut(text);
  expect(isCut).toBe(false);
  expect(
    parts.map(({ parsed: { tree } }) => (tree?.kind === "map" ? tree.entries.map(({ key: name }) => name) : [])),
  ).toEqual([["c"]]);
});

test("a line between the hyphen of an item and its fields breaks that item, not the others", () => {
  const text = "apiVersion: v1\nkind: List\nitems:\n-   a: b\n  c: d\n-   e: f\n";
  const { parts, isCut } = readCut(text);
  expect(isCut).toBe(true);
  expect(parts.map(({ parsed: { tree, findings } }) => [tree?.kind, findings.map(({ severity }) => severity)])).toEqual(
    [
      [undefined, ["error"]],
      ["map", []],
    ],
  );
  expectReadAsWhole(text, parts);
});

test("an item with a bracket and a NUL, which the scanner would never come to the end of, is an error", () => {
  const { objects } = readManifest("a.yaml", "i:\nkind: List\nitems:\n- {\0", createManifestCache());
  expect(objects.flatMap(({ findings }) => findings.map(({ severity }) => severity))).toContain("error");
});

test("a damaged list that can be read reads as the whole document does, one that cannot has an error", {
  timeout: 60_000,
}, () => {
  const damage = fc.array(
    fc.record({
      at: fc.nat(),
      drop: fc.nat(3),
      insert: fc.constantFrom(
        "",
        " ",
        "  ",
        "-",
        "- ",
        ":",
        ": ",
        "\n",
        '"',
        "'",
        "[",
        "}",
        "#",
        "\t",
        "|",
        "&a ",
        "*a",
        "<<: ",
        "!x ",
        "\n- ",
        "items:\n",
      ),
    }),
    { minLength: 1, maxLength: 3 },
  );
  fc.assert(
    fc.property(listText, damage, (text, edits) => {
      let damaged = text;
      for (const { at, drop, insert } of edits) {
        const from = at % (damaged.length + 1);
        damaged = damaged.slice(0, from) + insert + damaged.slice(from + drop);
      }
      expectReadAsWhole(damaged, readCut(damaged).parts);
    }),
    { numRuns: RUNS },
  );
});

const RUNS = 800;

test("a list without its apiVersion, which may have another cause, is read as a whole", () => {
  const text = "apiVersion:items:\n v1\ni- ems:\n   \n- <<: {a: b}\n  spec: !!str 80\nkind: List\nitems:\n- a: b\n";
  expect(readCut(text).isCut).toBe(false);
  expectReadAsWhole(text, readCut(text).parts);
});

/** Reads a document as it is read in a file: item by item where it can be cut. */
function readCut(text: string): { readonly parts: readonly ChunkPart[]; readonly isCut: boolean } {
  const cut = cutDocument(text);
  if (cut === null) return { parts: readDocument(text), isCut: false };
  const { starts, footer, indent } = cut.split;
  const items = starts.map((start, i) => readItem(itemText(text, start, starts[i + 1] ?? footer, indent)) ?? []);
  if (items.some((parts) => parts.length === 0)) return { parts: readDocument(text), isCut: false };
  const placeOfItem = placerOf(cut, { file: "a", document: 0, offset: 0 });
  const objects = items.flatMap((parts, i) => placePiece(parts, placeOfItem(i)).objects);
  return { parts: objects.map(({ origin, ...object }) => ({ ...object, from: origin.offset })), isCut: true };
}

/** What can be read as a whole reads the same when cut; what cannot has an error, and its good items may be read. */
function expectReadAsWhole(text: string, parts: readonly ChunkPart[]) {
  // such a document is read as a whole: a quote or a bracket goes on behind an item
  if (parts.some(({ parsed }) => parsed.tree === null) && isReadAsWhole(text)) return;
  const whole = readDocument(text);
  const isBroken = (some: readonly ChunkPart[]) =>
    some.some(({ parsed }) => parsed.findings.some(({ severity }) => severity === "error"));
  if (isBroken(whole)) expect(isBroken(parts)).toBe(true);
  else expect(absolute(parts)).toEqual(absolute(whole));
}

/** The parts with every range counted from the document's start. */
function absolute(parts: readonly ChunkPart[]): unknown {
  return parts.map(({ from, itemPath, range, inherited, parsed }) => ({
    itemPath,
    range: [range.from + from, range.to + from],
    inherited,
    tree: parsed.tree === null ? null : moved(parsed.tree, from),
    findings: parsed.findings.map((finding) => moveFinding(finding, from)),
  }));
}

function moved(node: TreeNode, by: number): unknown {
  const range = [node.range.from + by, node.range.to + by];
  switch (node.kind) {
    case "scalar":
      return { ...node, range };
    case "list":
      return { range, items: node.items.map((each) => moved(each, by)) };
    case "map":
      return {
        range,
        entries: node.entries.map(({ key, keyRange, value: each }) => [
          key,
          keyRange.from + by,
          keyRange.to + by,
          moved(each, by),
        ]),
      };
  }
}
