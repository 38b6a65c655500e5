import fc from "fast-check";
import { expect, test } from "vitest";
import { MOST_DOCUMENTS } from "../source/limits";
import { findCommonEnds } from "./common-ends";
import { resplitDocuments } from "./resplit-documents";
import { splitDocuments } from "./split-documents";

const textsOf = (text: string): readonly string[] => splitDocuments(text).map((chunk) => chunk.text);

test("documents are split at markers at the start of a line", () => {
  expect(textsOf("a: 1\n---\nb: 2\n---   # two\nc: 3")).toEqual(["a: 1\n", "b: 2\n", "c: 3"]);
  expect(textsOf("--- a\n--- {b: 1}\n---\tc")).toEqual(["--- a\n", "--- {b: 1}\n", "---\tc"]);
});

test("dashes inside a line, indented or longer are no markers", () => {
  const text = "a: |\n  ---\n  b\n----\n---x: 1\nc: ---\n";
  expect(textsOf(text)).toEqual([text]);
});

test("an end marker begins no document: kubectl reads nothing behind it up to the next ---", () => {
  const text = "a: 1\n...\nb: 2\n...\n# end\n";
  expect(textsOf(`${text}---\nc: 3\n`)).toEqual([text, "c: 3\n"]);
});

test("directives and comments before a marker belong to its document", () => {
  expect(textsOf("%YAML 1.1\n# c\n---\na: 1\n---\nb: 2")).toEqual(["%YAML 1.1\n# c\n---\na: 1\n", "b: 2"]);
  expect(textsOf("# licence\n\n---\na: 1\n")).toEqual(["# licence\n\n---\na: 1\n"]);
});

test("a text of comments has no document, a marker alone has an empty one", () => {
  expect(splitDocuments("")).toEqual([]);
  expect(splitDocuments("# nothing\n\n  # here\n")).toEqual([]);
  expect(splitDocuments("a: 1\n---\n# empty\n---\nb: 2\n").map((chunk) => chunk.isEmpty)).toEqual([false, true, false]);
  expect(splitDocuments("---\n---\n").map((chunk) => chunk.isEmpty)).toEqual([true, true]);
});

test("the first byte-order mark is dropped, those of later documents are part of them, and offsets stay exact", () => {
  const text = "\ufeffa: 1\n---\n\ufeffb: 2\n\ufeff---\nc: 3\n# x\n---\n\ufeffd: 4\n";
  expect(textsOf(text)).toEqual(["a: 1\n", "\ufeffb: 2\n", "\ufeff---\nc: 3\n# x\n", "\ufeffd: 4\n"]);
  for (const chunk of splitDocuments(text)) expect(text.startsWith(chunk.text, chunk.offset)).toBe(true);
});

test("documents beyond the limit are one that is not read, and so it is after an edit", { timeout: 60_000 }, () => {
  const text = "--- a\n".repeat(MOST_DOCUMENTS);
  expect(splitDocuments(text)).toHaveLength(MOST_DOCUMENTS);
  const more = `${text}--- b\n--- c\n`;
  const chunks = splitDocuments(more);
  expect(chunks).toHaveLength(MOST_DOCUMENTS + 1);
  expect(chunks.at(-1)).toEqual({ offset: text.length, text: "", isEmpty: false, isBeyond: true });
  const documents = (of: string) => splitDocuments(of).map(({ offset, text: { length } }) => ({ offset, length }));
  for (const [before, now] of [
    [text, more],
    [more, text],
    [more, more.slice(6)],
  ] as const) {
    const ends = findCommonEnds(before, now);
    const { keptAtStart, keptAtEnd, between } = resplitDocuments(
      { text: before, documents: documents(before) },
      now,
      ends,
    );
    expect(keptAtStart + between.length + keptAtEnd).toBe(splitDocuments(now).length);
    expect(between.some(({ isBeyond }) => isBeyond)).toBe(splitDocuments(now).some(({ isBeyond }) => isBeyond));
  }
});

test("CRLF and a lone CR end lines", () => {
  expect(textsOf("a: 1\r\n---\r\nb: 2\r\n")).toEqual(["a: 1\r\n", "b: 2\r\n"]);
  expect(textsOf("a: 1\r---\rb: 2\r")).toEqual(["a: 1\r", "b: 2\r"]);
});

test("chunks are stretches of the text, in order and without overlap, and no content is lost", () => {
  const piece = fc.constantFrom(
    "---",
    "...",
    "\n",
    "\r\n",
    "\r",
    " ",
    "a: 1",
    "# c",
    "%D",
    "\ufeff",
    "x",
    "--- y",
    "\t",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const text = pieces.join("");
      let end = 0;
      for (const chunk of splitDocuments(text)) {
        expect(chunk.offset).toBeGreaterThanOrEqual(end);
        expect(withoutComments(text.slice(end, chunk.offset))).not.toMatch(/a: 1|y|%D/);
        end = chunk.offset + chunk.text.length;
        expect(text.slice(chunk.offset, end)).toBe(chunk.text);
      }
      expect(withoutComments(text.slice(end))).not.toMatch(/a: 1|y/);
    }),
    { numRuns: 2000 },
  );
});

function withoutComments(text: string): string {
  return text.replace(/#[^\r\n]*/g, "");
}
