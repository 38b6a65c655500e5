import { expect, test } from "vitest";
import { applyFilesChange, type FileChange, type FilesSnapshot } from "./files-change";

const snapshot: FilesSnapshot = {
  revision: 3,
  files: [
    { name: "a.yaml", text: "one two three" },
    { name: "b.yaml", text: "" },
  ],
};

const after = (...changes: FileChange[]) =>
  applyFilesChange(snapshot, { baseRevision: 3, revision: 4, changes })?.files ?? null;

test("splices count in the text before the change", () => {
  const splices = [
    { from: 0, to: 3, text: "1" },
    { from: 4, to: 4, text: "and " },
    { from: 8, to: 13, text: "3" },
  ];
  expect(after({ kind: "edited", file: "a.yaml", splices })?.[0]?.text).toBe("1 and two 3");
});

test("files come, go and get other names, one change after the other", () => {
  const files = after(
    { kind: "renamed", file: "b.yaml", to: "c.yaml" },
    { kind: "removed", file: "a.yaml" },
    { kind: "added", file: "a.yaml", text: "new", index: 0 },
    { kind: "edited", file: "c.yaml", splices: [{ from: 0, to: 0, text: "x" }] },
  );
  expect(files).toEqual([
    { name: "a.yaml", text: "new" },
    { name: "c.yaml", text: "x" },
  ]);
});

test("a change that does not fit gives nothing", () => {
  expect(applyFilesChange(snapshot, { baseRevision: 2, revision: 4, changes: [] })).toBeNull();
  expect(after({ kind: "removed", file: "z.yaml" })).toBeNull();
  expect(after({ kind: "added", file: "a.yaml", text: "", index: 0 })).toBeNull();
  expect(after({ kind: "edited", file: "b.yaml", splices: [{ from: 0, to: 1, text: "" }] })).toBeNull();
});
