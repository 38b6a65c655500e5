import { expect, test } from "vitest";
import type { FileStep } from "../../state/file-step";
import { isIdleEdit } from "./idle-edit";

const before = "kind: Pod # a pod\n\n# first\nmetadata:\n  name: web\n";

/** Whether it is idle to put `inserted` in the place of the first `removed`. */
function isIdle(removed: string, inserted: string): boolean {
  const from = before.indexOf(removed);
  const step: FileStep = { kind: "edited", file: "a.yaml", replacements: [{ from, removed, inserted }] };
  return isIdleEdit([step], [{ name: "a.yaml", text: before.replace(removed, () => inserted) }]);
}

test("letters inside of a comment are idle, also at the end of a line that says something", () => {
  expect(isIdle("first", "second")).toBe(true);
  expect(isIdle("a pod", "the pod")).toBe(true);
});

test("blank lines and trailing blanks are idle, indentation is not", () => {
  expect(isIdle("\n\n", "\n\n\n")).toBe(true);
  expect(isIdle("metadata:", "metadata:  ")).toBe(true);
  expect(isIdle("  name", "    name")).toBe(false);
});

test("a comment that becomes text, or text that becomes a comment, is not idle", () => {
  expect(isIdle("# first", "first")).toBe(false);
  expect(isIdle("  name: web", "  # name: web")).toBe(false);
  expect(isIdle("web", "web#1")).toBe(false);
});

test("a value at the very beginning of a file is not idle", () => {
  expect(isIdle("kind", "kinds")).toBe(false);
});

test("a new file without text and another name for a file are idle, a file with an object is not", () => {
  const added = (text: string): FileStep => ({ kind: "added", file: "b.yaml", text, index: 1 });
  expect(isIdleEdit([added("")], [])).toBe(true);
  expect(isIdleEdit([{ kind: "renamed", file: "a.yaml", to: "b.yaml" }], [])).toBe(true);
  expect(isIdleEdit([added("kind: Pod")], [])).toBe(false);
});

test("several places at once are not looked into", () => {
  const replacement = { from: 0, removed: "#", inserted: "#" };
  expect(isIdleEdit([{ kind: "edited", file: "a.yaml", replacements: [replacement, replacement] }], [])).toBe(false);
});
