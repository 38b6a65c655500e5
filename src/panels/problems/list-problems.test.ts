import { expect, test } from "vitest";
import type { LocatedDiagnostic } from "../../engine";
import { countBySeverity } from "./filter-problems";
import { countAlike, listProblems, problemWords } from "./list-problems";

const place = { file: "a.yaml", from: 0, to: 1 };
const found = (
  severity: LocatedDiagnostic["severity"],
  from: number,
  change: Partial<LocatedDiagnostic> = {},
): LocatedDiagnostic => ({
  ...{ code: "yaml-syntax", severity, type: "Invalid", message: "endPort 1 is below port 2", field: "spec" },
  ...{ place: { file: "b.yaml", from, to: from + 1 }, object: "v1/Pod/app/web", document: 0 },
  ...{ line: 1, column: 1, endLine: 1, endColumn: 2 },
  ...change,
});
const nothing = { diagnostics: [], leftOut: [], standIns: [] };
const files = [
  { name: "b.yaml", text: "" },
  { name: "a.yaml", text: "" },
];
const listed = (findings: Partial<Parameters<typeof listProblems>[0]>) =>
  listProblems({ ...nothing, ...findings }, files);

test("where nothing is wrong there are no words", () => {
  expect(problemWords(nothing)).toBeNull();
});

test("as many are counted as are listed, then what they change in the picture", () => {
  const diagnostics = [found("error", 1), found("warning", 5), found("info", 9)];
  expect(problemWords({ ...nothing, diagnostics })).toBe("Problems: 1 error, 1 warning, 1 note");
  const leftOut = [{ object: "document 2 of a.yaml", reason: "no kind", place, line: 3 }];
  expect(problemWords({ ...nothing, diagnostics, leftOut })).toBe(
    "Problems: 2 errors, 1 warning, 1 note · 1 object left out",
  );
  expect(problemWords({ ...nothing, diagnostics: [found("info", 9)] })).toBe("Problems: none, 1 note");
  const rows = countBySeverity(listed({ diagnostics, leftOut }));
  expect(rows).toEqual({ error: 2, warning: 1, info: 1 });
});

test("what is wrong and not listed is counted as well", () => {
  const leftOut = [{ object: "document 2 of a.yaml", reason: "no kind", place, line: 3 }];
  const more = found("error", 9, { code: "more-problems", more: { errors: 70, warnings: 8, infos: 9 } });
  const findings = { ...nothing, leftOut, unlisted: 1000, diagnostics: [found("error", 1), more] };
  expect(problemWords(findings)).toBe("Problems: 72 errors, 8 warnings, 9 notes · 1,001 objects left out");
});

test("problems stand in the order of the tabs and of the text, errors before notes about the same place", () => {
  const diagnostics = [found("info", 5), found("error", 5), found("warning", 1), found("error", 0, { place })];
  expect(listed({ diagnostics }).map(({ severity, place: { file, from } }) => `${severity} ${file} ${from}`)).toEqual([
    "warning b.yaml 1",
    "error b.yaml 5",
    "info b.yaml 5",
    "error a.yaml 0",
  ]);
});

test("an object that takes no part is told with its first error, or by itself where nothing was found in it", () => {
  const leftOut = [
    { object: "v1/Pod/app/web", reason: "bad", place: { file: "b.yaml", from: 0, to: 99 }, line: 1 },
    { object: "document 2 of a.yaml", reason: "no kind", place, line: 3 },
  ];
  const diagnostics = [found("warning", 10), found("error", 20), found("error", 30)];
  expect(listed({ diagnostics, leftOut }).map(({ subject, consequence }) => [subject, consequence])).toEqual([
    ["", ""],
    ["", "app/web takes no part."],
    ["", ""],
    ["document 2 of a.yaml", "It takes no part."],
  ]);
});

test.each([
  ["v1/Pod/app/", "A Pod without a name takes no part."],
  ["document 1 of b.yaml", "Document 1 of b.yaml takes no part."],
])("of %s it is said in a sentence that it takes no part", (object, sentence) => {
  const leftOut = [{ object, reason: "bad", place: { file: "b.yaml", from: 0, to: 99 }, line: 1 }];
  expect(listed({ diagnostics: [found("error", 20, { object })], leftOut })[0]?.consequence).toBe(sentence);
});

test("a broken object that is drawn as before is told once, leads to its fault, and has its fix", () => {
  const fix = { title: "write a colon", edits: [] };
  const fault = found("error", 7, { fix });
  const standIns = [{ object: "v1/Pod/app/web", reason: `spec: ${fault.message}`, place: fault.place, line: 1 }];
  const [problem, ...more] = listed({ diagnostics: [fault], standIns });
  expect(more).toEqual([]);
  expect(problem).toMatchObject({
    subject: "app/web",
    consequence: "The picture is of its last good text.",
    found: fault,
  });
});

test("the same fix at several places is offered for all of them, one that mends several at once is not", () => {
  const quoted = (from: number) => ({ title: "put it in quotes", edits: [{ from, to: from + 1, text: '"' }] });
  const fenced = { title: "take out the fence", edits: [{ from: 0, to: 90, text: "" }] };
  const at = (from: number, fix: NonNullable<LocatedDiagnostic["fix"]>) => found("error", from, { fix });
  const problems = listed({ diagnostics: [at(1, quoted(1)), at(2, fenced), at(5, quoted(5)), at(6, fenced)] });
  expect([...countAlike(problems)]).toEqual([[problems[0], 2]]);
});

test("a problem keeps its key when the text before it grows, and no two have the same", () => {
  const keys = (shift: number) =>
    listed({ diagnostics: [found("error", 1 + shift), found("error", 9 + shift), found("error", 9 + shift)] }).map(
      ({ key }) => key,
    );
  expect(keys(100)).toEqual(keys(0));
  expect(new Set(keys(0)).size).toBe(3);
});
