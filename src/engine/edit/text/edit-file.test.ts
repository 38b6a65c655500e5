import { expect, test } from "vitest";
import { addObject, copyObject, removeObject } from "./edit-file";
import { mapOf } from "./edit-value";
import type { FileEdit } from "./file-objects";
import { draftOf } from "./text-draft";

const value = mapOf(["apiVersion", "v1"], ["kind", "Namespace"], ["metadata", mapOf(["name", "new"])]);
const written = "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: new\n";
const item = (name: string) => `- kind: ${name}\n  metadata:\n    name: ${name} # ${name}\n`;
const list = `apiVersion: v1\nkind: List\nitems:\n${item("a")}${item("b")}`;

const textOf = (edit: FileEdit) => (edit.kind === "edited" ? edit.draft.text : `refused: ${edit.reason}`);

test("an object is added as a document of its own", () => {
  expect(textOf(addObject(draftOf(""), value))).toBe(written);
  expect(textOf(addObject(draftOf("# only a comment\n"), value))).toBe(`# only a comment\n${written}`);
  expect(textOf(addObject(draftOf("kind: A\n"), value))).toBe(`kind: A\n---\n${written}`);
  expect(textOf(addObject(draftOf("kind: A\n---\n"), value))).toBe(`kind: A\n---\n${written}`);
  expect(textOf(addObject(draftOf("kind: A"), value))).toBe(`kind: A\n---\n${written.trimEnd()}`);
  expect(textOf(addObject(draftOf("kind: A\r\nspec:\r\n    b: 1\r\n"), value))).toBe(
    `kind: A\r\nspec:\r\n    b: 1\r\n---\r\n${written.replaceAll("\n", "\r\n").replace("  name", "    name")}`,
  );
});

test("an object is added to the list that a file is", () => {
  const expected = "- apiVersion: v1\n  kind: Namespace\n  metadata:\n    name: new\n";
  expect(textOf(addObject(draftOf(list), value))).toBe(`${list}${expected}`);
  expect(textOf(addObject(draftOf(`${list}---\nkind: C\n`), value))).toBe(`${list}---\nkind: C\n---\n${written}`);
});

test("JSON stays JSON", () => {
  const json = '{"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "new"}}';
  expect(textOf(addObject(draftOf('{"kind": "A"}\n'), value))).toBe(`{"kind": "A"}\n${json}\n`);
  expect(textOf(addObject(draftOf('{"kind": "List", "items": [{"kind": "A"}]}'), value))).toBe(
    `{"kind": "List", "items": [{"kind": "A"}, ${json}]}`,
  );
});

test("behind an object in brackets a short one stands in brackets, a long one in lines, and so it does where any other does", () => {
  const brackets = "{kind: A, metadata: {name: a}}\n";
  expect(textOf(addObject(draftOf(brackets), value))).toBe(
    `${brackets}---\n{apiVersion: v1, kind: Namespace, metadata: {name: new}}\n`,
  );
  const long = mapOf(["kind", "A"], ["metadata", mapOf(["name", "a".repeat(60)], ["namespace", "b".repeat(40)])]);
  expect(textOf(addObject(draftOf(brackets), long))).toBe(
    `${brackets}---\nkind: A\nmetadata:\n  name: ${"a".repeat(60)}\n  namespace: ${"b".repeat(40)}\n`,
  );
  expect(textOf(addObject(draftOf(`kind: A\n---\n${brackets}`), value))).toBe(
    `kind: A\n---\n${brackets}---\n${written}`,
  );
});

test("an object goes with its marker, the others keep theirs and their comments", () => {
  const three = "# first\nkind: A\n---\n# second\nkind: B # b\n---\nkind: C\n";
  expect(textOf(removeObject(draftOf(three), three.indexOf("kind: A")))).toBe("# second\nkind: B # b\n---\nkind: C\n");
  expect(textOf(removeObject(draftOf(three), three.indexOf("kind: B")))).toBe("# first\nkind: A\n---\nkind: C\n");
  expect(textOf(removeObject(draftOf(three), three.indexOf("kind: C")))).toBe(
    "# first\nkind: A\n---\n# second\nkind: B # b\n",
  );
  expect(textOf(removeObject(draftOf("---\nkind: A\n---\nkind: B\n"), 5))).toBe("---\nkind: B\n");
  expect(textOf(removeObject(draftOf("kind: A\n"), 0))).toBe("");
});

test("an item goes from its list", () => {
  expect(textOf(removeObject(draftOf(list), list.indexOf("kind: a")))).toBe(list.replace(item("a"), ""));
  expect(textOf(removeObject(draftOf(list), list.indexOf("kind: b")))).toBe(list.replace(item("b"), ""));
});

test("a copy stands behind its original, comments and all", () => {
  expect(textOf(copyObject(draftOf("# x\nkind: A # a\n---\nkind: B\n"), 5))).toBe(
    "# x\nkind: A # a\n---\n# x\nkind: A # a\n---\nkind: B\n",
  );
  expect(textOf(copyObject(draftOf("kind: A # a"), 0))).toBe("kind: A # a\n---\nkind: A # a");
  expect(textOf(copyObject(draftOf(list), list.indexOf("kind: a")))).toBe(
    list.replace(item("a"), `${item("a")}${item("a")}`),
  );
});

test("a copy of a document leaves its directives to the original", () => {
  expect(textOf(copyObject(draftOf("%FOO bar\n---\nkind: A\n"), 14))).toBe("%FOO bar\n---\nkind: A\n---\nkind: A\n");
});

test("what stands beside something that cannot be read is edited as well", () => {
  const broken = "kind: A\n---\na: [\n---\nkind: C\n";
  expect(textOf(removeObject(draftOf(broken), broken.indexOf("kind: C")))).toBe("kind: A\n---\na: [\n");
});
