import { expect, test } from "vitest";
import { isSameValue, keepSame } from "./same-value";

test("plain values are compared in depth", () => {
  expect(isSameValue({ a: [1, { b: null }] }, { a: [1, { b: null }] })).toBe(true);
  expect(isSameValue({ a: [1] }, { a: [2] })).toBe(false);
  expect(isSameValue({ a: 1 }, { a: 1, b: undefined })).toBe(false);
  expect(isSameValue([], {})).toBe(false);
  expect(isSameValue(null, {})).toBe(false);
});

test("an item that did not change keeps its identity", () => {
  const before = [
    { id: "a", x: 1 },
    { id: "b", x: 1 },
  ];
  const after = keepSame(before, [
    { id: "a", x: 1 },
    { id: "b", x: 2 },
  ]);
  expect(after[0]).toBe(before[0]);
  expect(after[1]).toEqual({ id: "b", x: 2 });
  expect(
    keepSame(before, [
      { id: "a", x: 1 },
      { id: "b", x: 1 },
    ]),
  ).toBe(before);
});
