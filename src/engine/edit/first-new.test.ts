import { expect, test } from "vitest";
import { firstNew } from "./first-new";

const same = (word: string) => word;

test("of faults that were there before, one more is new", () => {
  expect(firstNew(["a", "b", "a"], ["b", "a", "a"], same)).toBeNull();
  expect(firstNew(["a", "b"], ["a", "b", "a"], same)).toBe("a");
  expect(firstNew(["a"], ["a", "c", "d"], same)).toBe("c");
});

test("what differs only in what the key leaves out is known", () => {
  expect(firstNew(["line 3"], ["line 9"], (word) => word.replace(/\d+/, ""))).toBeNull();
});
