import { expect, test } from "vitest";
import { areWhole, labelChange, labelsOfRows, rowProblem, rowsOfLabels, withNewRow } from "./label-rows";

const labels = new Map([
  ["app", "web"],
  ["tier", "front"],
]);

test("labels that are only looked at stay", () => {
  expect(labelsOfRows(rowsOfLabels(labels))).toEqual(labels);
  expect(labelChange(labels, labels)).toEqual({ set: new Map(), remove: [] });
});

test("another key is another label", () => {
  const rows = rowsOfLabels(labels).map((row) => (row.key === "tier" ? { ...row, key: " role " } : row));
  expect(labelChange(labels, labelsOfRows(rows))).toEqual({ set: new Map([["role", "front"]]), remove: ["tier"] });
});

test("a row without a key is no label yet, and no row is another's", () => {
  const rows = withNewRow(rowsOfLabels(labels).slice(1), { key: "", value: "x" });
  expect(rows.map(({ id }) => id)).toEqual([1, 2]);
  expect(labelsOfRows(rows)).toEqual(new Map([["tier", "front"]]));
});

test("a key that is there already, and a value without a key, are refused at their rows", () => {
  const rows = rowsOfLabels(labels);
  const [blank, keyless, twice] = (
    [
      ["", " "],
      [" ", "x"],
      ["tier ", ""],
    ] as const
  ).map(([key, value]) => withNewRow(rows, { key, value }));
  const problems = (all: typeof rows = []) => [areWhole(all), ...all.map((row) => rowProblem(all, row))];
  expect(problems(blank)).toEqual([true, null, null, null]);
  expect(problems(keyless)).toEqual([false, null, null, "a label needs a key"]);
  expect(problems(twice)).toEqual([false, null, "two labels have this key", "two labels have this key"]);
});
