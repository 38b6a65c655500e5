import { expect, test } from "vitest";
import { checkRandomCuts } from "../../testing/random-cuts";

const CUTS = 300;

test("in random worlds a cut closes what it is about, opens nothing, and closes nothing unannounced", {
  timeout: 120_000,
}, () => {
  const { cuts, counts } = checkRandomCuts(9_400_001, CUTS);
  console.info(`${cuts} random cuts: ${JSON.stringify(counts)}`);
  expect(cuts).toBe(CUTS);
  expect(counts.narrow).toBeGreaterThan(CUTS / 5);
  expect(counts.isolate).toBeGreaterThan(CUTS / 5);
  expect(counts.label).toBeGreaterThan(CUTS / 5);
});
