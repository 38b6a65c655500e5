import { expect, test } from "vitest";
import { type Candidate, compareSeed } from "./comparison";
import { engineOnObjects, engineOnText } from "./engine-candidates";
import { REGRESSION_SEEDS } from "./regression-seeds";

const WORLDS = 7_500;
const WORLDS_AS_TEXT = 1_500;
const QUESTIONS = 40;

test("seeds that once failed agree", () => {
  for (const seed of REGRESSION_SEEDS) {
    expect(compareSeed(seed, engineOnObjects, 4 * QUESTIONS).mismatch).toBeNull();
    expect(compareSeed(seed, engineOnText, 4 * QUESTIONS, true).mismatch).toBeNull();
  }
});

test("the engine and the naive evaluator agree on random worlds", () => {
  const { compared, comparedAssumes, mismatches } = compareSeeds(1, WORLDS, engineOnObjects, false);
  console.info(`${compared} random verdicts compared, ${comparedAssumes} of them with assumptions`);
  expect(mismatches).toEqual([]);
  expect(compared).toBeGreaterThan(200_000);
}, 120_000);

test("the engine reads random worlds from text as the naive reader has them", () => {
  const { compared, mismatches } = compareSeeds(1_000_001, WORLDS_AS_TEXT, engineOnText, true);
  console.info(`${compared} random verdicts compared through text`);
  expect(mismatches).toEqual([]);
}, 120_000);

/** Compares worlds of consecutive seeds until three of them disagree. */
function compareSeeds(first: number, worlds: number, candidate: Candidate, isText: boolean) {
  const mismatches: string[] = [];
  let compared = 0;
  let comparedAssumes = 0;
  for (let seed = first; seed < first + worlds && mismatches.length < 3; seed++) {
    const result = compareSeed(seed, candidate, QUESTIONS, isText);
    compared += result.compared;
    comparedAssumes += result.comparedAssumes;
    if (result.mismatch !== null) mismatches.push(result.mismatch);
  }
  return { compared, comparedAssumes, mismatches };
}
