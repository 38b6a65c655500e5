import { expect, test } from "vitest";
import type { LocatedDiagnostic } from "../../engine";
import { problemCount, spokenProblem } from "./problem-words";

const found: LocatedDiagnostic = {
  ...{ code: "field-invalid", severity: "warning", type: "Invalid", message: "port 99999 is above 65535" },
  ...{ place: { file: "a.yaml", from: 0, to: 5 }, field: "spec", object: "", document: 0 },
  ...{ line: 12, column: 1, endLine: 12, endColumn: 6 },
};

test("a problem is spoken with its kind and its line, a sentence each", () => {
  expect(spokenProblem(found, false)).toBe("Warning: port 99999 is above 65535. Line 12.");
});

test("a fix is spoken with its keys", () => {
  const fix = { title: "write 65535", edits: [] };
  expect(spokenProblem({ ...found, fix }, false)).toMatch(/ Line 12\. Fix, with Control period: write 65535\.$/);
  expect(spokenProblem({ ...found, fix }, true)).toContain("Command period");
});

test("a problem is counted among all that one goes through, a note is not", () => {
  const other = { ...found };
  expect(problemCount(other, [found, other])).toBe("2 of 2");
  expect(problemCount({ ...found, severity: "info" }, [found])).toBeNull();
});
