import { describe, expect, test } from "vitest";
import { parseAllDocuments } from "yaml";
import type { TraceRequest } from "../insight/trace/connection-trace";
import { createSession } from "../session";
import type { Json } from "./json";
import { outcomeText } from "./naive-outcome";
import { naiveTrace } from "./naive-trace";
import { traceWorld } from "./naive-trace-world";
import { readTraceRules, type TraceCase } from "./trace-folder";
import { TRACE_MUTANTS, type TraceMutant } from "./trace-mutants";

/** A tracer that has read the manifests of a folder: outcome and ways as the table writes them; null: no such source. */
type Trial = (request: TraceRequest) => { readonly outcome: string; readonly ways: readonly string[] } | null;

const RULES = readTraceRules();

describe.each(RULES.flatMap(({ cases }) => cases))("conformance of traces $name", (one) => {
  test("the engine gives the table", () => expectTable(one, engineTrial(one)));
  test("the naive tracer gives the table", () => expectTable(one, naiveTrial(one, null)));
});

describe.each(RULES)("conformance of traces $name", ({ cases, mutants }) => {
  test.each(mutants)("some row rejects the wrong reading %s", (mutant) => {
    const isRejected = (one: TraceCase) => tellTable(one, naiveTrial(one, mutant)) !== tellTable(one, null);
    expect(cases.some(isRejected)).toBe(true);
  });
});

test("every wrong reading of traces is rejected by some folder", () => {
  const named = new Set(RULES.flatMap(({ mutants }) => mutants));
  expect(TRACE_MUTANTS.filter((mutant) => !named.has(mutant))).toEqual([]);
});

function expectTable(one: TraceCase, trial: Trial): void {
  expect(tellTable(one, trial)).toBe(tellTable(one, null));
}

/** The rows of a table with the answers of a tracer; with those of the table itself where none is given. */
function tellTable({ table }: TraceCase, trial: Trial | null): string {
  const rows = table.rows.map(({ request, outcome }) => [request, trial === null ? outcome : trial(request)?.outcome]);
  const ways = table.ways.map(({ request, ways }) => [
    request,
    (trial === null ? ways : trial(request)?.ways)?.join("; "),
  ]);
  return [...rows, ...ways].map((row) => JSON.stringify(row)).join("\n");
}

function engineTrial({ files, table }: TraceCase): Trial {
  const session = createSession();
  session.analyze(files, { ...table.choice, defaultNamespace: "default" });
  return (request) => {
    const trace = session.trace(request);
    if (trace === null) return null;
    const ways = trace.ways.map(({ endpoint, port, outcome }) => `${endpoint} ${port} ${outcomeText(outcome)}`);
    return { outcome: outcomeText(trace.outcome), ways: ways.sort() };
  };
}

function naiveTrial({ files, table }: TraceCase, mutant: TraceMutant | null): Trial {
  // hand-written manifests hold nothing but JSON values
  const objects = files.flatMap(({ text }) => parseAllDocuments(text)).map((document) => document.toJS() as Json);
  const world = traceWorld(objects, table.choice, mutant);
  return (request) => {
    const trace = naiveTrace(world, request);
    if (trace === null) return null;
    const ways = trace.ways.map(({ end, port, result }) => `${end} ${port} ${outcomeText(result.outcome)}`);
    return { outcome: outcomeText(trace.outcome), ways: ways.sort() };
  };
}
