import fc from "fast-check";
import { expect, test } from "vitest";
import { indexLines } from "./line-index";

test("an empty text is one line", () => {
  const lines = indexLines("");
  expect(lines.lineCount).toBe(1);
  expect(lines.lineColumn(0)).toEqual({ line: 1, column: 1 });
});

test.each([
  ["LF", "ab\ncd\n"],
  ["a lone CR", "ab\rcd\r"],
])("%s ends a line", (_name, text) => {
  const lines = indexLines(text);
  expect(lines.lineCount).toBe(3);
  expect([0, 1, 2, 3, 4, 5, 6].map((offset) => lines.lineColumn(offset))).toEqual([
    { line: 1, column: 1 },
    { line: 1, column: 2 },
    { line: 1, column: 3 },
    { line: 2, column: 1 },
    { line: 2, column: 2 },
    { line: 2, column: 3 },
    { line: 3, column: 1 },
  ]);
});

test("CRLF ends a line once, and its LF still belongs to that line", () => {
  const lines = indexLines("ab\r\ncd");
  expect(lines.lineCount).toBe(2);
  expect(lines.lineColumn(3)).toEqual({ line: 1, column: 4 });
  expect(lines.lineColumn(4)).toEqual({ line: 2, column: 1 });
});

test("LF before CR are two line ends", () => {
  expect(indexLines("a\n\rb").lineCount).toBe(3);
});

test("the line separators of Unicode end no line, as they end none in YAML", () => {
  expect(indexLines("a\u2028b\u2029c\u0085d").lineCount).toBe(1);
});

test("columns count UTF-16 units, so a character outside the plane counts two", () => {
  expect(indexLines("x\n😀y").lineColumn(4)).toEqual({ line: 2, column: 3 });
});

test("an offset outside the text is moved to its nearest end", () => {
  const lines = indexLines("ab\ncd");
  expect(lines.lineColumn(-5)).toEqual({ line: 1, column: 1 });
  expect(lines.lineColumn(99)).toEqual({ line: 2, column: 3 });
});

test("a line knows where it starts; one before the first or after the last is the nearest", () => {
  const lines = indexLines("ab\r\ncd\ref");
  expect([1, 2, 3].map((line) => lines.lineStart(line))).toEqual([0, 4, 7]);
  expect(lines.lineStart(0)).toBe(0);
  expect(lines.lineStart(9)).toBe(7);
});

test("line and column lead back to the offset, wherever the lines end", () => {
  const texts = fc.array(fc.constantFrom("a", "bc", "\n", "\r", "\r\n"), { maxLength: 20 }).map((all) => all.join(""));
  fc.assert(
    fc.property(texts, (text) => {
      const lines = indexLines(text);
      expect(lines.lineCount).toBe(text.split(/\r\n|\r|\n/).length);
      for (let offset = 0; offset <= text.length; offset++) {
        const { line, column } = lines.lineColumn(offset);
        expect(lines.lineStart(line) + column - 1).toBe(offset);
      }
    }),
  );
});
