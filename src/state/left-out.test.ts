import { expect, test } from "vitest";
import type { LeftOut, LocatedDiagnostic } from "../engine";
import { faultsIn, problemList } from "./left-out";

const web: LeftOut = { object: "v1/Pod/a/web", reason: "bad", place: { file: "a.yaml", from: 10, to: 50 }, line: 2 };

function found(from: number, change: Partial<LocatedDiagnostic> = {}): LocatedDiagnostic {
  return {
    ...{ code: "field-unknown", severity: "error", type: "UnknownField", message: "", field: "", document: 0 },
    ...{ object: web.object, place: { file: "a.yaml", from, to: from + 1 } },
    ...{ line: from, column: 1, endLine: from, endColumn: 2 },
    ...change,
  } as LocatedDiagnostic;
}

test("what was found in an object that takes no part is told there, and nowhere else", () => {
  const own = [found(20, { severity: "warning" }), found(30)];
  const others = [found(60), found(20, { object: "v1/Pod/a/db" }), found(70, { severity: "info" })];
  const list = problemList({ diagnostics: [...own, ...others], leftOut: [web] });
  expect(list.leftOut).toEqual([{ item: web, findings: own }]);
  expect(list.problems).toEqual(others.slice(0, 2));
  expect(list.notes).toEqual(others.slice(2));
});

test("an object that takes no part is wrong where its first error is, else it leads to itself", () => {
  expect(faultsIn({ diagnostics: [found(20, { severity: "warning" }), found(30)] })(web)).toEqual(found(30));
  expect(faultsIn({ diagnostics: [found(30, { object: "v1/Pod/a/db" })] })(web)).toEqual(web);
});

test("findings of an object are told in the order of the text, those of another of its name with that one", () => {
  const again: LeftOut = { ...web, place: { file: "a.yaml", from: 100, to: 200 }, line: 9 };
  const [first, second, third] = [found(20), found(30), found(150)];
  const list = problemList({ diagnostics: [third, second, first], leftOut: [web, again] });
  expect(list.leftOut.map(({ findings }) => findings)).toEqual([[first, second], [third]]);
  expect(list.problems).toEqual([]);
});

test("twenty thousand objects of one name are listed in a moment", () => {
  const count = 20_000;
  const leftOut = Array.from({ length: count }, (_, index) => ({
    ...web,
    place: { file: "a.yaml", from: index * 10, to: index * 10 + 9 },
  }));
  const diagnostics = leftOut.map(({ place }) => found(place.from + 1));
  const start = performance.now();
  const list = problemList({ diagnostics, leftOut });
  const faults = leftOut.map(faultsIn({ diagnostics }));
  expect(performance.now() - start).toBeLessThan(1000);
  expect(faults).toEqual(diagnostics);
  expect(list.leftOut.every(({ findings }) => findings.length === 1)).toBe(true);
});
