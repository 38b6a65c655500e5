import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { asDocuments, asList, seedCluster } from "../../bench/seeded-cluster";
import { ownManifests, piecesOf } from "../../testing/manifest-texts";
import { mutateText } from "../../testing/mutate-text";
import { tallyQuickly, tryQuickly } from "../../testing/quick-agreement";
import { randomOf } from "../../testing/random";
import { randomYaml } from "../../testing/random-yaml";
import { NUMBERS, ODD_KEYS, PLAIN, QUOTED, SPECIAL } from "../../testing/yaml-words";
import { readQuickly } from "./quick-yaml";

test("every manifest of this repository is read as the full reader reads it, and hardly any is given up", {
  timeout: 60_000,
}, () => {
  const pieces = new Set(ownManifests().flatMap(piecesOf));
  const { read, gaveUp, wrong } = tallyQuickly([...pieces].filter((_, index) => index % 4 === 0));
  expect(wrong).toEqual([]);
  expect(read).toBeGreaterThan(1000);
  expect(gaveUp / (read + gaveUp)).toBeLessThan(0.02);
});

test("all that kubectl prints of a cluster is read, in documents and in a list", { timeout: 60_000 }, () => {
  const cluster = seedCluster(40, 1, { podText: "full" });
  const pieces = [...piecesOf(asDocuments(cluster)), ...piecesOf(asList(cluster))];
  expect(tallyQuickly(pieces)).toEqual({ read: pieces.length, gaveUp: 0, wrong: [] });
});

test("generated documents in many styles are read as the full reader reads them, or given up", {
  timeout: 60_000,
}, () => {
  const texts = Array.from({ length: 1500 }, (_, seed) => randomYaml(randomOf(seed), (seed % 4) / 4));
  const { read, wrong } = tallyQuickly(texts);
  expect(wrong).toEqual([]);
  expect(read).toBeGreaterThan(750);
});

test("documents with random mistakes are read as the full reader reads them, or given up", { timeout: 60_000 }, () => {
  const texts = Array.from({ length: 3000 }, (_, seed) => {
    const random = randomOf(seed + 1_000_000);
    return mutateText(random, randomYaml(random, (seed % 3) / 4));
  });
  const { read, wrong } = tallyQuickly(texts);
  expect(wrong).toEqual([]);
  expect(read).toBeGreaterThan(500);
});

test("every spelling of a scalar is read in every place as the full reader reads it, or given up", () => {
  const spellings = readFileSync(new URL("../fixtures/scalars.jsonl", import.meta.url), "utf8")
    .trim()
    .split("\n")
    .map((line) => String(JSON.parse(line).text));
  const texts = [...NUMBERS, ...PLAIN, ...SPECIAL, ...QUOTED, ...ODD_KEYS, ...spellings].flatMap((each) => [
    `a: ${each}\n`,
    `a: ${each}   # c\nb: ${each}`,
    `${each}: a\n`,
    `- ${each}\n- b:\n    ${each}\n`,
    `a: {b: ${each}, ${each}: c}\nd: [${each}, ${each}]\n`,
    `a: ${each}\n  ${each}\n`,
  ]);
  const { read, wrong } = tallyQuickly(texts);
  expect(wrong).toEqual([]);
  expect(read).toBeGreaterThan(texts.length / 2);
});

test.each([
  ["# c\n---\n# d\na: 1\n"],
  ["a:\n- b\n- - c\n  - d: e\n    f:\n-\n- g:\n  - h\ni:\n"],
  ["a:   # c\nb:  \nc:\n\n# d\nd: 'it''s'\n"],
  ['"a" : 1\n\'b\': 2\nc d : "\\u00e9\\n"\n'],
  ["a: |\n\n  b\n   c\n\nd: >-\n  e\n  f\n\n  g\n   h\ni: |2+\n   j\n\nk:\n"],
  ["a: b\n  c\n\n  d\ne: 'f\n  g'\nh: \"i\\\n  \\ j\n\n  k\"\n"],
  ['a: {b: [c, "d", {}], e: [],}\nf: [\n  1,\n  2\n]\n'],
  ["a: 1\r\nb:\r\n- |\r\n  c\r\n"],
  ["# c\r---\ra: 1\rb:\r- |\r  c\r\r  d\r- 'e\r  f'\r- \"g\r\n  h\\\r  i\"\r- {j: k,\r  l: m}\r- n\r  o\r"],
  ["   a: 1\n   b: 2\n"],
])("%j is read quickly", (text) => {
  expect(tryQuickly(text)).toBe("read");
});

test.each([
  ["an anchor", "a: &b c\n"],
  ["an alias", "a: *b\n"],
  ["a tag", "a: !!str 1\n"],
  ["an explicit key", "? a\n: b\n"],
  ["a merge key", "<<: {a: b}\n"],
  ["a directive", "%YAML 1.1\n---\na: b\n"],
  ["a tab in indentation", "a:\n\tb: c\n"],
  ["a duplicate key", "a: 1\nb: 2\na: 3\n"],
  ["a duplicate key in brackets", "a: {b: 1, 'b': 2}\n"],
  ["a key that is not text", "null: a\n"],
  ["a number that nothing can store", "a: .inf\n"],
  ["a line that is indented too far", "a: 1\n  b: 2\n"],
  ["a line that is not indented enough", "a:\n    b: 1\n  c: 2\n"],
  ["a quote that is not closed", 'a: "b\n'],
  ["a bracket that is not closed", "a: [b\n"],
  ["an escape that there is not", 'a: "\\q"\n'],
  ["half a character", 'a: "\\ud800"\n'],
  ["a control character", "a: b\u0007\n"],
  ["a byte-order mark", "\ufeffa: b\n"],
  ["a second document", "a: b\n---\nc: d\n"],
  ["too many levels", `a: ${"[".repeat(300)}${"]".repeat(300)}\n`],
  ["too many dashes in what looks like a list", `a: {'b':"c, ${"- , ".repeat(300)}"}\n`],
  ["a document without content", "# a\n"],
  ["a text of several lines that is the document", "a\n b\n"],
  ["a scalar below a comment that is indented less", "  a:\n#c\n   1\n  b:\n"],
  ["a comment within a text of several lines", "a: b\n# c\n  d\n"],
  ["a block scalar that is indented too little", "a: |3\n  # b\n"],
  ["inner brackets that are closed too far left", "a: [[\n]]\n"],
  ["a key that is too long", `${"a".repeat(1100)}: b\n`],
])("%s is left to the full reader", (_, text) => {
  expect(readQuickly(text)).toBeNull();
});
