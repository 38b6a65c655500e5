import { expect, test } from "vitest";
import type { LocatedDiagnostic } from "../engine";
import { bareAnalysis } from "../worker/bare-session";
import { fixableAtCaret, problemsAtCaret } from "./problem-at-caret";

const text = "\nkind: Pod\nversion: 1.10\nname: web\n";
function found(words: string, change: Partial<LocatedDiagnostic> = {}): LocatedDiagnostic {
  const from = text.indexOf(words);
  return {
    ...{
      code: "field-type",
      severity: "error",
      type: "TypeInvalid",
      message: words,
      field: "",
      object: "",
      document: 0,
    },
    ...{ place: { file: "a.yaml", from, to: from + words.length }, line: 1, column: 1, endLine: 1, endColumn: 2 },
    ...change,
  };
}

const moment = (diagnostics: readonly LocatedDiagnostic[], head: number, analysisRevision = 7) => ({
  documents: { files: [{ name: "a.yaml", text }], revision: 7 },
  analysis: { analysis: { ...bareAnalysis, diagnostics }, analysisRevision },
  selection: { caret: { file: "a.yaml", anchor: head, head }, reveal: null },
});

const number = found("1.10");
const whole = found(text.slice(1, -1));

test("what the caret is within comes first, then what is on its line, then what began before", () => {
  const key = found("version");
  const words = (head: number) => problemsAtCaret(moment([whole, key, number], head)).map(({ message }) => message);
  expect(words(text.indexOf("1.10") + 2)).toEqual(["1.10", "version", whole.message]);
  expect(words(text.indexOf("name"))).toEqual([whole.message]);
  expect(words(0)).toEqual([]);
});

test("of two at one place the graver comes first, and both ends of a place are of it", () => {
  const note = found("1.10", { severity: "info" });
  expect(problemsAtCaret(moment([note, number], number.place.from))).toEqual([number, note]);
  expect(problemsAtCaret(moment([note, number], number.place.to))).toEqual([number, note]);
});

test("what was found in an older text, or in another file, is not at the caret", () => {
  const head = number.place.from;
  expect(problemsAtCaret(moment([number], head, 6))).toEqual([]);
  expect(problemsAtCaret(moment([found("1.10", { place: { ...number.place, file: "b.yaml" } })], head))).toEqual([]);
});

test("what can be put right is found behind what cannot", () => {
  const fixable = found("version", { fix: { title: "write the version in quotes", edits: [] } });
  expect(fixableAtCaret(moment([number, fixable], number.place.from))).toBe(fixable);
  expect(fixableAtCaret(moment([number], number.place.from))).toBeUndefined();
});

test("where one was led to a finding, that one is put right", () => {
  const nearer = found("1.10", { fix: { title: "a", edits: [] } });
  const led = found("1.10\nname", { fix: { title: "b", edits: [] } });
  const at = moment([nearer, led], led.place.from);
  expect(fixableAtCaret(at)).toBe(nearer);
  const reveal = { place: led.place };
  expect(fixableAtCaret({ ...at, selection: { ...at.selection, reveal } })).toBe(led);
});
