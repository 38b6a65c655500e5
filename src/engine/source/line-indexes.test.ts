import { expect, test } from "vitest";
import { createLineIndexes } from "./line-indexes";

test("the lines of a file are counted again when its text is another, and only then", () => {
  const indexes = createLineIndexes();
  const first = indexes.of("a", "x\ny");
  expect(indexes.of("a", "x\ny")).toBe(first);
  expect(indexes.of("b", "x\ny\nz").lineCount).toBe(3);
  expect(indexes.of("a", "x").lineCount).toBe(1);
  indexes.keepOnly(["b"]);
  expect(indexes.of("a", "x\ny\nz\n").lineCount).toBe(4);
});
