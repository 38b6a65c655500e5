import { expect, test } from "vitest";
import { compareSeeds } from "./comparison";
import { engineOnObjects, engineOnText } from "./engine-candidates";

test("the engine and the naive evaluator agree on three million random verdicts", () => {
  const { compared, comparedAssumes, mismatches } = compareSeeds(10_000_001, 78_000, engineOnObjects, 40);
  console.info(`${compared} random verdicts compared, ${comparedAssumes} of them with assumptions`);
  expect(mismatches).toEqual([]);
  expect(compared).toBeGreaterThan(3_000_000);
});

test("the engine reads many random worlds from text as the naive reader has them", () => {
  const { compared, mismatches } = compareSeeds(20_000_001, 20_000, engineOnText, 40, true);
  console.info(`${compared} random verdicts compared through text`);
  expect(mismatches).toEqual([]);
  expect(compared).toBeGreaterThan(600_000);
});
