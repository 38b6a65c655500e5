import { expect, test } from "vitest";
import { profileOf } from "../policy/profiles";
import { compareSeed, compareSeeds } from "./comparison";
import { engineOnObjects, engineOnText } from "./engine-candidates";
import { naiveProfile } from "./naive-profiles";
import { randomOf } from "./random";
import { randomChoice, randomNamedProfile } from "./random-profile";
import { REGRESSION_SEEDS } from "./regression-seeds";

const WORLDS = 5_500;
const WORLDS_AS_TEXT = 1_000;
const QUESTIONS = 40;

test("seeds that once failed agree", () => {
  for (const seed of REGRESSION_SEEDS) {
    expect(compareSeed(seed, engineOnObjects, 4 * QUESTIONS).mismatch).toBeNull();
    expect(compareSeed(seed, engineOnText, 4 * QUESTIONS, true).mismatch).toBeNull();
  }
});

test("the engine and the naive evaluator agree on random worlds", () => {
  const { compared, comparedAssumes, mismatches } = compareSeeds(1, WORLDS, engineOnObjects, QUESTIONS);
  console.info(`${compared} random verdicts compared, ${comparedAssumes} of them with assumptions`);
  expect(mismatches).toEqual([]);
  expect(compared).toBeGreaterThan(200_000);
}, 120_000);

test("they agree under every profile, whatever is switched, wherever the pod CIDR is", () => {
  const { compared, mismatches } = compareSeeds(
    2_000_001,
    2_000,
    engineOnObjects,
    QUESTIONS,
    false,
    randomNamedProfile,
  );
  console.info(`${compared} random verdicts compared under random profiles`);
  expect(mismatches).toEqual([]);
  expect(compared).toBeGreaterThan(70_000);
}, 120_000);

test("the engine makes the profiles that section 8 describes", () => {
  for (const seed of Array.from({ length: 500 }, (_, index) => index)) {
    const choice = randomChoice(randomOf(seed));
    const { podCidrs, ...answers } = profileOf(choice);
    const wanted = naiveProfile(choice);
    expect({ ...answers, podCidrs: podCidrs.map(({ family, first, last }) => ({ family, first, last })) }).toEqual(
      wanted,
    );
  }
});

test("the engine reads random worlds from text as the naive reader has them", () => {
  const { compared, mismatches } = compareSeeds(1_000_001, WORLDS_AS_TEXT, engineOnText, QUESTIONS, true);
  console.info(`${compared} random verdicts compared through text`);
  expect(mismatches).toEqual([]);
  expect(compared).toBeGreaterThan(30_000);
}, 120_000);
