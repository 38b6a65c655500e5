import { expect, test } from "vitest";
import type { LocatedDiagnostic, Severity } from "../engine";
import { aroundView, findingsByFile, MOST_MARKERS } from "./marked-findings";

const found = (line: number, severity: Severity = "error", file = "a.yaml"): LocatedDiagnostic => ({
  ...{ code: "field-type", severity, type: "TypeInvalid", message: "", field: "", object: "", document: 0 },
  ...{ place: { file, from: line * 10, to: line * 10 + 1 }, line, column: 1, endLine: line, endColumn: 2 },
});
const many = Array.from({ length: 3000 }, (_, index) => found(index + 1));
const lines = (first: number, last: number) => {
  const marked = aroundView(many, first, last).map(({ line }) => line);
  return [marked.length, marked[0], marked.at(-1)];
};

test("findings are told apart by file, in the order of the text", () => {
  const [late, early, other] = [found(9), found(2), found(1, "info", "__proto__")];
  const byFile = findingsByFile([late, other, early]);
  expect(byFile.get("a.yaml")).toEqual([early, late]);
  expect(byFile.get("__proto__")).toEqual([other]);
});

test("few findings are all underlined, wherever one looks", () => {
  const few = many.slice(0, MOST_MARKERS);
  expect(aroundView(few, 1, 40)).toBe(few);
});

test("of many those around the lines in view are underlined, in the middle and at both ends", () => {
  expect(lines(1, 40)).toEqual([MOST_MARKERS, 1, 500]);
  expect(lines(1501, 1540)).toEqual([MOST_MARKERS, 1271, 1770]);
  expect(lines(2980, 3000)).toEqual([MOST_MARKERS, 2501, 3000]);
  expect(lines(4000, 4040)).toEqual([MOST_MARKERS, 2501, 3000]);
});

test("where more stand in view than can be underlined, the errors are", () => {
  const crowd = Array.from({ length: 1200 }, (_, index) => found(1, index % 2 === 0 ? "info" : "error"));
  expect(aroundView(crowd, 1, 1).every(({ severity }) => severity === "error")).toBe(true);
});
