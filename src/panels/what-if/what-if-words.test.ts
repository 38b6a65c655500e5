import { expect, test } from "vitest";
import type { WhatIf } from "../../engine";
import { effectWords, goneWords } from "./what-if-words";

const off = { kind: "policy", policy: "a/b" } as const;
const item = { off, now: off, words: "`a/b`", ignored: null, place: null } as const;
const list = (count: number) => ({ count, lines: [] });
const plain: WhatIf = { items: [item], opened: list(0), closed: list(0), broken: 0, mended: 0 };

test("what comes of what is off is counted", () => {
  expect(effectWords(plain)).toBe("Opens and closes nothing.");
  expect(effectWords({ ...plain, opened: list(4), closed: list(2) })).toBe("Opens 4 connections, closes 2.");
  expect(effectWords({ ...plain, closed: list(1) })).toBe("Closes 1 connection.");
  expect(effectWords({ ...plain, opened: list(1), broken: 2, mended: 1 })).toBe(
    "Opens 1 connection. 2 expectations would fail, 1 expectation would hold.",
  );
  expect(effectWords({ ...plain, items: [{ ...item, ignored: "it is not in the text any more" }] })).toBe(
    "Nothing is left out.",
  );
});

test("that the ranges of the outside are counted as one is said, since the picture has a line for each", () => {
  const opened = { ...list(4), outside: 1 };
  expect(effectWords({ ...plain, opened, closed: list(2) })).toBe(
    "Opens 4 connections (1 with the outside, all its ranges as one), closes 2.",
  );
});

test("what went from the text is said by its name", () => {
  expect(goneWords([item])).toBe("What if: `a/b` is not in the text any more, so it is not left out any more.");
  expect(goneWords([item, { ...item, words: "rule 1" }])).toMatch(/^What if: `a\/b`, rule 1 are not/);
});
