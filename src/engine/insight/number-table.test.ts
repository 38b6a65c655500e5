import { expect, test } from "vitest";
import { NumberTable } from "./number-table";

test("a number is found again by its four keys, however many others there are", () => {
  const table = new NumberTable();
  for (let i = 1; i <= 5_000; i++) table.set(i, i % 7, -i, i % 3, i);
  for (let i = 1; i <= 5_000; i++) expect(table.get(i, i % 7, -i, i % 3)).toBe(i);
  expect(table.get(5_001, 0, 0, 0)).toBe(0);
});

test("of a count beyond 31 bits the last 32 bits are found again", () => {
  const table = new NumberTable();
  const pairs = 60_000 * 60_000;
  table.set(1, 2, pairs, 3, 7);
  expect(table.get(1, 2, pairs, 3)).toBe(7);
});
