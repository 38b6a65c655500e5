import { expect, test } from "vitest";
import { TRACE_REGRESSION_SEEDS } from "./regression-seeds";
import { compareManyTraces, compareTraces, engineTracer } from "./trace-comparison";

const WORLDS = 1_500;
const QUESTIONS = 12;

test("seeds of traces that once failed agree", () => {
  for (const seed of TRACE_REGRESSION_SEEDS) {
    expect(compareTraces(seed, engineTracer, 4 * QUESTIONS).mismatch).toBeNull();
  }
});

test("the engine and the naive tracer agree on random worlds with Services", () => {
  const { compared, kinds, mismatches } = compareManyTraces(1, WORLDS, engineTracer, QUESTIONS);
  console.info(`${compared} random traces compared: ${JSON.stringify(Object.fromEntries(kinds))}`);
  expect(mismatches).toEqual([]);
  expect(compared).toBeGreaterThan(15_000);
}, 120_000);
