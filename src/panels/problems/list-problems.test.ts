import { expect, test } from "vitest";
import type { LocatedDiagnostic } from "../../engine";
import { problemWords } from "./list-problems";

const place = { file: "a.yaml", from: 0, to: 1 };
const found = (severity: LocatedDiagnostic["severity"], from: number): LocatedDiagnostic => ({
  ...{ code: "yaml-syntax", severity, type: "Invalid", message: "endPort 1 is below port 2", field: "spec" },
  ...{ place: { file: "b.yaml", from, to: from + 1 }, object: "v1/Pod/app/web", document: 0 },
  ...{ line: 1, column: 1, endLine: 1, endColumn: 2 },
});
const nothing = { diagnostics: [], leftOut: [], standIns: [] };

test("where nothing is wrong there are no words", () => {
  expect(problemWords(nothing)).toBeNull();
});

test("what changes the picture is counted first, then the rest", () => {
  const diagnostics = [found("error", 1), found("warning", 5), found("info", 9)];
  expect(problemWords({ ...nothing, diagnostics })).toBe("2 problems · 1 note");
  const leftOut = [{ object: "document 2 of a.yaml", reason: "no kind", place, line: 3 }];
  expect(problemWords({ ...nothing, diagnostics, leftOut })).toBe("1 object left out · 2 other problems · 1 note");
});
