import { expect, test } from "vitest";
import { type Candidate, compareSeed } from "./comparison";
import { MUTANTS, type Mutant } from "./mutants";
import { naiveAssumes } from "./naive-assumes";
import { naiveVerdict } from "./naive-evaluator";
import { readNaively } from "./naive-reader";

test.each(MUTANTS)("random worlds notice the wrong reading %s", (mutant) => {
  const wrong = candidateOf(mutant);
  for (let seed = 1; seed <= 20_000; seed++) {
    const { mismatch } = compareSeed(seed, wrong, 40);
    if (mismatch === null) continue;
    expect(mismatch).toContain(`seed ${seed}:`);
    return;
  }
  expect.fail("no random world tells it from the right one");
});

function candidateOf(mutant: Mutant): Candidate {
  return (objects, _, profile) => {
    const world = { ...readNaively(objects, mutant), profile };
    return (connection) => ({
      ...naiveVerdict(world, connection, mutant),
      assumes: naiveAssumes({ ...readNaively(objects), profile }, connection),
    });
  };
}
