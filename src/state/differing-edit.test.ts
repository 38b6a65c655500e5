import fc from "fast-check";
import { expect, test } from "vitest";
import { differingEdit, originalOffset, shownOffset } from "./differing-edit";

const made = (before: string, after: string) => {
  const { from, to, text } = differingEdit("a.yaml", before, after);
  return before.slice(0, from) + text + before.slice(to);
};

test("only what differs is replaced", () => {
  expect(differingEdit("a.yaml", "port: 80\n", "port: 8080\n")).toEqual({ file: "a.yaml", from: 8, to: 8, text: "80" });
  expect(differingEdit("a.yaml", "aaa", "aa")).toMatchObject({ from: 2, to: 3, text: "" });
});

test("of several edits that do the same it is the one that ends at the caret", () => {
  expect(differingEdit("a.yaml", "tier: e", "tier: ee", 7)).toEqual({ file: "a.yaml", from: 6, to: 6, text: "e" });
  expect(differingEdit("a.yaml", "tier: e", "tier: ee", 8)).toEqual({ file: "a.yaml", from: 7, to: 7, text: "e" });
  expect(differingEdit("a.yaml", "aaa", "aa", 0)).toEqual({ file: "a.yaml", from: 0, to: 1, text: "" });
  expect(differingEdit("a.yaml", "abc", "axc", 3)).toEqual({ file: "a.yaml", from: 1, to: 2, text: "x" });
});

test("wherever the caret is said to stand, the edit makes the one text into the other and is as short", () => {
  const texts = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 8 });
  fc.assert(
    fc.property(texts, texts, fc.nat(9), (before, after, caret) => {
      const { from, to, text } = differingEdit("a.yaml", before, after, caret);
      expect(before.slice(0, from) + text + before.slice(to)).toBe(after);
      expect(to - from).toBe(differingEdit("a.yaml", before, after).to - differingEdit("a.yaml", before, after).from);
    }),
  );
});

test("the edit makes the one text into the other", () => {
  const texts = fc.string({ unit: fc.constantFrom("a", "b", "\n", "😀"), maxLength: 12 });
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      expect(made(before, after)).toBe(after);
    }),
  );
});

test("a text area that knows no carriage return does not change the line ends of the rest", () => {
  expect(made("a:\r\n  b\r\nc\r\n", "a:\n  b\n  d\nc\n")).toBe("a:\r\n  b\r\n  d\r\nc\r\n");
  expect(made("a\r\nb\nc", "a\nb\nc")).toBe("a\r\nb\nc");
  expect(made("a\r\nb", "ab")).toBe("ab");
});

test("through a text area every change but that of line ends arrives", () => {
  const texts = fc.string({ unit: fc.constantFrom("a", "b", "\n", "\r\n"), maxLength: 12 });
  const shown = (text: string) => text.replace(/\r\n/g, "\n");
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      expect(shown(made(before, shown(after)))).toBe(shown(after));
    }),
  );
});

test("an offset in a text area counts a line end once, and leads to the same character of the text", () => {
  const text = "a:\r\n  b\r\n\r\nc";
  const shown = text.replaceAll("\r\n", "\n");
  for (let at = 0; at <= shown.length; at += 1) {
    const offset = originalOffset(text, at);
    expect(text.slice(offset).replaceAll("\r\n", "\n")).toBe(shown.slice(at));
    expect(shownOffset(text, offset)).toBe(at);
  }
  // Between the two characters of a line end nothing can stand: it is before it.
  expect(shownOffset(text, text.indexOf("\n"))).toBe(2);
});

test("the caret chooses among several edits in a text with carriage returns too", () => {
  expect(differingEdit("a.yaml", "x\r\ntier: e", "x\ntier: ee", 9)).toMatchObject({ from: 9, to: 9, text: "e" });
  expect(differingEdit("a.yaml", "x\r\ntier: e", "x\ntier: ee", 10)).toMatchObject({ from: 10, to: 10, text: "e" });
});
