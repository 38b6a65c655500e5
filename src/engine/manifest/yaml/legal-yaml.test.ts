import { describe, expect, test } from "vitest";
import { checkMistake, findInText, type MistakenText } from "../../testing/found-in-text";
import { createManifestCache } from "../manifest-cache";
import { readManifest } from "../read-manifest";

const POD = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n";

describe("directives, which kubectl cuts off, are a warning and can be deleted", () => {
  const rows: readonly MistakenText[] = [
    ["%YAML", `%YAML 1.1\n---\n${POD}`, 1, "%YAML 1.1", "delete the line", `---\n${POD}`],
    [
      "%TAG",
      `# c\n%TAG ! tag:example.com,2000:\n---\n${POD}`,
      2,
      "%TAG ! tag:example.com,2000:",
      "delete the line",
      `# c\n---\n${POD}`,
    ],
    ["one that nobody knows", `%FOO bar\n---\n${POD}`, 1, "%FOO bar", "delete the line", `---\n${POD}`],
    ["two", `%YAML 1.2\n%TAG ! tag:x,2000:\n---\n${POD}`, 1, "%YAML 1.2", "delete the lines", `---\n${POD}`],
    ["with Windows' line ends", `%YAML 1.1\r\n---\r\n${POD}`, 1, "%YAML 1.1", "delete the line", `---\r\n${POD}`],
  ];
  test.each(rows)("%s", (...row) => {
    checkMistake(row, /directive/);
    expect(findInText(row[1])).toMatchObject([{ severity: "warning" }]);
  });
});

test.each([
  ["an end of a document", `${POD}...\n`],
  ["an end and another document", `${POD}...\n---\n${POD}`],
  ["a marker with a comment", `--- # first\n${POD}`],
  ["an anchor and its alias", `${POD}  labels: &l {a: b}\nspec:\n  selector: *l\n`],
  ["a merge key", `${POD}  labels: &l {a: b}\n  annotations: {<<: *l, c: d}\n`],
  ["a merge of several maps", `${POD}  labels: {p: &p {a: b}, q: &q {c: d}}\n  annotations: {<<: [*p, *q]}\n`],
  ["tags of YAML", `${POD}  labels: !!map {a: !!str 1}\n`],
  ["a folded text", `${POD}  annotations:\n    a: >-\n      b: c\n      - d\n`],
  ["an explicit key", "? apiVersion\n: v1\n? kind\n: Pod\n"],
  ["a tab behind a colon, and before a comment", `apiVersion:\tv1\nkind: Pod\t# x\n`],
  ["a text of several lines without quotes", `${POD}  annotations:\n    a: b\n      c: d`.replace("c: d", "c d")],
])("%s is read without a word", (_, text) => {
  expect(findInText(text)).toEqual([]);
});

test("a tag of somebody's own is ignored with a warning", () => {
  expect(findInText(`${POD}  labels: {a: !Ref b}\n`)).toMatchObject([{ severity: "warning", marked: "b" }]);
});

test.each([
  ["what stands behind an end of a document", `${POD}...\n`, "kind: Pod"],
  ["what stands further left than the first line", POD.replace(/^/gm, "  ").trimEnd(), "\nspec: {}"],
])("%s is passed over by kubectl, and that is a warning", (_, before, ignored) => {
  const found = findInText(before + ignored);
  expect(found).toMatchObject([{ severity: "warning", marked: ignored.trim() }]);
  expect(found[0]?.message).toMatch(/kubectl reads nothing from here on/);
});

test.each([
  ["a text in quotes", '"x\n- y"'],
  ["brackets", "[x,\n- y, \nz]".replace("- y", "'- y'")],
])("%s of an item of a list may go on in the column of its dash", (_, value) => {
  const list = `apiVersion: v1\nkind: List\nitems:\n- ${POD.trimEnd().replaceAll("\n", "\n  ")}\n    annotations:\n      a: `;
  const { objects } = readManifest("a.yaml", `${list}${value}\n`, createManifestCache());
  expect(objects.map(({ tree, findings }) => [tree !== null, findings])).toEqual([[true, []]]);
});
