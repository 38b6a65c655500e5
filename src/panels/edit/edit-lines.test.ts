import fc from "fast-check";
import { expect, test } from "vitest";
import { type EditLine, editLines } from "./edit-lines";

const SIGN = { same: " ", gone: "-", new: "+" } as const;
const shown = (lines: readonly EditLine[]) => lines.map(({ kind, line, text }) => `${SIGN[kind]}${line} ${text}`);

test("a line that changes is shown before and after, with the lines around it", () => {
  const text = "a\nb\nport: 80\nc\nd\ne\n";
  expect(editLines(text, [{ from: 10, to: 12, text: "8080" }]).map(shown)).toEqual([
    [" 1 a", " 2 b", "-3 port: 80", "+3 port: 8080", " 4 c", " 5 d"],
  ]);
});

test("lines that are inserted are new, and nothing else is", () => {
  expect(editLines("a\nb\n", [{ from: 2, to: 2, text: "x\ny\n" }]).map(shown)).toEqual([
    [" 1 a", "+2 x", "+3 y", " 4 b"],
  ]);
});

test("lines that go are numbered as they were", () => {
  expect(editLines("a\nb\nc\nd\n", [{ from: 2, to: 6, text: "" }]).map(shown)).toEqual([
    [" 1 a", "-2 b", "-3 c", " 2 d"],
  ]);
});

test("two places far from each other are two stretches", () => {
  const text = Array.from({ length: 20 }, (_, i) => `l${i}`).join("\r\n");
  const stretches = editLines(text, [
    { from: 0, to: 2, text: "x" },
    { from: text.length, to: text.length, text: "\r\nend" },
  ]);
  expect(stretches.map(shown)).toEqual([
    ["-1 l0", "+1 x", " 2 l1", " 3 l2"],
    [" 19 l18", " 20 l19", "+21 end"],
  ]);
});

test("places of which the lines around would touch are one stretch, each line told once and in order", () => {
  const text = Array.from({ length: 9 }, (_, i) => `l${i}`).join("\n");
  const at = (line: string) => ({ from: text.indexOf(line), to: text.indexOf(line) + 2 });
  const edits = [
    { ...at("l1"), text: "x" },
    { ...at("l6"), text: "y" },
  ];
  expect(editLines(text, edits).map(shown)).toEqual([
    [" 1 l0", "-2 l1", "+2 x", " 3 l2", " 4 l3", " 5 l4", " 6 l5", "-7 l6", "+7 y", " 8 l7", " 9 l8"],
  ]);
});

test("a blank line that stays is a line, but none is behind the last line break", () => {
  const shownOf = (text: string) => editLines(text, [{ from: 0, to: 1, text: "x" }]).map(shown);
  expect(shownOf("a\n\nb\n")).toEqual([["-1 a", "+1 x", " 2 ", " 3 b"]]);
  expect(shownOf("a\n\n")).toEqual([["-1 a", "+1 x", " 2 "]]);
});

test("what stays and what is new is the new text, what stays and what goes the old one", () => {
  const lines = fc.array(fc.constantFrom("a", "b", "", "  c"), { maxLength: 8 });
  fc.assert(
    fc.property(lines, fc.nat(), fc.nat(), lines, (old, first, second, inserted) => {
      const text = old.join("\n");
      const [from, to] = [first % (text.length + 1), second % (text.length + 1)].sort((a, b) => a - b) as [
        number,
        number,
      ];
      const edit = { from, to, text: inserted.join("\n") };
      const after = text.slice(0, from) + edit.text + text.slice(to);
      const [newLines, oldLines] = [after.split("\n"), text.split("\n")];
      for (const { kind, line, text: own } of editLines(text, [edit]).flat()) {
        expect((kind === "gone" ? oldLines : newLines)[line - 1]).toBe(own);
      }
    }),
  );
});

test("of several edits no line is told twice, and all in order", () => {
  const lines = fc.array(fc.constantFrom("a", "b", "", "  c"), { minLength: 1, maxLength: 14 });
  fc.assert(
    fc.property(lines, fc.array(fc.nat(), { minLength: 4, maxLength: 4 }), lines, (old, at, inserted) => {
      const text = old.join("\n");
      const [a = 0, b = 0, c = 0, d = 0] = at.map((each) => each % (text.length + 1)).sort((one, other) => one - other);
      fc.pre(b < c);
      const edits = [
        { from: a, to: b, text: inserted.join("\n") },
        { from: c, to: d, text: "x" },
      ];
      for (const kinds of [/same|new/, /gone/]) {
        const told = editLines(text, edits)
          .flat()
          .flatMap(({ kind, line }) => (kinds.test(kind) ? line : []));
        expect(told).toEqual([...new Set(told)].sort((one, other) => one - other));
      }
    }),
  );
});
