import { expect, test } from "vitest";
import type { LocatedDiagnostic } from "../engine";
import { nextProblem } from "./next-problem";

const files = [
  { name: "policies.yaml", text: "" },
  { name: "cluster.yaml", text: "" },
];

function problem(file: string, from: number, severity: "error" | "info" = "error"): LocatedDiagnostic {
  return {
    ...{ code: "yaml-syntax", severity, type: "YAMLSyntax", message: "", field: "", object: "", document: 0 },
    ...{ place: { file, from, to: from + 1 }, line: 1, column: 1, endLine: 1, endColumn: 2 },
  };
}

const problems = [
  problem("cluster.yaml", 5),
  problem("policies.yaml", 40),
  problem("policies.yaml", 10),
  problem("policies.yaml", 20, "info"),
];
const from = (file: string, offset: number, direction: "next" | "previous") => {
  const selection = { caret: { file, anchor: offset, head: offset }, reveal: null };
  const place = nextProblem(problems, files, selection, direction);
  return place === null ? null : `${place.file} ${place.from}`;
};

test("the next problem is behind the caret, in the order of the files, and then the first one again", () => {
  expect(from("policies.yaml", 0, "next")).toBe("policies.yaml 10");
  expect(from("policies.yaml", 10, "next")).toBe("policies.yaml 40");
  expect(from("policies.yaml", 40, "next")).toBe("cluster.yaml 5");
  expect(from("cluster.yaml", 5, "next")).toBe("policies.yaml 10");
});

test("the problem before is found the same way back", () => {
  expect(from("cluster.yaml", 5, "previous")).toBe("policies.yaml 40");
  expect(from("policies.yaml", 10, "previous")).toBe("cluster.yaml 5");
});

test("without a caret it is the first or the last, and without a problem none", () => {
  const nowhere = { caret: null, reveal: null };
  expect(nextProblem(problems, files, nowhere, "next")).toMatchObject({ from: 10 });
  expect(nextProblem(problems, files, nowhere, "previous")).toMatchObject({ file: "cluster.yaml" });
  expect(nextProblem([problem("cluster.yaml", 1, "info")], files, nowhere, "next")).toBeNull();
});

test("of several problems at one place none is passed over, there and back", () => {
  const [first, twin, last] = [problem("policies.yaml", 10), problem("policies.yaml", 10), problem("cluster.yaml", 5)];
  const shown = ({ place }: LocatedDiagnostic) => ({
    caret: { file: place.file, anchor: place.from, head: place.to },
    reveal: { place },
  });
  const step = (at: LocatedDiagnostic, direction: "next" | "previous") =>
    nextProblem([first, twin, last], files, shown(at), direction);
  expect(step(first, "next")).toBe(twin.place);
  expect(step(twin, "next")).toBe(last.place);
  expect(step(last, "next")).toBe(first.place);
  expect(step(last, "previous")).toBe(twin.place);
  expect(step(twin, "previous")).toBe(first.place);
  expect(step(first, "previous")).toBe(last.place);
});
