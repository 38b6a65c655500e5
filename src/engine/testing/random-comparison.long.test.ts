import { expect, test } from "vitest";
import { compareSeeds } from "./comparison";
import { engineOnObjects, engineOnText } from "./engine-candidates";
import { randomNamedProfile } from "./random-profile";
import { compareManyTraces, engineTracer } from "./trace-comparison";

test("the engine and the naive evaluator agree on three million random verdicts", () => {
  const { compared, comparedAssumes, mismatches } = compareSeeds(10_000_001, 78_000, engineOnObjects, 40);
  console.info(`${compared} random verdicts compared, ${comparedAssumes} of them with assumptions`);
  expect(mismatches).toEqual([]);
  expect(compared).toBeGreaterThan(3_000_000);
});

test("they agree on many random worlds under every profile", () => {
  const { compared, mismatches } = compareSeeds(30_000_001, 30_000, engineOnObjects, 40, false, randomNamedProfile);
  console.info(`${compared} random verdicts compared under random profiles`);
  expect(mismatches).toEqual([]);
  expect(compared).toBeGreaterThan(1_000_000);
});

test("the engine reads many random worlds from text as the naive reader has them", () => {
  const { compared, mismatches } = compareSeeds(20_000_001, 20_000, engineOnText, 40, true);
  console.info(`${compared} random verdicts compared through text`);
  expect(mismatches).toEqual([]);
  expect(compared).toBeGreaterThan(600_000);
});

test("the engine and the naive tracer agree on many random worlds with Services", () => {
  const { compared, kinds, mismatches } = compareManyTraces(40_000_001, 12_000, engineTracer, 20);
  console.info(`${compared} random traces compared: ${JSON.stringify(Object.fromEntries(kinds))}`);
  expect(mismatches).toEqual([]);
  expect(compared).toBeGreaterThan(150_000);
});
