import { expect, test } from "vitest";
import { doubledKey, labelChange, labelsOfRows, rowsOfLabels, withNewRow } from "./label-rows";

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
  expect(doubledKey(withNewRow(rows, { key: "tier", value: "" }))).toBe("tier");
  expect(doubledKey(withNewRow(rows, { key: "", value: "" }))).toBeNull();
});
