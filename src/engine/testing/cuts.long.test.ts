import { expect, test } from "vitest";
import { checkRandomCuts } from "./random-cuts";

const CUTS = 3_000;

test("in many random worlds a cut closes what it is about, opens nothing, and closes nothing unannounced", {
  timeout: 1_200_000,
}, () => {
  const { cuts, counts } = checkRandomCuts(9_500_001, CUTS);
  console.info(`${cuts} random cuts: ${JSON.stringify(counts)}`);
  expect(cuts).toBe(CUTS);
});
