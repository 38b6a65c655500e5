import { expect, test } from "vitest";
import type { LocatedDiagnostic, Severity } from "../../engine";
import { countBySeverity, filterProblems, groupByFile } from "./filter-problems";
import type { Problem } from "./list-problems";

const problem = (severity: Severity, message: string, file: string, field = ""): Problem => ({
  ...{ key: message, severity, subject: "", message, field, consequence: "", found: null },
  ...{ place: { file, from: 0, to: 1 }, line: 12 },
});
const port = problem("error", "port 99999 is above 65535", "policies.yaml", "spec.ingress[0].ports[0].port");
const cidr = problem("warning", "Host bits are set", "policies.yaml");
const status = problem("info", "status is written by the server", "cluster.yaml");
const all = [port, cidr, status];
const none: ReadonlySet<Severity> = new Set();

test("without a filter everything is shown", () => {
  expect(filterProblems(all, "  ", none)).toBe(all);
});

test("every word has to stand somewhere: in message, field, kind, or file and line", () => {
  expect(filterProblems(all, "65535 PORT", none)).toEqual([port]);
  expect(filterProblems(all, "ingress[0]", none)).toEqual([port]);
  expect(filterProblems(all, "warning", none)).toEqual([cidr]);
  expect(filterProblems(all, "cluster.yaml:12", none)).toEqual([status]);
  expect(filterProblems(all, "port cluster", none)).toEqual([]);
});

test("kinds that are hidden are not shown, whatever was typed", () => {
  expect(filterProblems(all, "", new Set(["error", "info"]))).toEqual([cidr]);
  expect(filterProblems(all, "port", new Set(["error"]))).toEqual([]);
});

test("kinds are counted, and files hold their own", () => {
  expect(countBySeverity(all)).toEqual({ error: 1, warning: 1, info: 1 });
  expect(groupByFile(all)).toEqual([
    { file: "policies.yaml", problems: [port, cidr] },
    { file: "cluster.yaml", problems: [status] },
  ]);
});

test("what stands for others that are not listed counts as those, not as itself", () => {
  const found: LocatedDiagnostic = {
    ...{ code: "more-problems", severity: "error", type: "Lint", message: "", field: "", object: "", document: 0 },
    ...{ place: port.place, line: 1, column: 1, endLine: 1, endColumn: 1, more: { errors: 70, warnings: 8, infos: 9 } },
  };
  expect(countBySeverity([...all, { ...port, found }])).toEqual({ error: 71, warning: 9, info: 10 });
});

test("a file that is called like a part of every object is a file like any other", () => {
  expect(groupByFile([problem("error", "x", "__proto__")])).toHaveLength(1);
});
