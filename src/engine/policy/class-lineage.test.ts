import { expect, test } from "vitest";
import { startLineage } from "./class-lineage";

test("a lineage begins at version 0, and each change is the next version", () => {
  const lineage = startLineage();
  expect(lineage.version).toBe(0);
  expect([lineage.change([3]), lineage.change([4])]).toEqual([1, 2]);
  expect(lineage.version).toBe(2);
});

test("between two versions the classes of all changes after the first changed, each told once", () => {
  const lineage = startLineage();
  for (const indices of [[1], [2, 3], [3, 4]]) lineage.change(indices);
  expect(lineage.changedBetween(0, 3)).toEqual([1, 2, 3, 4]);
  expect(lineage.changedBetween(1, 3)).toEqual([2, 3, 4]);
  expect(lineage.changedBetween(1, 2)).toEqual([2, 3]);
  expect(lineage.changedBetween(3, 3)).toEqual([]);
});

test("what an earlier version had is not told of a later one", () => {
  const lineage = startLineage();
  lineage.change([1]);
  expect(lineage.changedBetween(1, 0)).toBeNull();
});

test("the last hundred changes are remembered, what was before is not known", () => {
  const lineage = startLineage();
  for (let index = 0; index < 101; index++) lineage.change([index]);
  expect(lineage.changedBetween(0, 101)).toBeNull();
  expect(lineage.changedBetween(1, 101)).toEqual(Array.from({ length: 100 }, (_, i) => i + 1));
  expect(lineage.changedBetween(1, 2)).toEqual([1]);
});
